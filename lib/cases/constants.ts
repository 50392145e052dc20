/** Why a parcel needs a person. One case may be open per parcel and kind. */
export const CASE_KINDS = [
  'reported',
  'lost',
  'damaged',
  'not_arrived',
  'customs',
  'address',
  'returning',
  'exception',
  'rearrange',
  'stall',
  'pickup_expiring',
  'late',
  'unknown',
] as const;
export type CaseKind = (typeof CASE_KINDS)[number];

export const CASE_STATES = ['open', 'closed'] as const;

/**
 * How a case ended. `moved_on` and `arrived`: by itself, from the parcel's own scans; `replaced`: other goods are on
 * their way; `changed`: it turned into a case of another kind; `order_over`: the order was cancelled;
 * `return_over`: what was in it is here, or nobody waits for it any more.
 */
export const CASE_OUTCOMES = [
  'solved',
  'nothing_to_do',
  'moved_on',
  'arrived',
  'replaced',
  'changed',
  'order_over',
  'return_over',
] as const;
export type CaseOutcome = (typeof CASE_OUTCOMES)[number];

/** What a person may say when closing. */
export const OWN_OUTCOMES = ['solved', 'nothing_to_do'] as const satisfies readonly CaseOutcome[];

export const REMEDIES = [
  'ask_courier',
  'write_shopper',
  'send_papers',
  'correct_address',
  'remind_pickup',
  'resend',
  'refund',
  'claim',
] as const;
export type Remedy = (typeof REMEDIES)[number];

export const CASE_EVENTS = [
  'opened',
  'taken',
  'given',
  'let_go',
  'due_set',
  'due_cleared',
  'noted',
  'remedied',
  'written',
  'closed',
] as const;
export type CaseEventType = (typeof CASE_EVENTS)[number];

export const OWNER_FILTERS = ['anyone', 'me', 'nobody'] as const;
export type OwnerFilter = (typeof OWNER_FILTERS)[number];

export const CASE_VIEWS = ['open', 'overdue', 'closed'] as const;
export type CaseView = (typeof CASE_VIEWS)[number];

/** `pain`: the most painful first; `due`: what is due first, what has no due time last. Closed ones are by when they closed. */
export const CASE_SORTS = ['pain', 'due'] as const;
export type CaseSort = (typeof CASE_SORTS)[number];

/**
 * Of all parcels those that … `needs`: have an open case; `late`: are on their way past the day that was given; `stalled`:
 * are on their way without a scan of late; `unscanned`: were never scanned.
 */
export const PARCEL_VIEWS = ['all', 'needs', 'late', 'stalled', 'unscanned'] as const;
export type ParcelView = (typeof PARCEL_VIEWS)[number];

/** Cases one press may change. */
export const MOST_AT_ONCE = 200;
