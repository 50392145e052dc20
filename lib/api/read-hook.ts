import { createHash } from 'node:crypto';
import { adapterFor } from '@/lib/carriers/registry';
import { verifySignature } from '@/lib/carriers/signatures/verify-signature';
import type { SignedRequest } from '@/lib/carriers/types';
import type { Delivery } from '@/lib/connections/store-deliveries';
import { env } from '@/lib/core/env';
import { storable } from '@/lib/core/fields';
import type { Connection } from './find-connection';
import type { ReadBody } from './read-body';

/** What a provider sent, whoever reads it from the wire: `url` is path and query, header names are lower case. */
export type Hook = { method: string; url: string; headers: Record<string, string>; read: ReadBody };

/** Stripe tells of payments through a source of one's own. */
export const isStripe = ({ headers }: Hook, { source }: Connection): boolean =>
  source === 'generic' && headers['stripe-signature'] !== undefined;

/** Whether somebody who knows the connection's secret has sent a body; of a source that signs nothing, whether its trust rule holds. */
export function isGenuine(hook: Hook, connection: Connection, body: string, now: Date): boolean {
  const { method, url, headers } = hook;
  const nowUnix = Math.floor(now.getTime() / 1_000);
  const signed: SignedRequest = { method, url: env().publicUrl + url, headers, body, nowUnix };
  if (isStripe(hook, connection)) return verifySignature('stripe', signed, connection.secret) === true;
  try {
    return adapterFor(connection.source).verify(signed, connection.secret);
  } catch {
    return false;
  }
}

/** A message as the inbox takes it; sent again it has the same key. */
export function deliveryOf({ headers }: Hook, connection: Connection, bytes: Buffer, body: string): Delivery {
  const eventId = adapterFor(connection.source).eventId?.(body, headers);
  return {
    connectionId: connection.id,
    source: connection.source,
    dedupeKey: eventId ? `id:${storable(eventId, 250)}` : `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
    body: storable(body),
  };
}
