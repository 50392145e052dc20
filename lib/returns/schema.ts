import { z } from 'zod';
import { instantField, moneyField } from '@/lib/core/fields';
import { DISPUTE_STATES } from '@/lib/orders/constants';
import { serialsField } from '@/lib/orders/schema';
import { PAYMENT_KINDS, PAYMENT_STATES } from '@/lib/payments/constants';
import { RESOLUTIONS, SECURITIES } from '@/lib/policies/constants';
import {
  CAUTIONS,
  DISPOSITIONS,
  FLAG_KINDS,
  GRADES,
  OPENED_KINDS,
  REFUND_STATES,
  RETURN_STATUSES,
  RETURN_VERBS,
  VERDICTS,
} from './constants';

const externalId = z.string().min(1).max(255);
const code = z.string().min(1).max(64);
const note = z.string().trim().max(2000);

/** One line of a quote or a new return (CONTRACT.md 8). */
export const quoteLineInput = z.strictObject({
  line_external_id: externalId,
  quantity: z.int().min(1).max(100_000),
  reason: code.nullish(),
  resolution: z.enum(RESOLUTIONS).nullish(),
  exchange_variant_external_id: externalId.nullish(),
});

export const quoteInput = z.strictObject({
  order_external_id: externalId,
  lines: z.array(quoteLineInput).min(1).max(200),
  kind: z.enum(OPENED_KINDS).optional(),
  method: code.nullish(),
});
export type QuoteRequest = z.infer<typeof quoteInput>;

export const createReturnInput = quoteInput.extend({
  lines: z
    .array(quoteLineInput.extend({ comment: note.nullish() }))
    .min(1)
    .max(200),
  /** The new item leaves before the old one is back, as the quote's `sends_first` offers. */
  sends_first: z.boolean().optional(),
});

/** Days from today. */
export const extendInput = z.strictObject({ days: z.int().min(1).max(90), note: note.nullish() });
export const waiveInput = z.strictObject({ note: note.nullish() });
export const approveInput = z.strictObject({ note: note.nullish() });
export const rejectInput = z.strictObject({ reason: z.string().trim().min(1).max(500), note: note.nullish() });
const grams = z.int().min(1).max(1_000_000);
const units = z.int().min(1).max(100_000);
const goodsWay = { grade: z.enum(GRADES).nullish(), disposition: z.enum(DISPOSITIONS).nullish() };
export const receiveInput = z.strictObject({
  lines: z
    .array(
      z.strictObject({
        return_line_id: z.uuid(),
        accepted: z.int().min(0).max(100_000).default(0),
        damaged: z.int().min(0).max(100_000).default(0),
        missing: z.int().min(0).max(100_000).default(0),
        /** In what state the units are and where they go; those not told of are decided later. */
        units: z
          .array(
            z.strictObject({
              condition: z.enum(['good', 'damaged']),
              quantity: units,
              ...goodsWay,
              /** What is engraved on them: one that was not sold with this order is looked at before anything is paid. */
              serials: serialsField.nullish(),
              note: note.nullish(),
            }),
          )
          .max(50)
          .nullish(),
      }),
    )
    .min(1)
    .max(200),
  /** What was in the box and on no return. */
  unexpected: z
    .array(
      z.strictObject({
        title: z.string().trim().min(1).max(200),
        quantity: units,
        ...goodsWay,
        note: note.nullish(),
      }),
    )
    .max(50)
    .nullish(),
  /** What the parcel weighs here. */
  weight_grams: grams.nullish(),
  note: note.nullish(),
});
/** It is at the shop's dock, not opened yet. */
export const dockInput = z.strictObject({ weight_grams: grams.nullish(), note: note.nullish() });
export const clearInput = z.strictObject({ note: note.nullish() });
export const disposeInput = z.strictObject({ inspectionId: z.uuid(), disposition: z.enum(DISPOSITIONS) });
export const refundInput = z.strictObject({
  amount: z.int().min(1).nullish(),
  note: note.nullish(),
  /** Paid back by the shop itself: no provider is asked. */
  by_hand: z.boolean().optional(),
  /** What the shop's books or bank call a payment made by hand. */
  reference: z.string().trim().min(1).max(140).nullish(),
});
/** A refund that was paid has come back. */
export const bounceInput = z.strictObject({
  refund_id: z.uuid(),
  reason: z.string().trim().min(1).max(300).nullish(),
});
/** A dispute about an order's payment, as whoever tells of it puts it. */
export const disputeInput = z.strictObject({
  state: z.enum(DISPUTE_STATES),
  amount: moneyField,
  reason: z.string().trim().max(300).nullish(),
  opened_at: instantField.nullish(),
  /** The caller's own clock: older news is ignored. */
  updated_at: instantField.nullish(),
});
export const disputeReadSchema = z.object({
  external_id: z.string(),
  /** Who told of it. */
  source: z.string(),
  state: z.enum(DISPUTE_STATES),
  amount: z.object({ amount: z.int(), currency: z.string() }),
  reason: z.string().nullable(),
  opened_at: z.string(),
  closed_at: z.string().nullable(),
});
/** The shop has collected a difference by itself; the reference is its own. */
export const collectInput = z.strictObject({ reference: z.string().trim().min(1).max(200).nullish() });
/** What of a payment for an exchange came back, or could not go, is paid back once more. */
export const payBackInput = z.strictObject({
  by_hand: z.boolean().optional(),
  reference: z.string().trim().min(1).max(200).nullish(),
});
export const flagInput = z.strictObject({ kind: z.enum(FLAG_KINDS), note: note.nullish() });
export const unflagInput = z.strictObject({ note: note.nullish() });
export const cancelInput = z.strictObject({ note: note.nullish() });
export const closeInput = z.strictObject({ note: note.nullish() });

