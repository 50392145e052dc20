import type { DeliveryKind } from '@/lib/delivery/constants';

/** What a carrier lets recipients change about a delivery, by what it publishes. */
export type RequestSheet = {
  kinds: readonly DeliveryKind[];
  /** After the first attempt only these; null: an attempt changes nothing. */
  afterAttempt: readonly DeliveryKind[] | null;
  /** Working days from today within which another day can lie. */
  withinDays: number;
  /** Whether recipients change it on the carrier's own page for the number. */
  onOwnPage: boolean;
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
  own_courier: { kinds: EVERYTHING, afterAttempt: null, withinDays: 10, onOwnPage: false },
};

/** What is published of a carrier; null where we know nothing. */
export const requestSheet = (carrier: string | null): RequestSheet | null =>
  (carrier && REQUEST_SHEETS[carrier]) || null;
