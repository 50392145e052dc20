/** What a carrier may be able to do on request, for one service. */
export const REQUESTS = [
  'redeliver',
  'change_address',
  'hold_at_point',
  'safe_place',
  'neighbour',
  'instructions',
  'return_to_sender',
  'intercept',
  'proof_of_delivery',
  'search',
] as const;
export type CarrierRequest = (typeof REQUESTS)[number];

/** Periods of a scorecard, in days. */
export const SCORE_SPANS = [28, 90, 365] as const;
export type ScoreSpan = (typeof SCORE_SPANS)[number];

/** Days a shared scorecard can be opened. */
export const LINK_DAYS = [7, 30, 90] as const;

/** Below this many parcels a share says more about chance than about the carrier. */
export const ENOUGH = 10;

/** A carrier with more than this share of parcels or value is one the shop depends on: spoken of from 25 %, warned of from 30 %. */
export const DEPENDENCY = { speak: 0.25, warn: 0.3 } as const;
/** Below this share a dependency is over; in between it may sway without being told of anew. */
export const INDEPENDENT = 0.2;
/** Days whose parcels a dependency is counted from, every night. */
export const DEPENDENCY_DAYS = 90;

export const DEPENDENCY_LEVELS = ['speak', 'warn'] as const;
export type DependencyLevel = (typeof DEPENDENCY_LEVELS)[number];
