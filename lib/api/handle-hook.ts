import { noteConnection } from '@/lib/connections/mutations/note-connection';
import { receiveTogether } from '@/lib/connections/receive-together';
import { AppError } from '@/lib/core/errors';
import { storable } from '@/lib/core/fields';
import { newId } from '@/lib/core/ids';
import { type Gate, inShop } from '@/lib/core/unit-of-work';
import { receivePaymentMessage } from '@/lib/payments/mutations/receive-payment-message';
import { readStripeMessage } from '@/lib/payments/rules/read-stripe-message';
import { LARGEST_BODY } from './constants';
import { findConnection } from './find-connection';
import { hearTooLarge } from './hear-too-large';
import { keepLargeHook } from './keep-large-hook';
import { expected, finished, notAllowed, problem, type Rendered } from './problem';
import { deliveryOf, type Hook, isGenuine, isStripe } from './read-hook';
import { readerOf } from './read-request';

/** Answers what a provider sends to a connection's address. Never throws; nothing that arrives makes it fail. */
export async function answerHook(hook: Hook): Promise<Rendered> {
  const requestId = newId();
  let answer: Rendered;
  try {
    answer = hook.method === 'POST' ? await receive(hook, requestId) : notAllowed(hook.method, ['POST']);
  } catch (error) {
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
    read: readerOf(request),
  });
  return new Response(request.method === 'HEAD' ? null : text, { status, headers });
}

const said = (status: number, text: string): Rendered => ({
  status,
  text: JSON.stringify({ status: text }),
  headers: { 'content-type': 'application/json' },
});

async function receive(hook: Hook, requestId: string): Promise<Rendered> {
  const isLarge = Number(hook.headers['content-length'] ?? 0) > LARGEST_BODY;
  const path = hook.url.split('?', 1)[0] ?? '';
  const connection = await findConnection(path.split('/').at(-1) ?? '').catch((error) => {
    throw isLarge && error instanceof AppError ? tooLarge() : error;
  });
  const bytes = isLarge ? null : await hook.read(LARGEST_BODY);
  const now = new Date();
  const gate: Gate & { now: Date } = { ...connection.gate, requestId, now };
  if (bytes === null) {
    const told = await keepLargeHook(hook, connection, gate);
    if (told.isForged) await note(gate, connection.id, FORGED, now);
    await hearTooLarge(hook.url, Math.max(told.bytes, LARGEST_BODY + 1));
    throw tooLarge();
  }

  const body = bytes.toString('utf8');
  if (connection.source === 'woocommerce' && /^webhook_id=\d+$/.test(body)) return said(200, 'ready');
  if (!isGenuine(hook, connection, body, now)) {
    await note(gate, connection.id, FORGED, now);
    throw new AppError('UNAUTHENTICATED', 'The signature does not fit.');
  }
  await note(gate, connection.id, null, now);

  if (isStripe(hook, connection)) {
    const told = readStripeMessage(body);
    if (!told) throw new AppError('INVALID', 'Not a message of Stripe.');
    const message = { connectionId: connection.id, eventId: told.id, body: storable(body) };
    return said(200, await inShop(gate, (ctx) => receivePaymentMessage(ctx, message)));
  }

  const state = await receiveTogether(gate, deliveryOf(hook, connection, bytes, body));
  return said(state === 'parked' || state === 'received' ? 202 : 200, state);
}

const FORGED = 'The signature does not fit the secret.';
const tooLarge = () => new AppError('TOO_LARGE', 'The body may have 1 MB.');

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
