/** Where a return stands, by what must be done: each stands in one place only. */
export const RETURN_PLACES = [
  'waiting',
  'travelling',
  'arrived',
  'refund',
  'asked',
  'held',
  'overdue',
  'failed',
  'done',
] as const;
export type ReturnPlace = (typeof RETURN_PLACES)[number];

/**
 * `law`: withdrawals whose refund has a last day, wherever they stand. `unlabelled`: approved, and their label could not
 * be bought. `transfer`: to be paid to an account by a person.
 */
export const RETURN_TABS = [...RETURN_PLACES, 'unlabelled', 'transfer', 'law', 'all'] as const;
export type ReturnTab = (typeof RETURN_TABS)[number];

/** The way of every return, as the first screen and the queue's head show it. */
export const QUEUE_TABS = ['waiting', 'travelling', 'arrived', 'refund'] as const satisfies readonly ReturnTab[];
/** What stands beside that way, shown while there is any. */
export const SIDE_TABS = [
  'unlabelled',
  'asked',
  'held',
  'overdue',
  'failed',
  'transfer',
  'law',
] as const satisfies readonly ReturnTab[];

/** Tabs that are worked from the oldest; the others are read from the newest. */
export const isQueue = (tab: ReturnTab): boolean => [...QUEUE_TABS, ...SIDE_TABS].some((one) => one === tab);

/** A parcel that has been travelling back for longer than this is asked after. */
export const OVERDUE_DAYS = 14;
/** Days to pay back a withdrawal (Directive 2011/83/EU, article 13(1)), from the day it was declared. */
export const LAW_DAYS = 14;

/** Returns decided with one press. */
export const BULK_RETURNS = 100;

export const ORDER_FILTERS = ['all', 'trouble', 'moving', 'unshipped', 'delivered', 'returns', 'cancelled'] as const;
export type OrderFilter = (typeof ORDER_FILTERS)[number];

/** Rows of a console list at a time. */
export const ROWS = 25;

/** Names are looked for among so many of the newest orders; numbers, addresses and parcels among all. */
export const NAMES_SEARCHED = 20_000;

/** The console is written in this language; its dates are said in the shop's zone. */
export const CONSOLE_LOCALE = 'en';

/** What many returns can take at once. Money is paid one by one, by somebody who looks. */
export const BULK_VERBS = ['approve', 'reject', 'hold', 'unhold', 'close'] as const;
export type BulkVerb = (typeof BULK_VERBS)[number];
