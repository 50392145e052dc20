import { createHmac } from 'node:crypto';
import { newToken } from '@/lib/core/secrets';

/** A secret in the form of Standard Webhooks: `whsec_` and the base64 of 32 random bytes. */
export const newWebhookSecret = () => `whsec_${Buffer.from(newToken(), 'base64url').toString('base64')}`;

/**
 * The headers that prove a webhook (Standard Webhooks 1.0): its id, the moment of sending in Unix seconds, and a `v1`
 * signature for each secret, so that a receiver may know either during a rotation.
 * @param secrets the current one first
 */
export function signWebhook(
  { id, body, sentAt }: { id: string; body: string; sentAt: Date },
  secrets: readonly string[],
): Record<string, string> {
  const timestamp = String(Math.floor(sentAt.getTime() / 1_000));
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  });
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
}
