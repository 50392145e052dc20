import type { DeliveryKind } from '@/lib/delivery/constants';

/** What a carrier lets recipients change about a delivery, by what it publishes. */
export type RequestSheet = {
  kinds: readonly DeliveryKind[];
  /** After the first attempt these alone; null: an attempt changes nothing. */
  afterAttempt: readonly DeliveryKind[] | null;
  /** Working days from today within which another day can lie. */
  withinDays: number;
  /** Whether recipients change it on the carrier's own page for the number. */
  onOwnPage: boolean;
  /** Once it is on the van, nothing is changed any more. */
  untilLoaded?: true;
};

const EVERYTHING: readonly DeliveryKind[] = [
  'redeliver',
  'safe_place',
  'neighbour',
  'hold_at_point',
  'change_address',
  'instructions',
];

/**
 * To teach Porchlight what a carrier does on request, add its row, with where that is written. A carrier without one is
 * asked for what the shop's agreement with it names, and for nothing else.
 */
export const REQUEST_SHEETS: Readonly<Record<string, RequestSheet>> = {
  // "Sie sind nicht da?" on its tracking page; dhl.de, "Paketumleitung": until four o'clock on the day itself
  dhl_de: {
    kinds: ['redeliver', 'safe_place', 'neighbour', 'hold_at_point'],
    afterAttempt: null,
    withinDays: 6,
    onOwnPage: true,
  },
  // ups.com, "Change delivery": before the first attempt, within ten business days; after it another address alone
  ups: {
    kinds: ['redeliver', 'hold_at_point', 'change_address'],
    afterAttempt: ['change_address'],
    withinDays: 10,
    onOwnPage: true,
  },
  // dpd.com, "What is Predict?": another day (up to seven), place, neighbour, Pickup shop or address, until shortly before
  dpd: {
    kinds: ['redeliver', 'safe_place', 'neighbour', 'hold_at_point', 'change_address'],
    afterAttempt: null,
    withinDays: 5,
    onOwnPage: true,
  },
  // gls-group.com, "FlexDelivery": a day of the next five, a ParcelShop, a permission to leave it, another address
  gls: {
    kinds: ['redeliver', 'safe_place', 'hold_at_point', 'change_address'],
    afterAttempt: null,
    withinDays: 5,
    onOwnPage: true,
  },
  // myhermes.de, "WunschZustellung": under the tracking of the number, a day of the next seven; nothing once it is loaded
  hermes: {
    kinds: ['redeliver', 'safe_place', 'neighbour', 'hold_at_point'],
    afterAttempt: null,
    withinDays: 6,
    onOwnPage: true,
    untilLoaded: true,
  },
  // evri.com, "Divert" under the tracking of the number: a safe place or a neighbour, where no signature was ordered
  evri: { kinds: ['safe_place', 'neighbour'], afterAttempt: null, withinDays: 1, onOwnPage: true },
  hermes_uk: { kinds: ['safe_place', 'neighbour'], afterAttempt: null, withinDays: 1, onOwnPage: true },
  // fedex.com, "How can I reschedule a delivery?", Manage Delivery: within five business days, until four in the morning
  fedex: {
    kinds: ['redeliver', 'safe_place', 'neighbour', 'hold_at_point', 'change_address', 'instructions'],
    afterAttempt: null,
    withinDays: 5,
    onOwnPage: true,
    untilLoaded: true,
  },
  // royalmail.com, track your item, "Change delivery options"; after a card, "Redelivery"
  royal_mail: {
    kinds: ['redeliver', 'safe_place', 'neighbour', 'hold_at_point'],
    afterAttempt: ['redeliver', 'neighbour', 'hold_at_point'],
    withinDays: 3,
    onOwnPage: true,
  },
  // postnl.nl, "Reschedule a delivery": until it has passed the sorting centre
  postnl: {
    kinds: ['redeliver', 'hold_at_point'],
    afterAttempt: null,
    withinDays: 5,
    onOwnPage: true,
    untilLoaded: true,
  },
  // usps.com, "Informed Delivery": words for the carrier; after a notice, "Redelivery" or collection
  usps: { kinds: ['instructions'], afterAttempt: ['redeliver', 'hold_at_point'], withinDays: 5, onOwnPage: true },
  // auspost.com.au, "Manage deliveries in transit": a safe place, or to a post office or locker
  australia_post: {
    kinds: ['safe_place', 'hold_at_point'],
    afterAttempt: ['hold_at_point'],
    withinDays: 5,
    onOwnPage: true,
  },
  // kuronekoyamato.co.jp, 受取日時変更, 置き配 and 店頭受取; to another address only as paid forwarding
  yamato: {
    kinds: ['redeliver', 'safe_place', 'hold_at_point'],
    afterAttempt: null,
    withinDays: 6,
    onOwnPage: true,
  },
  // sagawa-exp.co.jp, 受取日時の変更: kept eight days from the first attempt
  sagawa: { kinds: ['redeliver'], afterAttempt: null, withinDays: 6, onOwnPage: true },
  // post.japanpost.jp, 再配達, 置き配 and 受取場所: once before the first attempt, kept seven days after it
  japan_post: {
    kinds: ['redeliver', 'safe_place', 'hold_at_point'],
    afterAttempt: null,
    withinDays: 6,
    onOwnPage: true,
  },
  own_courier: { kinds: EVERYTHING, afterAttempt: null, withinDays: 10, onOwnPage: false },
};

/** What is published of a carrier; null where we know nothing. */
export const requestSheet = (carrier: string | null): RequestSheet | null =>
  (carrier && REQUEST_SHEETS[carrier]) || null;

/** What is published to be possible now, before or after an attempt in vain. */
export const publishedKinds = (carrier: string | null, attempted: boolean): readonly DeliveryKind[] => {
  const sheet = requestSheet(carrier);
  return (attempted ? sheet?.afterAttempt : null) ?? sheet?.kinds ?? [];
};
