import type { ChargeType } from '@/lib/orders/constants';

/** Where the right of withdrawal of Directive 2011/83/EU applies: the member states. */
export const EU_COUNTRIES = [
  'AT',
  'BE',
  'BG',
  'CY',
  'CZ',
  'DE',
  'DK',
  'EE',
  'ES',
  'FI',
  'FR',
  'GR',
  'HR',
  'HU',
  'IE',
  'IT',
  'LT',
  'LU',
  'LV',
  'MT',
  'NL',
  'PL',
  'PT',
  'RO',
  'SE',
  'SI',
  'SK',
] as const;

/**
 * What the law exempts from withdrawal (Directive 2011/83/EU, article 16 (a) to (m)). `when` it is so: by what was sold, or
 * only by what was done with it since, which nobody knows before it is back.
 */
export const WITHDRAWAL_EXCEPTIONS = {
  service_performed: { article: 'a', when: 'sold' },
  market_price: { article: 'b', when: 'sold' },
  personalised: { article: 'c', when: 'sold' },
  perishable: { article: 'd', when: 'sold' },
  unsealed_hygiene: { article: 'e', when: 'used' },
  mixed: { article: 'f', when: 'used' },
  aged_drinks: { article: 'g', when: 'sold' },
  urgent_repair: { article: 'h', when: 'sold' },
  unsealed_media: { article: 'i', when: 'used' },
  newspaper: { article: 'j', when: 'sold' },
  auction: { article: 'k', when: 'sold' },
  dated_service: { article: 'l', when: 'sold' },
  digital_begun: { article: 'm', when: 'sold' },
} as const;
export type WithdrawalException = keyof typeof WITHDRAWAL_EXCEPTIONS;
export const WITHDRAWAL_EXCEPTION_CODES = Object.keys(WITHDRAWAL_EXCEPTIONS) as [
  WithdrawalException,
  ...WithdrawalException[],
];

export const WINDOW_STARTS = ['ordered', 'shipped', 'delivered', 'last_delivered'] as const;
export const FAULTS = ['shopper', 'merchant', 'carrier'] as const;
export const RESOLUTIONS = ['refund', 'store_credit', 'exchange', 'replace', 'keep'] as const;
export type ResolutionType = (typeof RESOLUTIONS)[number];
export const METHOD_TYPES = ['label', 'qr', 'drop_off', 'in_store', 'pickup', 'own_courier', 'no_return'] as const;
export const PRICE_DIFFERENCES = ['settle', 'waive_up', 'even'] as const;
/** What stands for the old item where the new one leaves first: a deposit, or a deadline after which it is to be paid for. */
export const SECURITIES = ['deposit', 'deadline'] as const;
export type Security = (typeof SECURITIES)[number];
/** Whether a charge beside goods and delivery goes back. */
export const CHARGES_BACK = ['with_goods', 'never'] as const;
/** Where the policy says nothing: what the state took goes back with the goods, what was given does not. */
export const USUAL_CHARGES: Readonly<Record<ChargeType, (typeof CHARGES_BACK)[number]>> = {
  duty: 'with_goods',
  import_tax: 'with_goods',
  tip: 'never',
  donation: 'never',
  fee: 'never',
};
export const OUTBOUND_SHIPPING = ['never', 'full_return', 'always'] as const;
/** How what was sold as a set may come back. */
export const BUNDLES = ['parts', 'whole'] as const;
/** What becomes of a gift whose goods go back. */
export const GIFTS = ['return_or_pay', 'keep'] as const;
/** When a return may be paid without a person. */
export const PAY_MOMENTS = ['first_scan', 'receipt', 'inspection'] as const;
export type PayMoment = (typeof PAY_MOMENTS)[number];
export const DEMANDS = ['none', 'optional', 'required'] as const;

export const OPERATORS = ['is', 'is_not', 'in', 'not_in', 'contains', 'gt', 'gte', 'lt', 'lte', 'exists'] as const;
export type Operator = (typeof OPERATORS)[number];

