import type { ReportState, ReportVerb } from '../constants';

/** What staff may do about a report in each state. Asked, it can be decided all the same: an answer may never come. */
export function reportVerbs(state: ReportState): ReportVerb[] {
  if (state === 'open') return ['accept', 'reject', 'ask'];
  return state === 'asked' ? ['accept', 'reject'] : [];
}

export const isUndecided = (state: ReportState): boolean => state === 'open' || state === 'asked';
