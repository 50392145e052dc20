import { z } from 'zod';
import { textField } from '@/lib/core/fields';
import { DISPUTE_STATES } from '@/lib/orders/constants';
import { RESOLUTIONS } from '@/lib/policies/constants';
import { DISPOSITIONS, FLAG_KINDS, GRADES } from '@/lib/returns/constants';
import { BULK_RETURNS, BULK_VERBS, ORDER_FILTERS, RETURN_TABS } from './constants';

const search = textField(100)
  .transform((text) => text.trim())
  .catch('');
const cursor = z.string().max(400).nullable().catch(null);

/** The query of a list; what cannot be read counts as not given, so that an old bookmark still opens. */
export const returnListQuery = z.object({
  tab: z.enum(RETURN_TABS).catch('waiting'),
  q: search,
  cursor,
});
export type ReturnListQuery = z.output<typeof returnListQuery>;

export const orderListQuery = z.object({
  filter: z.enum(ORDER_FILTERS).catch('all'),
  q: search,
  cursor,
});
export type OrderListQuery = z.output<typeof orderListQuery>;

/** Which shop's console it came from: a selector that the gate proves, never an authority. */
export const shopSelector = z.object({ shop: z.string().max(63) });

const onReturn = { shop: z.string().max(63), returnId: z.uuid() };
const words = (max: number) =>
  textField(max)
    .transform((text) => text.trim())
    .nullish();

export const approveActionInput = z.strictObject({ ...onReturn, note: words(2000) });
export const rejectActionInput = z.strictObject({
  ...onReturn,
  reason: textField(500, 1).refine((text) => text.trim() !== '', 'Say why: the shopper reads it.'),
  note: words(2000),
});
export const receiveActionInput = z.strictObject({
  ...onReturn,
  lines: z
    .array(
      z.strictObject({
        return_line_id: z.uuid(),
        accepted: z.int().min(0).max(100_000),
        damaged: z.int().min(0).max(100_000),
        missing: z.int().min(0).max(100_000),
        units: z
          .array(
            z.strictObject({
              condition: z.enum(['good', 'damaged']),
              quantity: z.int().min(1).max(100_000),
              grade: z.enum(GRADES).nullish(),
              disposition: z.enum(DISPOSITIONS).nullish(),
              serials: z.array(textField(100, 1)).max(500).optional(),
            }),
          )
          .max(50)
          .optional(),
      }),
    )
    .min(1)
    .max(200),
  unexpected: z
    .array(
      z.strictObject({
        title: textField(200, 1),
        quantity: z.int().min(1).max(1_000),
        disposition: z.enum(DISPOSITIONS).nullish(),
      }),
    )
    .max(20)
    .optional(),
  weight_grams: z.int().min(1).max(1_000_000).optional(),
  note: words(2000),
});
export const askActionInput = z.strictObject({
  ...onReturn,
  question: textField(1000, 1).refine((text) => text.trim() !== '', 'Ask something first.'),
});
export const extendActionInput = z.strictObject({ ...onReturn, days: z.int().min(1).max(90), note: words(2000) });
export const moveActionInput = z.strictObject({
  shop: z.string().max(63),
  inspectionId: z.uuid(),
  returnLineId: z.uuid(),
});
export const disposeActionInput = z.strictObject({
  shop: z.string().max(63),
  inspectionId: z.uuid(),
  disposition: z.enum(DISPOSITIONS),
});
export const onReturnInput = z.strictObject(onReturn);
export const flagActionInput = z.strictObject({ ...onReturn, kind: z.enum(FLAG_KINDS), note: words(500) });
export const settleWithdrawalInput = z.strictObject({
  shop: z.string().max(63),
  withdrawalId: z.uuid(),
  note: textField(500, 1)
    .transform((text) => text.trim())
    .refine((text) => text !== '', 'Say how, so that it can be shown later.'),
});
export const bulkActionInput = z
  .strictObject({
    shop: z.string().max(63),
    returnIds: z.array(z.uuid()).min(1).max(BULK_RETURNS),
    verb: z.enum(BULK_VERBS),
    note: words(500),
  })
  .refine((input) => input.verb !== 'reject' || Boolean(input.note), {
    path: ['note'],
    message: 'Say why: the shoppers read it.',
  });
export const refundActionInput = z
  .strictObject({
    ...onReturn,
    /** Minor units the page showed; when something else is owed by now, nothing is paid. */
    seen: z.int().min(0),
    amount: z.int().min(1).nullish(),
    note: words(2000),
    /** What the bank calls a payment made by hand. */
    reference: words(140),
  })
  .refine((input) => input.amount == null || Boolean(input.note), {
    path: ['note'],
    message: 'Say why it is another amount.',
  });
export const bounceActionInput = z.strictObject({ ...onReturn, refundId: z.uuid(), reason: words(300) });
export const payBackActionInput = z.strictObject({
  ...onReturn,
  by_hand: z.boolean().optional(),
  reference: words(140),
});
export const disputeActionInput = z.strictObject({
  shop: z.string().max(63),
  orderId: z.uuid(),
  /** Of one that is known; else it is a new one. */
  disputeId: z.string().min(1).max(255).optional(),
  state: z.enum(DISPUTE_STATES),
  amount: z.int().min(0),
  reason: words(300),
});
export const endActionInput = z.strictObject({ ...onReturn, note: words(2000) });
export const returnNoteInput = z.strictObject({
  ...onReturn,
  note: textField(2000, 1).refine((text) => text.trim() !== '', 'Write something first.'),
  audience: z.enum(['everyone', 'staff']),
});

const staffLine = z.strictObject({
  line_external_id: textField(255, 1),
  quantity: z.int().min(1).max(100_000),
  reason: textField(64, 1).nullable(),
  resolution: z.enum(RESOLUTIONS).nullable(),
  exchange_variant_external_id: textField(255, 1).nullable(),
  comment: textField(1000).nullable(),
  /** By the codes of the reason's questions. */
  answers: z
    .record(z.string().max(64), textField(500))
    .refine((answers) => Object.keys(answers).length <= 20, 'That is no answer to a question of the policy.')
    .default({}),
  photo_ids: z.array(z.uuid()).max(6).default([]),
});
export const staffQuoteInput = z.strictObject({
  shop: z.string().max(63),
  orderId: z.uuid(),
  lines: z.array(staffLine).min(1).max(200),
  method: textField(64, 1).nullable(),
});
export const staffPhotoInput = z.strictObject({ shop: z.string().max(63), file: z.instanceof(File) });
export const openReturnInput = staffQuoteInput.extend({ seen: z.int(), approve: z.boolean() });

export const orderNoteInput = z.strictObject({
  shop: z.string().max(63),
  orderId: z.uuid(),
  note: textField(2000),
});
export const parcelNoteInput = z.strictObject({
  shop: z.string().max(63),
  shipmentId: z.uuid(),
  note: textField(2000),
});
