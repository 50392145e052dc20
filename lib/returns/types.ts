import type { z } from 'zod';
import type { Money } from '@/lib/core/money';
import type { ChargeType } from '@/lib/orders/constants';
import type { ResolutionType, WithdrawalException } from '@/lib/policies/constants';
import type { Policy } from '@/lib/policies/schema';
import type { ExplanationCode, QuoteReasonCode, ReturnKind, Verdict } from './constants';
import type { CreditPaid } from './rules/credit-paid';
import type { KeptGift } from './rules/kept-gifts';
import type { returnSettingsSchema } from './rules/return-settings';
import type { SendsFirst } from './rules/sends-first';

/** An order as the API takes it, as far as a quote reads it. Times are RFC 3339, or a wall clock without an offset. */
export type QuoteOrder = {
  currency: string;
  placed_at?: string | null;
  fulfilled_at?: string | null;
  cancelled_at?: string | null;
  channel?: string | null;
  tags?: string[] | null;
  shipping_address?: { country?: string | null; region?: string | null; postal_code?: string | null } | null;
  prices_include_tax?: boolean;
  shipping_total?: Money | null;
  shipping_tax?: Money | null;
  discount_total?: Money | null;
  /** Given with goods of at least so much. */
  discount_from?: Money | null;
  /** Absent: what the lines and shipping come to. */
  total_paid?: Money | null;
  paid_by?: string | null;
  charges?: QuoteCharge[] | null;
  /** Refunds that `returned` does not already tell of. */
  refunds?: { amount: Money; lines?: UnitCount[] | null }[] | null;
  lines: QuoteOrderLine[];
};

/** A sum beside goods and delivery, tax included. */
export type QuoteCharge = { type: ChargeType; title?: string | null; amount: Money };

export type QuoteOrderLine = {
  external_id: string;
  title?: string | null;
  variant_title?: string | null;
  sku?: string | null;
  product_external_id?: string | null;
  variant_external_id?: string | null;
  quantity: number;
  unit_price: Money;
  discount_total?: Money | null;
  tax_total?: Money | null;
  tags?: string[] | null;
  category?: string | null;
  final_sale?: boolean | null;
  withdrawal_exempt?: boolean | null;
  withdrawal_exception?: WithdrawalException | null;
  requires_shipping?: boolean | null;
  /** Lines that name the same set were sold as one. */
  bundle?: string | null;
  /** What a part of a set or a gift is worth where its price does not say; from which worth of goods on the gift was given. */
  value?: Money | null;
  gift_from?: Money | null;
};

export type UnitCount = { line_external_id: string; quantity: number };

export type QuoteShipment = {
  direction?: string | null;
  status?: string | null;
  shipped_at?: string | null;
  delivered_at?: string | null;
  delivered_at_local?: string | null;
  /** None: the whole order. */
  lines?: UnitCount[] | null;
};

export type QuoteVariant = {
  external_id: string;
  product_external_id?: string | null;
  title?: string | null;
  price: Money;
  /** Units that may be promised, reservations taken off; absent: not counted. */
  stock?: number | null;
};

export type QuoteLineInput = UnitCount & {
  reason?: string | null;
  resolution?: string | null;
  exchange_variant_external_id?: string | null;
  /** These very units, as a claim holds them; absent: the first that are free. */
  unit_offset?: number | null;
};

export type QuoteInput = {
  order: QuoteOrder;
  policy: Policy;
  lines: QuoteLineInput[];
  kind?: ReturnKind;
  method?: string | null;
  /** It travels in the parcel of another return, which has paid for the way. */
  shares_parcel?: boolean;
  /** The return has been accepted: its lines are priced and no longer judged. */
  decided?: boolean;
  /** Neither sets nor gifts are looked at: a line that may go back beside others, a return in which nobody spoke of a gift. */
  by_itself?: boolean;
  /**
   * Units that returns have claimed before. With `unit_offset` exactly those units of the line, which keeps every slice
   * exact when a claim in the middle is given up; without it the first that are free.
   */
  returned?: (UnitCount & { unit_offset?: number | null })[] | null;
  /** Everything refunded so far, by anyone; the greater of this and the order's own refunds counts. */
  refunded_total?: Money | null;
  /** Outbound shipping that a return has refunded before. Absent: assumed done where the policy always refunds it and units came back. */
  outbound_shipping_refunded?: Money | null;
  /** What returns have taken off the order's invoice before. */
  claim_reduced?: Money | null;
  /** Of the order's discount: what earlier returns have taken back. */
  discount_taken_back?: Money | null;
  /** Of it: the most this return may take back, as it was agreed. */
  discount_agreed?: Money | null;
  /** Where store credit paid a part of the order. Absent: it did not. */
  credit_paid?: CreditPaid | null;
  /** Why a person should look, beside the policy's rules: limits that are reached, flags on the shopper. */
  cautions?: QuoteReasonCode[] | null;
  /** For shipments that do not say, or an order without any. */
  delivered_at?: string | null;
  shipments?: QuoteShipment[] | null;
  /** What an exchange may choose from. Absent: prices are not known and an exchange is even. */
  variants?: QuoteVariant[] | null;
  customer?: {
    tags?: string[] | null;
    orders_count?: number | null;
    returns_90d?: number | null;
    return_rate?: number | null;
  } | null;
  /** The shop's own currency and zone, for policies that name none. Absent: the order's currency, UTC. */
  shop?: { currency?: string | null; time_zone?: string | null } | null;
  now: Date;
};

