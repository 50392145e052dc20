import { z } from 'zod';

const ABOUT_CHECKOUTS = [
  'checkout.session.completed',
  'checkout.session.async_payment_succeeded',
  'checkout.session.async_payment_failed',
  'checkout.session.expired',
];

const shape = z.looseObject({
  id: z.string().min(1).max(250),
  type: z.string(),
  data: z.looseObject({
    object: z.looseObject({ id: z.string().max(250).optional(), client_reference_id: z.string().max(250).nullish() }),
  }),
});

/**
 * A message of Stripe: its own id, and the checkout whose state has changed; null `checkout` where it is about something
 * else. Null: it is no such message.
 */
export function readStripeMessage(
  body: string,
): { id: string; checkout: { reference: string; key: string | null } | null } | null {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return null;
  }
  const read = shape.safeParse(json);
  if (!read.success) return null;
  const { id, type, data } = read.data;
  const { id: reference, client_reference_id: key } = data.object;
  return {
    id,
    checkout: reference && ABOUT_CHECKOUTS.includes(type) ? { reference, key: key ?? null } : null,
  };
}
