import { z } from 'zod';
import { CHARGE_TYPES } from '@/lib/orders/constants';
import { SEND_BACK_DAYS } from '@/lib/returns/constants';
import {
  BUNDLES,
  CHARGES_BACK,
  DEFAULT_PRIORITY,
  DEMANDS,
  EU_COUNTRIES,
  FAULTS,
  FIELDS,
  GIFTS,
  METHOD_TYPES,
  OPERATORS,
  OUTBOUND_SHIPPING,
  PAY_MOMENTS,
  PRICE_DIFFERENCES,
  RESOLUTIONS,
  SECURITIES,
  STANDARD_REASONS,
  WINDOW_STARTS,
  WITHDRAWAL_EXCEPTION_CODES,
} from './constants';
import { conditionMistakes } from './rules/condition-mistakes';
import {
  amountSchema,
  amountsSchema,
  currencySchema,
  eitherMessage,
  feeSchema,
  isShareOrSum,
  percentSchema,
  shareOrSum,
  shareOrSumSchema,
} from './rules/sum-schema';

const codeSchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/, 'Use letters, digits, "_", "-" or "."');
const daysSchema = z.int().min(0).max(3650).nullable();
const labelSchema = z.record(z.string().min(2).max(35), z.string().min(1).max(200));
const countrySchema = z.string().regex(/^[A-Z]{2}$/, 'Use a two-letter country code such as DE');

const unique = (member: string) => ({
  check: (list: readonly Record<string, unknown>[]) => new Set(list.map((item) => item[member])).size === list.length,
  message: { message: `Give each ${member} once` },
});

const followUpSchema = z.strictObject({
  code: codeSchema,
  label: labelSchema,
  choices: z
    .array(z.strictObject({ code: codeSchema, label: labelSchema }))
    .max(20)
    .optional(),
});

const reasonSchema = z.strictObject({
  code: codeSchema,
  label: labelSchema.default({}),
  fault: z.enum(FAULTS).default('shopper'),
  photo: z.enum(DEMANDS).default('none'),
  comment: z.enum(DEMANDS).default('optional'),
  waives_fees: z.boolean().default(false),
  follow_ups: z.array(followUpSchema).max(20).default([]),
});

const resolutionSchema = z
  .strictObject({
    type: z.enum(RESOLUTIONS),
    bonus: shareOrSumSchema.nullable().optional(),
    scope: z.enum(['variant', 'any']).optional(),
    price_difference: z.enum(PRICE_DIFFERENCES).optional(),
    /**
     * The shopper may have the new item first: against a deposit, or against their word that the old one sets off within
     * so many days, counted from when the new one may leave.
     */
    sends_first: z
      .strictObject({ secured_by: z.enum(SECURITIES), days: z.int().min(1).max(90).default(14) })
      .nullable()
      .optional(),
  })
  .superRefine((resolution, context) => {
    const misplaced = (member: string, type: string) =>
      context.addIssue({ code: 'custom', path: [member], message: `Only ${type} takes a ${member}` });
    if (resolution.bonus && resolution.type !== 'store_credit') misplaced('bonus', 'store_credit');
    if (resolution.scope && resolution.type !== 'exchange') misplaced('scope', 'exchange');
    if (resolution.price_difference && resolution.type !== 'exchange') misplaced('price_difference', 'exchange');
    if (resolution.sends_first && resolution.type !== 'exchange') misplaced('sends_first', 'exchange');
  });

const methodSchema = z.strictObject({
  code: codeSchema,
  type: z.enum(METHOD_TYPES),
  label: labelSchema.optional(),
  fee: feeSchema.nullable().optional(),
});

const scalarSchema = z.union([z.string().max(500), z.number(), z.boolean()]);
type Scalar = z.infer<typeof scalarSchema>;

/** One comparison (`field`, `op`, `value`), or a group of them (`all`, `any`, `none`); several groups must all hold. */
export type Condition = {
  all?: Condition[];
  any?: Condition[];
  none?: Condition[];
  field?: (typeof FIELDS)[number];
  op?: (typeof OPERATORS)[number];
  value?: Scalar | Scalar[];
  amounts?: { amount: number; currency: string }[];
};

