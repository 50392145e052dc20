import { carrierTime } from '../../rules/carrier-time';
import { amountOf } from '../../rules/minor-units';
import { type Json, text } from '../../rules/read-payload';
import type { ReportedDispute } from '../../types';

/** Shopify Payments disputes: what is refunded by the shop itself is told as a refund. */
const STATES: Record<string, ReportedDispute['state']> = {
  needs_response: 'open',
  under_review: 'open',
  won: 'won',
  charge_refunded: 'won',
  lost: 'lost',
  accepted: 'lost',
};

/** A dispute (REST resource, as the `disputes/create` and `disputes/update` webhooks post it); a state nobody knows is open. */
export function readDispute(dispute: Json): ReportedDispute {
  const currency = text(dispute.currency);
  return {
    external_id: text(dispute.id, 255) ?? '',
    order_external_id: text(dispute.order_id, 255),
    state: STATES[text(dispute.status) ?? ''] ?? 'open',
    amount: currency ? amountOf(dispute.amount, currency) : null,
    reason: text(dispute.reason, 300)?.replaceAll('_', ' ') ?? null,
    opened_at: carrierTime(dispute.initiated_at).occurred_at,
  };
}
