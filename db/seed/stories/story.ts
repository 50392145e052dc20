import type { ActionBy, Cause } from '@/lib/carriers/types';
import type { ChargeType, PaidBy } from '@/lib/orders/constants';
import type { OrderWrite } from '@/lib/orders/schema';
import type { RemediedBy, ReportKind } from '@/lib/reports/constants';
import type { PayoutAccount } from '@/lib/returns/rules/payout-account';
import type { QuoteLineInput } from '@/lib/returns/types';
import type { DoorPhoto } from './door-photo';
import type { ScanWord } from './scan-words';

/**
 * A moment of a story: working days from the story's day (`-2 18:05`, `0 09:30`, `+1 12:00`), or calendar days from
 * today (`-9d 21:14`), with the clock of the place where it happens.
 */
export type When = string;

/**
 * When a courier says it comes: a day (`0`), days (`0..+1`), a window (`0 10:00-13:00`), or minutes from now on the
 * day itself (`@15-40`). A window of today that has passed moves to later today.
 */
export type Window = string;

/** `Leipzig, DE` or `Omaha, NE, US`. */
export type Place = string;

/** `extra.words` are the courier's own; `{+1d}` in them is the date of tomorrow, as in notes `{+1d de}` in words. */
export type Scan = [
  when: When,
  place: Place | null,
  what: ScanWord,
  extra?: { words?: string; eta?: Window; cause?: Cause; action_by?: ActionBy },
];

/** Indexes into the story's goods, with how many of each. */
export type Inside = [item: number, quantity: number][];

export type Parcel = {
  carrier: string;
  service?: string;
  /** The working day the shop promised. */
  promised?: string;
  /** Left out: everything that is in no other parcel. */
  inside?: Inside;
  note?: string;
  direction?: 'outbound' | 'return';
  /** What the courier photographed as it delivered. */
  photo?: DoorPhoto;
  scans: Scan[];
};

/** What is done about a return, by whom it is done in life. */
export type ReturnStep = {
  ask?: {
    lines: (Omit<QuoteLineInput, 'line_external_id'> & { item: number; comment?: string })[];
    method?: string;
    kind?: 'return' | 'withdrawal';
    /** The new one travels first. */
    sendsFirst?: boolean;
  };
  /** A variant of the catalogue whose return the shopper wants to be told of. */
  wish?: string;
  approve?: string;
  reject?: string;
  /** Per line of the return: units in order, damaged, missing. */
  receive?: { lines: [accepted: number, damaged?: number, missing?: number][]; note?: string };
  /** `less`: minor units kept back from what was quoted. */
  refund?: { less?: number; note?: string };
  /** Where the money is to go that no card takes. */
  account?: PayoutAccount;
  /** The money came back: what the bank said. */
  bounce?: string;
  /** The bank was asked to take the whole payment back. */
  dispute?: string;
  cancel?: string;
  close?: string;
  note?: { text: string; audience: 'everyone' | 'staff' };
};

/** What a shopper reports of the first parcel, and what is done about it at once or in a later step. */
export type ReportStep = {
  kind: ReportKind;
  /** Indexes into the story's goods; left out: all of the parcel. */
  items?: Inside;
  answers: Record<string, string>;
  comment?: string;
  photos?: number;
  wish?: RemediedBy;
  accept?: { outcome: RemediedBy; note?: string };
};

export type Step = ReturnStep & {
  parcel?: Parcel;
  report?: Omit<ReportStep, 'accept'>;
  /** Of what was reported before. */
  settle?: { ask?: string; accept?: ReportStep['accept'] };
  feedback?: { kind: 'fine' | 'wrong' | 'comment'; rating?: number; message?: string };
};

export type Person = {
  name: string;
  email: string;
  phone?: string;
  line1: string;
  line2?: string;
  city: string;
  region?: string;
  postal_code: string;
  country: string;
};

/** A variant of the catalogue by its external id. */
export type Item = { variant: string; quantity?: number; discount?: number };

export type Story = {
  /** Stable: part of the order's external id. */
  key: string;
  /** For lists of links, in English. */
  title: string;
  number: string;
  locale: string;
  /**
   * Which day the story counts from: `today` the day couriers come next, today included; `past` the last day they brought something;
   * `soon` the next working day after today.
   */
  day: 'today' | 'past' | 'soon';
  buyer: Person;
  /** Where it goes, when it goes to somebody else. */
  recipient?: Omit<Person, 'email' | 'phone'>;
  items: Item[];
  placed: When;
  shipsBy?: When;
  cancelled?: When;
  note?: string;
  gift?: boolean;
  tags?: string[];
  channel?: string;
  shipping?: number;
  discount?: number;
  /** How it was paid, where no card was. */
  paidBy?: PaidBy;
  /** What it cost beside goods and delivery, in minor units. */
  charges?: { type: ChargeType; title?: string; amount: number }[];
  /** Its parcel never moves on by itself: being stuck is the story. */
  stays?: true;
  parcels: Parcel[];
  then?: [when: When, step: Step][];
};

export type OrderLineWrite = OrderWrite['lines'][number];
