import { createHash } from 'node:crypto';
import { adapterFor } from '@/lib/carriers/registry';
import { verifySignature } from '@/lib/carriers/signatures/verify-signature';
import type { CarrierAdapter, SignedRequest } from '@/lib/carriers/types';
import { noteConnection } from '@/lib/connections/mutations/note-connection';
import { receiveTogether } from '@/lib/connections/receive-together';
import type { Delivery } from '@/lib/connections/store-deliveries';
import { env } from '@/lib/core/env';
import { AppError } from '@/lib/core/errors';
import { storable } from '@/lib/core/fields';
import { newId } from '@/lib/core/ids';
import { type Gate, inShop } from '@/lib/core/unit-of-work';
import { receivePaymentMessage } from '@/lib/payments/mutations/receive-payment-message';
import { readStripeMessage } from '@/lib/payments/rules/read-stripe-message';
import { LARGEST_BODY } from './constants';
import { findConnection } from './find-connection';
import { hearTooLarge } from './hear-too-large';
import { expected, finished, notAllowed, problem, type Rendered } from './problem';
import { readBytes } from './read-request';

/** What a provider sent, whoever read it from the wire: `url` is path and query, header names are lower case. */
export type Hook = { method: string; url: string; headers: Record<string, string>; bytes: () => Promise<Buffer> };

/** Answers what a provider sends to a connection's address. Never throws; nothing that arrives makes it fail. */
export async function answerHook(hook: Hook): Promise<Rendered> {
  const requestId = newId();
  let answer: Rendered;
  try {
    answer = hook.method === 'POST' ? await receive(hook, requestId) : notAllowed(hook.method, ['POST']);
  } catch (error) {
    if (error instanceof AppError && error.code === 'TOO_LARGE') await hearTooLarge(hook.url, announced(hook.headers));
    answer = problem(expected(error, { requestId, method: hook.method, route: '/api/hooks' }));
  }
  return finished(answer, requestId);
}

/** The same for a request of the web's own kind. */
export async function handleHook(request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const { status, text, headers } = await answerHook({
    method: request.method,
    url: pathname + search,
    headers: Object.fromEntries(request.headers),
    bytes: () => readBytes(request),
  });
  return new Response(request.method === 'HEAD' ? null : text, { status, headers });
}

/** A body that comes in chunks does not say its length; it is longer than what we take. */
const announced = (headers: Hook['headers']) => Math.max(Number(headers['content-length'] ?? 0), LARGEST_BODY + 1);

const said = (status: number, text: string): Rendered => ({
  status,
  text: JSON.stringify({ status: text }),
  headers: { 'content-type': 'application/json' },
});

async function receive({ method, url, headers, bytes: read }: Hook, requestId: string): Promise<Rendered> {
  const path = url.split('?', 1)[0] ?? '';
  const connection = await findConnection(path.split('/').at(-1) ?? '');
  const bytes = await read();
  const body = bytes.toString('utf8');
  const now = new Date();
  const gate: Gate = { ...connection.gate, requestId, now };
  const isStripe = connection.source === 'generic' && headers['stripe-signature'] !== undefined;
  const adapter = adapterFor(connection.source);
  if (connection.source === 'woocommerce' && /^webhook_id=\d+$/.test(body)) return said(200, 'ready');

  const signed: SignedRequest = {
    method,
    url: env().publicUrl + url,
    headers,
    body,
    nowUnix: Math.floor(now.getTime() / 1_000),
  };
  const isSigned = isStripe
    ? verifySignature('stripe', signed, connection.secret) === true
    : isGenuine(adapter, signed, connection.secret);
  if (!isSigned) {
    await note(gate, connection.id, 'The signature does not fit the secret.', now);
    throw new AppError('UNAUTHENTICATED', 'The signature does not fit.');
  }
  await note(gate, connection.id, null, now);

  if (isStripe) {
    const told = readStripeMessage(body);
    if (!told) throw new AppError('INVALID', 'Not a message of Stripe.');
    const message = { connectionId: connection.id, eventId: told.id, body: storable(body) };
    return said(200, await inShop(gate, (ctx) => receivePaymentMessage(ctx, message)));
  }

  const eventId = adapter.eventId?.(body, headers);
  const delivery: Delivery = {
    connectionId: connection.id,
    source: connection.source,
    dedupeKey: eventId ? `id:${storable(eventId, 250)}` : `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
    body: storable(body),
  };
  const state = await receiveTogether(gate, delivery);
  return said(state === 'parked' || state === 'received' ? 202 : 200, state);
}

function isGenuine(adapter: CarrierAdapter, request: SignedRequest, secret: string): boolean {
  try {
    return adapter.verify(request, secret);
  } catch {
    return false;
  }
}

/** At most once a minute for each connection and kind: a busy provider must not wait for one row. */
const NOTE_MS = 60_000;
const noted = new Map<string, number>();

async function note(gate: Gate, connectionId: string, error: string | null, now: Date): Promise<void> {
  const key = `${connectionId} ${error ?? ''}`;
  const last = noted.get(key);
  if (last !== undefined && now.getTime() - last < NOTE_MS) return;
  if (noted.size > 10_000) noted.clear();
  noted.set(key, now.getTime());
  await inShop(gate, (ctx) => noteConnection(ctx, { connectionId, error }));
}