export const holdInput = z.strictObject({ note: note.nullish() });
export const unholdInput = z.strictObject({ note: note.nullish() });
export const askInput = z.strictObject({ question: z.string().trim().min(1).max(1000) });
export const answerInput = z.strictObject({ answer: z.string().trim().min(1).max(2000) });

export type ApproveInput = z.infer<typeof approveInput>;
export type RejectInput = z.infer<typeof rejectInput>;
export type ReceiveInput = z.infer<typeof receiveInput>;
export type RefundInput = z.infer<typeof refundInput>;

const money = z.object({ amount: z.int(), currency: z.string() });

/** A return as the API answers it. The quote's members are those of CONTRACT.md 8. */
export const returnReadSchema = z.object({
  id: z.string(),
  number: z.string(),
  order_external_id: z.string(),
  kind: z.enum(OPENED_KINDS),
  status: z.enum(RETURN_STATUSES),
  method: z.string().nullable(),
  lines: z.array(
    z.object({
      id: z.string(),
      line_external_id: z.string(),
      quantity: z.int(),
      received: z.int(),
      accepted: z.int(),
      damaged: z.int(),
      missing: z.int(),
      resolution: z.string(),
      reason: z.string().nullable(),
    }),
  ),
  quote: z.looseObject({
    verdict: z.enum(VERDICTS),
    lines: z.array(z.looseObject({ line_external_id: z.string(), quantity: z.int(), verdict: z.enum(VERDICTS) })),
    money: z.looseObject({ refund_total: money, credit_total: money, due_from_shopper: money }),
  }),
  refunds: z.array(
    z.object({
      id: z.string(),
      amount: money,
      state: z.enum(REFUND_STATES),
      provider: z.string(),
      reference: z.string().nullable(),
      /** It was paid, and the money came back: its state is `failed`. */
      bounced_at: z.string().nullable(),
      /** The refund that came back, which this one pays again. */
      instead_of: z.string().nullable(),
      /** The refund that went through only in part: this is what of it did not, or came back. */
      part_of: z.string().nullable(),
      /** What the shop's books or bank call a payment made by hand. */
      paid_reference: z.string().nullable(),
    }),
  ),
  /** What the shopper pays: for a dearer item, a deposit, or an old one that did not come back; null where nothing is due. */
  payment: z
    .object({
      kind: z.enum(PAYMENT_KINDS),
      amount: money,
      state: z.enum(PAYMENT_STATES),
      provider: z.string(),
      url: z.string().nullable(),
      expires_at: z.string(),
      paid_at: z.string().nullable(),
    })
    .nullable(),
  /** Since when what is exchanged or replaced may leave the shop. */
  exchange_released_at: z.string().nullable(),
  /** The new item leaves before the old one is back; null where it waits for it. */
  sends_first: z
    .object({
      secured_by: z.enum(SECURITIES).nullable(),
      amount: money,
      hand_over_by: z.string().nullable(),
      overdue_at: z.string().nullable(),
    })
    .nullable(),
  reject_reason: z.string().nullable(),
  expires_at: z.string().nullable(),
  /** Laid aside since; null while it is not. */
  held_at: z.string().nullable(),
  /** The shopper owes an answer since. */
  asked_at: z.string().nullable(),
  /** At the shop's own dock since, not opened yet. */
  docked_at: z.string().nullable(),
  /** What its parcel weighs, as `by` told: a source, `api` or `staff`. */
  weight: z.object({ grams: z.int(), by: z.string() }).nullable(),
  /** What speaks against paying it by itself, for the shop's eyes; `cleared_at` once somebody has looked. */
  cautions: z.array(
    z.object({
      kind: z.enum(CAUTIONS),
      expected_grams: z.int().nullable(),
      weighed_grams: z.int().nullable(),
      serials: z.array(z.string()),
      at: z.string(),
      cleared_at: z.string().nullable(),
    }),
  ),
  allowed_verbs: z.array(z.enum(RETURN_VERBS)),
  created_at: z.string(),
  updated_at: z.string(),
});
