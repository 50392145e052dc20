/** What a shopper can tell of a parcel that went wrong. */
export const REPORT_KINDS = ['not_arrived', 'damaged', 'missing', 'wrong'] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

/** `asked`: the shopper owes an answer. The last three are final. */
export const REPORT_STATES = ['open', 'asked', 'accepted', 'rejected', 'withdrawn'] as const;
export type ReportState = (typeof REPORT_STATES)[number];

/** How the shop puts it right. */
export const REMEDIED_BY = ['replace', 'refund', 'credit'] as const;
export type RemediedBy = (typeof REMEDIED_BY)[number];

export const REPORT_OUTCOMES = [...REMEDIED_BY, 'reject'] as const;
export type ReportOutcome = (typeof REPORT_OUTCOMES)[number];

export const REPORT_VERBS = ['accept', 'reject', 'ask'] as const;
export type ReportVerb = (typeof REPORT_VERBS)[number];

export const REPORT_EVENTS = ['reported', 'asked', 'answered', 'accepted', 'rejected', 'withdrawn', 'noted'] as const;
export type ReportEventType = (typeof REPORT_EVENTS)[number];

/** Why a kind cannot be told of a parcel now; `too_soon` and `window_over` come with a day. */
export const GATE_REASONS = [
  'not_sent',
  'on_its_way',
  'not_delivered',
  'too_soon',
  'window_over',
  'nothing_left',
  'told',
] as const;
export type GateReason = (typeof GATE_REASONS)[number];

export const MOST_PHOTOS = 6;
export const LONGEST_WORDS = 2000;