export type QuoteReason = {
  code: string;
  /** When the window closed, RFC 3339 on the shopper's clock. */
  until?: string;
  /** The rule that says so. */
  rule?: string;
  /** How many units could be returned. */
  available?: number;
};

export type QuoteLine = {
  line_external_id: string;
  quantity: number;
  verdict: Verdict;
  reasons: QuoteReason[];
  /** The last second, RFC 3339 on the shopper's clock; null: no limit, or the window has not begun. */
  return_by: string | null;
  /** Until when the law lets the shopper withdraw, where it does and that is not over. */
  withdraw_by: string | null;
  /** What the law exempts from withdrawal, or exempts once it is unsealed or mixed (article 16). */
  withdrawal_exception: WithdrawalException | null;
  money: { gross: Money; discount: Money; tax_included: Money; net_refund: Money };
  options: { resolutions: ResolutionType[]; methods: string[] };
  /** What happens to the line: as asked, else as the law or the policy has it. */
  resolution: ResolutionType;
  exchange: { variant_external_id: string | null; difference: Money } | null;
  /** The shopper keeps the item; nothing is sent back. */
  keep_item: boolean;
  require_photo: boolean;
  /** The units claimed, in runs: what to store, and to give back as `returned`. Empty on an ineligible line. */
  slices: { unit_offset: number; quantity: number; net_refund: Money }[];
};

export type ExplanationRow = {
  code: ExplanationCode;
  text: string;
  amount: Money;
  line_external_id?: string;
  /** Of a row that tells of a charge: its kind, and its own name where it has one. */
  charge?: { type: ChargeType; title: string | null };
};

export type QuoteMoney = {
  items: Money;
  outbound_shipping: Money;
  restocking_fee: Money;
  method_fee: Money;
  bonus: Money;
  /** Signed: positive is owed by the shopper. */
  exchange_difference: Money;
  refund_total: Money;
  credit_total: Money;
  due_from_shopper: Money;
  /** Of what goes back: charges beside goods and delivery. Absent: none does. */
  charges?: Money;
  /** Of `refund_total`: what comes off an invoice that is not paid yet, instead of being paid out. Absent: nothing does. */
  claim_reduction?: Money;
  /** Within `items`: what of the order's discount is taken back; negative: given back again. Absent: none. */
  discount_taken_back?: Money;
  explanation: ExplanationRow[];
};

export type QuoteTrace = {
  line_external_id: string | null;
  source: 'rule' | 'policy' | 'law' | 'order';
  rule: string | null;
  action: string;
  applied: boolean;
  detail: string;
};

export type Quote = {
  verdict: Verdict;
  kind: ReturnKind;
  lines: QuoteLine[];
  money: QuoteMoney;
  /** An eligible verdict needs no person: the policy approves by itself, and a withdrawal takes effect by being declared. */
  approves: boolean;
  /** Of an exchange: that the new item may leave before the old one is back, and what stands for the old one meanwhile. */
  sends_first: SendsFirst | null;
  /** Gifts whose goods go back so far that they are to go back too, or are paid for: those the shopper keeps. */
  gifts: KeptGift[];
  /** Each way back that every line may take, with what it would cost as a fee before any cap. */
  methods: { code: string; type: string; fee: Money }[];
  trace: QuoteTrace[];
};

/** Some units of a line that are alike to the shopper; ids are the order line's own. */
export type ReturnDraftLine = {
  line_id: string;
  /** Which of several, where each unit of a line has a matter of its own. */
  part?: number;
  quantity: number;
  reason: string | null;
  comment: string | null;
  resolution: ResolutionType | null;
  exchange_variant_id: string | null;
  photo_ids?: string[];
  /** To the reason's follow-ups: the question's code, then the choice's code or the shopper's words. */
  answers?: Record<string, string>;
};

/** The wizard's state on the server. `version` is raised by each save. */
export type ReturnDraft = {
  kind: ReturnKind;
  version: number;
  lines: ReturnDraftLine[];
  method: string | null;
  details?: MethodDetails;
  /** The return this one takes the place of when it is sent. */
  replaces?: string | null;
  /** The return of another order in whose parcel these things travel. */
  parcel_of?: string | null;
  /** The new item is to leave before the old one is back. */
  sends_first?: boolean;
  /** Of a gift: where the credit goes. */
  recipient_email?: string | null;
  /** Nobody is to be reminded of it. */
  quiet?: boolean;
};

/** What was chosen within a method. Days and times are the shopper's wall clock. */
export type MethodDetails = {
  /** Collection: YYYY-MM-DD, and one of the shop's windows ("09:00-12:00"). */
  pickup_on?: string;
  pickup_window?: string;
  /** Code of the counter or shop. */
  place?: string;
  /** The shopper's own courier. */
  carrier?: string;
  tracking_number?: string;
};

export type PostalAddress = {
  name: string;
  company?: string;
  line1: string;
  line2?: string;
  city: string;
  region?: string;
  postal_code: string;
  country: string;
  phone?: string;
  email?: string;
};

/** A counter, locker or shop that takes returns in. */
export type ReturnPlace = {
  code: string;
  /** Codes of the policy's methods it serves; absent: every one that is handed in. */
  methods?: string[];
  name: string;
  address: string;
  city?: string;
  postal_code?: string;
  country?: string;
  /** As people say it: "Mon–Fri 9–18, Sat 10–14". */
  hours?: string;
};

export type ReturnSettings = z.output<typeof returnSettingsSchema>;
