import { formatMoney } from '@/lib/core/money';
import type { METHOD_TYPES, ResolutionType, WINDOW_STARTS, WithdrawalException } from '../constants';
import type { PolicyAction, PolicySum } from '../schema';

/** Words of a policy that sentences, the editor and its lists share. */

export const START_WORDS: Record<(typeof WINDOW_STARTS)[number], string> = {
  delivered: 'from delivery',
  last_delivered: 'from the delivery of the last parcel',
  shipped: 'from dispatch',
  ordered: 'from the order',
};

export const RESOLUTION_WORDS: Record<ResolutionType, string> = {
  refund: 'their money back',
  store_credit: 'store credit',
  exchange: 'an exchange',
  replace: 'the same again',
  keep: 'to keep it and be paid back',
};

export const METHOD_WORDS: Record<(typeof METHOD_TYPES)[number], string> = {
  label: 'a printed label',
  qr: 'a QR code at the counter',
  drop_off: 'a drop-off point',
  in_store: 'your shop’s own counter',
  pickup: 'a pick-up at their door',
  own_courier: 'a courier of their own',
  no_return: 'nothing: it need not come back',
};

export const ACTION_WORDS: Record<PolicyAction['action'], string> = {
  refuse: 'it cannot come back',
  review: 'a person looks at it first',
  hide: 'it is not offered at all',
  set_window: 'it has another window',
  waive_fees: 'there are no fees',
  set_restocking_fee: 'another restocking fee',
  set_method_fee: 'a way back costs something else',
  bonus: 'more store credit',
  keep_item: 'they keep the item',
  require_photo: 'a photo is asked for',
  exclude_resolution: 'something is not offered',
  exclude_method: 'a way back is not offered',
  withdrawal_exception: 'the law lets nobody withdraw from it',
};

/** What the law exempts, as staff read it. */
export const EXCEPTION_WORDS: Record<WithdrawalException, string> = {
  service_performed: 'a service that is fully performed',
  market_price: 'its price follows a financial market',
  personalised: 'made to measure or personalised',
  perishable: 'it spoils or runs out quickly',
  unsealed_hygiene: 'sealed for health or hygiene, once unsealed',
  mixed: 'mixed with other things since',
  aged_drinks: 'drinks priced ahead, delivered after 30 days or more',
  urgent_repair: 'an urgent repair that was asked for',
  unsealed_media: 'sealed recordings or software, once unsealed',
  newspaper: 'newspapers and magazines, subscriptions apart',
  auction: 'bought at a public auction',
  dated_service: 'a stay, carriage, car hire, meals or leisure on a set day',
  digital_begun: 'digital content, begun with consent',
};

const NUMBERS: Record<number, string> = {
  7: 'Seven',
  10: 'Ten',
  14: 'Fourteen',
  15: 'Fifteen',
  20: 'Twenty',
  21: 'Twenty-one',
  28: 'Twenty-eight',
  30: 'Thirty',
  40: 'Forty',
  45: 'Forty-five',
  50: 'Fifty',
  60: 'Sixty',
  90: 'Ninety',
  100: 'A hundred',
};
/** "Thirty days", "1 day", at the beginning of a sentence. */
export const sayDays = (days: number): string => `${NUMBERS[days] ?? days} day${days === 1 ? '' : 's'}`;

/** A fixed sum with what it is in other currencies: "€4.95 or ¥800"; null for none. */
export function saySum(sum: PolicySum | null | undefined, currency: string): string | null {
  if (!sum) return null;
  const own = sum.amount == null ? [] : [{ amount: sum.amount, currency }];
  const all = [...own, ...(sum.amounts ?? [])].filter(({ amount }) => amount > 0);
  return all.length === 0 ? null : all.map((money) => formatMoney(money, 'en')).join(' or ');
}

/** "a, b and c" */
export const listOf = (texts: readonly string[], word = 'and'): string =>
  texts.length < 2 ? (texts[0] ?? '') : `${texts.slice(0, -1).join(', ')} ${word} ${texts.at(-1)}`;
