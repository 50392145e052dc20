import type { CodeRow } from './meaning';
import { type Meaning, meaningOfRow } from './meaning';

/** English phrases carriers use where their codes do not tell; the first that fits counts. */
const PHRASES: readonly (readonly [RegExp, CodeRow])[] = [
  [/\breturn(?:ed|ing)?\b.{0,20}\b(?:to )?(?:the )?(?:sender|shipper|origin)\b/, ['returned', 'returning']],
  [/\bdelivered in error\b|\bdelivery (?:was )?(?:retracted|reversed)\b/, ['exception', 'delivery_retracted']],
  [
    /\b(?:held|available|ready|awaiting|waiting)\b.{0,30}\b(?:pick[- ]?up|collection|collect)\b|\bup for collection\b/,
    ['available_for_pickup', 'ready_at_point'],
  ],
  [/\b(?:business|premises|store) (?:was |is )?closed\b/, ['attempt_failed', 'business_closed']],
  [
    /\b(?:receiver|recipient|customer|consignee|addressee)\b.{0,15}\b(?:was |is )?(?:not|un) ?(?:available|home|present|in)\b|\bnot (?:at )?home\b|\bnotice left\b|\bno one (?:was )?(?:home|available)\b/,
    ['attempt_failed', 'not_home'],
  ],
  [/\bno (?:safe )?access\b/, ['attempt_failed', 'no_access']],
  [
    /\b(?:delivery attempt(?:ed)?|attempted (?:delivery|to deliver)|unsuccessful delivery|delivery (?:was )?unsuccessful|could not (?:be )?deliver(?:ed)?|not been able to deliver|unable to deliver|tried to deliver)\b/,
    ['attempt_failed', null],
  ],
  [
    /\bout for delivery\b|\bon(?:board| board) for delivery\b|\bwith (?:the )?(?:delivery )?courier\b|\bloaded (?:on|onto)(?: the)? delivery vehicle\b|\bon (?:the )?(?:delivery )?vehicle for delivery\b/,
    ['out_for_delivery', 'loaded'],
  ],
  [/\brefused\b/, ['exception', 'refused']],
  [/\bdamaged?\b/, ['exception', 'damaged']],
];

/** What a carrier's English text says beyond doubt, or null. For fields whose codes are documented not to tell. */
export function readDescription(description: string | null): Meaning | null {
  const lower = description?.slice(0, 400).toLowerCase() ?? '';
  const row = PHRASES.find(([phrase]) => phrase.test(lower))?.[1];
  return row ? meaningOfRow(row) : null;
}

/** How a delivery was made, where the text of a delivered scan tells. */
const DELIVERED: readonly (readonly [RegExp, CodeRow])[] = [
  [/\b(?:to|with) (?:the )?(?:original )?(?:sender|shipper)\b/, ['returned', 'returned_to_sender']],
  [/\bneighbou?r/, ['delivered', 'delivered_to_neighbour']],
  [
    /\b(?:mail ?box|letter ?box|post ?box|parcel locker|p\.?o\.? box|mail ?slot)\b/,
    ['delivered', 'delivered_to_mailbox'],
  ],
  [/\b(?:picked up|collected)\b/, ['delivered', 'collected']],
  [
    /\b(?:safe ?place|front door|porch|back door|garage|side door|garden|shed|left (?:at|in|on)|safe location)\b/,
    ['delivered', 'left_in_safe_place'],
  ],
  [/\bsigned\b|\bsignature\b/, ['delivered', 'delivered_signed']],
  [
    /\b(?:individual|resident|front desk|reception|recipient|addressee|in person)\b/,
    ['delivered', 'delivered_to_person'],
  ],
];

export function readDelivery(description: string | null): Meaning {
  const lower = description?.slice(0, 400).toLowerCase() ?? '';
  return meaningOfRow(DELIVERED.find(([phrase]) => phrase.test(lower))?.[1] ?? ['delivered', null]);
}

/** Why a parcel stands still, where a carrier's code says only that it does. */
const REASONS: readonly (readonly [RegExp, CodeRow])[] = [
  [/\b(?:weather|storm|snow|flood(?:ing)?|hurricane|typhoon|natural disaster)\b/, ['exception', 'weather_delay']],
  [
    /\b(?:duty|duties|taxes|customs charges|payment)\b.{0,40}\b(?:due|required|unpaid|outstanding|not paid|awaiting)\b/,
    ['exception', 'payment_due'],
  ],
  [
    /\b(?:missing|incomplete|incorrect|additional|required) (?:documents?|documentation|paperwork|invoice)\b/,
    ['exception', 'missing_documents'],
  ],
  [/\b(?:customs|clearance)\b/, ['exception', 'customs_delay']],
  [
    /\b(?:incorrect|incomplete|insufficient|wrong|bad|invalid) address\b|\baddress (?:is )?(?:incorrect|incomplete|insufficient|unknown|not found)\b|\bno such (?:number|street)\b|\bmoved\b|\bundeliverable as addressed\b/,
    ['exception', 'address_problem'],
  ],
  [/\brefused\b/, ['exception', 'refused']],
  [/\bdamaged?\b/, ['exception', 'damaged']],
  [/\b(?:lost|cannot be located|missing)\b/, ['exception', 'lost']],
  [/\bunclaimed\b/, ['exception', 'pickup_missed']],
  [/\b(?:held|on hold)\b/, ['exception', 'held']],
  [/\b(?:delay(?:ed)?|late)\b/, ['exception', 'delay']],
];

/** The exception with the reason its text gives; the exception as it is where the text gives none. */
export function withReason(exception: Meaning, description: string | null): Meaning {
  if (exception.status !== 'exception' || exception.sub_status !== null) return exception;
  const lower = description?.slice(0, 400).toLowerCase() ?? '';
  const row = REASONS.find(([phrase]) => phrase.test(lower))?.[1];
  return row ? meaningOfRow(row) : exception;
}