const conditionSchema: z.ZodType<Condition, Condition> = z.lazy(() =>
  z
    .strictObject({
      all: z.array(conditionSchema).max(100).optional(),
      any: z.array(conditionSchema).max(100).optional(),
      none: z.array(conditionSchema).max(100).optional(),
      field: z.enum(FIELDS).optional(),
      op: z.enum(OPERATORS).optional(),
      value: z.union([scalarSchema, z.array(scalarSchema).max(1000)]).optional(),
      amounts: amountsSchema.optional(),
    })
    .superRefine((condition, context) => {
      for (const { path, message } of conditionMistakes(condition)) context.addIssue({ code: 'custom', path, message });
    }),
);

const actionSchema = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('refuse'), code: codeSchema.default('refused') }),
  z.strictObject({ action: z.literal('review'), code: codeSchema.default('needs_review') }),
  z
    .strictObject({
      action: z.literal('set_window'),
      days: daysSchema.optional(),
      /** Not before the end of this day, however few the days: presents bought early may come back after the holidays. */
      until: z.iso.date('Use a day such as 2027-01-31').optional(),
    })
    .refine((action) => action.days !== undefined || action.until !== undefined, { message: 'Give days or until' }),
  z
    .strictObject({
      action: z.literal('set_restocking_fee'),
      percent: percentSchema.nullable().optional(),
      amount: amountSchema.nullable().optional(),
      amounts: amountsSchema.optional(),
      fee: z.null().optional(),
    })
    .refine((action) => action.percent == null || (action.amount == null && !action.amounts), eitherMessage),
  z
    .strictObject({
      action: z.literal('set_method_fee'),
      method: codeSchema,
      amount: amountSchema.nullable().optional(),
      amounts: amountsSchema.optional(),
    })
    .refine((action) => action.amount !== undefined || action.amounts !== undefined, { message: 'Give an amount' }),
  z.strictObject({ action: z.literal('waive_fees') }),
  z.strictObject({ action: z.literal('exclude_resolution'), type: z.enum(RESOLUTIONS) }),
  z.strictObject({ action: z.literal('exclude_method'), code: codeSchema }),
  z.strictObject({ action: z.literal('bonus'), ...shareOrSum }).refine(isShareOrSum, eitherMessage),
  z.strictObject({ action: z.literal('keep_item') }),
  z.strictObject({ action: z.literal('require_photo') }),
  z.strictObject({ action: z.literal('hide') }),
  z.strictObject({ action: z.literal('withdrawal_exception'), code: z.enum(WITHDRAWAL_EXCEPTION_CODES) }),
]);

const ruleSchema = z.strictObject({
  name: z.string().min(1).max(120).optional(),
  priority: z.number().default(DEFAULT_PRIORITY),
  when: conditionSchema.optional(),
  then: z.array(actionSchema).min(1).max(20),
});

const timeZoneSchema = z.string().refine(
  (zone) => {
    try {
      return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
    } catch {
      return false;
    }
  },
  { message: 'No such time zone; use a name such as Europe/Berlin' },
);

const codes = unique('code');
const types = unique('type');

/**
 * The return policy document. Members left out mean: 30 days from delivery, end of the shopper's day, final sale refused,
 * no outbound shipping refunded, no fees, no rules, the standard reasons, every resolution that needs no money beyond the
 * quote, label and own courier, withdrawal on for EU countries.
 */