/** What a rule may look at, and of what kind it is: `money` in minor units, `list` of words, `date` an instant or a day. */
export const FIELD_KINDS = {
  'order.country': 'text',
  'order.total': 'money',
  'order.tags': 'list',
  'order.channel': 'text',
  'order.placed_at': 'date',
  'order.discount_total': 'money',
  'customer.tags': 'list',
  'customer.orders_count': 'number',
  'customer.returns_90d': 'number',
  'customer.return_rate': 'number',
  'line.sku': 'text',
  'line.product': 'text',
  'line.category': 'text',
  'line.tags': 'list',
  'line.unit_price': 'money',
  'line.discounted': 'boolean',
  'line.days_since_start': 'number',
  'return.reason': 'text',
  'return.resolution': 'text',
  'return.method': 'text',
  'return.quantity': 'number',
  'return.value': 'money',
  'return.full': 'boolean',
} as const;
export type Field = keyof typeof FIELD_KINDS;
export const FIELDS = Object.keys(FIELD_KINDS) as [Field, ...Field[]];

export const ACTIONS = [
  'refuse',
  'review',
  'set_window',
  'set_restocking_fee',
  'set_method_fee',
  'waive_fees',
  'exclude_resolution',
  'exclude_method',
  'bonus',
  'keep_item',
  'require_photo',
  'hide',
  'withdrawal_exception',
] as const;

/** Cases replayed in one request, and how many of each kind in all. */
export const SIMULATION_BATCH = 20;
export const SIMULATION_CASES = 200;

/** Rules that name no priority stand here; the smaller number wins. */
export const DEFAULT_PRIORITY = 100;

/**
 * The reasons of a shop that lists none. Codes are stable; `fault` decides who bears the cost. Goods that are not what was
 * bought are the merchant's matter, goods harmed or late on the way the carrier's.
 */
export const STANDARD_REASONS = [
  reason('too_small', 'shopper', { en: 'Too small', de: 'Zu klein', ja: 'サイズが小さい', ar: 'المقاس صغير' }),
  reason('too_large', 'shopper', { en: 'Too large', de: 'Zu groß', ja: 'サイズが大きい', ar: 'المقاس كبير' }),
  reason('changed_mind', 'shopper', {
    en: 'I changed my mind',
    de: 'Ich habe es mir anders überlegt',
    ja: '気が変わった',
    ar: 'غيّرت رأيي',
  }),
  reason('not_my_style', 'shopper', {
    en: 'Not my style',
    de: 'Gefällt mir nicht',
    ja: '好みに合わない',
    ar: 'ليس على ذوقي',
  }),
  reason('ordered_several', 'shopper', {
    en: 'I ordered several to choose from',
    de: 'Zur Auswahl bestellt',
    ja: '比べるために複数注文した',
    ar: 'طلبت عدة قطع لأختار',
  }),
  reason(
    'not_as_described',
    'merchant',
    {
      en: 'Not as described',
      de: 'Anders als beschrieben',
      ja: '説明と違う',
      ar: 'مختلف عن الوصف',
    },
    'optional',
    'required',
  ),
  reason(
    'defective',
    'merchant',
    { en: 'It has a fault', de: 'Hat einen Mangel', ja: '不良がある', ar: 'فيه عيب' },
    'optional',
    'required',
  ),
  reason(
    'wrong_item',
    'merchant',
    { en: 'Wrong item arrived', de: 'Falscher Artikel', ja: '違う商品が届いた', ar: 'وصل منتج خاطئ' },
    'optional',
  ),
  reason(
    'missing_parts',
    'merchant',
    { en: 'Parts are missing', de: 'Teile fehlen', ja: '部品が足りない', ar: 'أجزاء ناقصة' },
    'optional',
    'required',
  ),
  reason(
    'damaged',
    'carrier',
    {
      en: 'Damaged on the way',
      de: 'Auf dem Weg beschädigt',
      ja: '配送中に破損した',
      ar: 'تضرّر في الطريق',
    },
    'required',
  ),
  reason('arrived_late', 'carrier', {
    en: 'It came too late',
    de: 'Kam zu spät',
    ja: '届くのが遅かった',
    ar: 'وصل متأخرًا',
  }),
  reason(
    'other',
    'shopper',
    { en: 'Something else', de: 'Etwas anderes', ja: 'その他', ar: 'شيء آخر' },
    'none',
    'required',
  ),
];

function reason(
  code: string,
  fault: (typeof FAULTS)[number],
  label: Record<string, string>,
  photo: (typeof DEMANDS)[number] = 'none',
  comment: (typeof DEMANDS)[number] = 'optional',
) {
  return { code, label, fault, photo, comment, waives_fees: false, follow_ups: [] };
}
