import { z } from 'zod';
import type { DisputeState } from '@/lib/orders/constants';
import { fromStripe } from './stripe-amount';

const ABOUT_CHECKOUTS = [
  'checkout.session.completed',
  'checkout.session.async_payment_succeeded',
  'checkout.session.async_payment_failed',
  'checkout.session.expired',
];

const ABOUT_REFUNDS = ['refund.created', 'refund.updated', 'refund.failed', 'charge.refund.updated'];

const unixTime = z.number().min(0).max(4_102_444_800);

const shape = z.looseObject({
  id: z.string().min(1).max(250),
  type: z.string(),
  created: unixTime.optional(),
  data: z.looseObject({
    object: z.looseObject({ id: z.string().max(250).optional(), client_reference_id: z.string().max(250).nullish() }),
  }),
});

const disputeShape = z.looseObject({
  id: z.string().min(1).max(250),
  amount: z.int().min(0),
  currency: z.string().regex(/^[A-Za-z]{3}$/),
  status: z.string(),
  reason: z.string().max(300).nullish(),
  payment_intent: z.string().max(250).nullish(),
  metadata: z.record(z.string(), z.string().max(500)).nullish(),
  created: unixTime.optional(),
});

export type StripeDispute = {
  id: string;
  state: DisputeState;
  amount: number;
  currency: string;
  reason: string | null;
  /** Stripe's own payment, and the order as its maker named it there. */
  payment: string | null;
  orderExternalId: string | null;
  openedAt: Date | null;
  /** When Stripe told. */
  updatedAt: Date | null;
};

export type StripeMessage = {
  id: string;
  checkout: { reference: string; key: string | null } | null;
  dispute: StripeDispute | null;
  /** The payment of which a refund has changed. */
  refunded: string | null;
};

/**
 * A message of Stripe: its own id, and the checkout or the payment's refund whose state has changed, or the dispute it tells
 * of; null where it is about something else. Null altogether: it is no such message.
 */
export function readStripeMessage(body: string): StripeMessage | null {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return null;
  }
  const read = shape.safeParse(json);
  if (!read.success) return null;
  const { id, type, data, created } = read.data;
  const { id: reference, client_reference_id: key, payment_intent: payment } = data.object;
  return {
    id,
    checkout: reference && ABOUT_CHECKOUTS.includes(type) ? { reference, key: key ?? null } : null,
    dispute: type.startsWith('charge.dispute.') ? readDispute(data.object, created) : null,
    refunded: ABOUT_REFUNDS.includes(type) && typeof payment === 'string' ? payment.slice(0, 250) : null,
  };
}

/** A warning is a bank asking, with nothing taken yet; it ends with nothing taken. */
const STATES: Record<string, StripeDispute['state']> = {
  won: 'won',
  warning_closed: 'won',
  prevented: 'won',
  lost: 'lost',
};

function readDispute(object: unknown, created: number | undefined): StripeDispute | null {
  const read = disputeShape.safeParse(object);
  if (!read.success) return null;
  const { id, amount, status, reason, payment_intent: payment, metadata, created: openedAt } = read.data;
  const currency = read.data.currency.toUpperCase();
  return {
    id,
    state: STATES[status] ?? 'open',
    amount: fromStripe(amount, currency),
    currency,
    reason: reason?.replaceAll('_', ' ') ?? null,
    payment: payment ?? null,
    orderExternalId: metadata?.order_external_id ?? metadata?.order_id ?? null,
    openedAt: openedAt ? new Date(openedAt * 1000) : null,
    updatedAt: created ? new Date(created * 1000) : null,
  };
}