export const policySchema = z.strictObject({
  window: z
    .strictObject({ days: daysSchema.default(30), starts: z.enum(WINDOW_STARTS).default('delivered') })
    .prefault({}),
  /** Where the shipping address gives no time zone; null: the shop's own. */
  time_zone: timeZoneSchema.nullable().default(null),
  /** Currency of the bare amounts; null: the shop's own. */
  currency: currencySchema.nullable().default(null),
  extend_to_working_day: z.boolean().default(false),
  statutory_withdrawal: z
    .strictObject({
      enabled: z.boolean().default(true),
      days: z.int().min(1).max(3650).default(14),
      countries: z.array(countrySchema).default([...EU_COUNTRIES]),
    })
    .prefault({}),
  final_sale: z.enum(['refuse', 'allow']).default('refuse'),
  /** What was sold as a set comes back in parts, each with its share of the price, or as a whole only. */
  bundles: z.enum(BUNDLES).default('parts'),
  /** A gift whose goods go back is to go back too, or is paid for; or stays with the shopper. */
  gifts: z.enum(GIFTS).default('return_or_pay'),
  /** A discount that what stays no longer earns is taken back for that; `from` where orders do not say. Left out: it stays. */
  take_back_discounts: z.strictObject({ from: feeSchema.optional() }).nullish(),
  refund_outbound_shipping: z.enum(OUTBOUND_SHIPPING).default('never'),
  refund_charges: z.partialRecord(z.enum(CHARGE_TYPES), z.enum(CHARGES_BACK)).optional(),
  restocking_fee: shareOrSumSchema.nullable().default(null),
  reasons: z.array(reasonSchema).min(1).max(100).refine(codes.check, codes.message).prefault(STANDARD_REASONS),
  resolutions: z
    .array(resolutionSchema)
    .max(RESOLUTIONS.length)
    .refine(types.check, types.message)
    .prefault([{ type: 'refund' }, { type: 'store_credit' }, { type: 'exchange' }, { type: 'replace' }]),
  methods: z
    .array(methodSchema)
    .max(50)
    .refine(codes.check, codes.message)
    .prefault([
      { code: 'label', type: 'label' },
      { code: 'own_courier', type: 'own_courier' },
    ]),
  /** Days in which an opened return is to be handed over; then it runs out, and its units are free again. */
  send_back_days: z.int().min(1).max(365).default(SEND_BACK_DAYS),
  rules: z.array(ruleSchema).max(500).default([]),
  /** Beyond these a person looks; nobody is refused by a number. */
  limits: z
    .strictObject({
      per_customer: z.strictObject({ returns: z.int().min(1).max(1000), days: z.int().min(1).max(730) }).nullish(),
      per_customer_day: z.int().min(1).max(1000).nullish(),
      /** Of those in which something was paid for and kept. */
      per_customer_kept: z.strictObject({ returns: z.int().min(1).max(1000), days: z.int().min(1).max(730) }).nullish(),
      per_order: z.int().min(1).max(1000).nullish(),
    })
    .nullish(),
  /** An eligible return starts approved; otherwise a person approves each. */
  auto_approve: z.boolean().default(false),
  /** Units that arrive damaged are refunded without a person saying so. */
  refund_damaged: z.boolean().default(false),
  /**
   * When an eligible return is paid without a person: at the parcel's first scan, once the shop has said that it is at its
   * dock, or once a person has checked it in. `up_to` leaves greater sums to a person, and without `careful` so does
   * whatever a person should look at. null: a person pays each.
   */
  auto_refund: z
    .strictObject({
      on: z.enum(PAY_MOMENTS),
      up_to: feeSchema.optional(),
      /** The moment for whoever something speaks against: a flag, a limit, a caution that a person has looked at. */
      careful: z.enum(PAY_MOMENTS).nullish(),
    })
    .refine(({ on, careful }) => !careful || PAY_MOMENTS.indexOf(careful) >= PAY_MOMENTS.indexOf(on), {
      path: ['careful'],
      message: 'Must not be before on',
    })
    .nullable()
    .default(null),
});

export type Policy = z.infer<typeof policySchema>;
export type PolicyDocument = z.input<typeof policySchema>;
export type PolicyReason = Policy['reasons'][number];
export type PolicyResolution = Policy['resolutions'][number];
export type PolicyMethod = Policy['methods'][number];
export type PolicyRule = Policy['rules'][number];
export type PolicyAction = PolicyRule['then'][number];
/** A fixed sum as a policy states it. */
export type PolicySum = { amount?: number | null; amounts?: { amount: number; currency: string }[] };

const shopMember = { shop: z.string().max(63) };
const documentField = z.record(z.string(), z.unknown());

/** What the console sends to bring a version back: the whole document and the newest version it knew. */
export const savePolicyInput = z.strictObject({ ...shopMember, seen: z.int().min(0), document: documentField });

/** `seen`: the draft's revision the writer began from, 0 where there was none. */
export const saveDraftInput = z.strictObject({ ...shopMember, seen: z.int().min(0), document: documentField });
export const draftInput = z.strictObject({ ...shopMember, revision: z.int().min(1) });
/** `at`: the shop's own clock, `2026-12-01T09:00`. */
export const scheduleDraftInput = draftInput.extend({
  at: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, 'Choose a day and a time'),
});
/** One batch of a replay: how many cases were replayed before, of those up to `as_of`. */
export const simulateDraftInput = draftInput.extend({
  part: z.enum(['return', 'order']),
  as_of: z.iso.datetime(),
  skip: z.int().min(0).max(10_000),
});
