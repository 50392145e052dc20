import type { ReturnStatus, ReturnVerb } from '../constants';
import type { ReturnFacts } from '../types';

/**
 * What each state takes from a person. A parcel on its way can no longer be cancelled; a return that is completed still
 * takes in the box that comes after the money. Rejected, cancelled and expired returns have given their units back.
 */
const VERBS: Record<ReturnStatus, readonly ReturnVerb[]> = {
  requested: ['approve', 'reject', 'cancel'],
  approved: ['receive', 'refund', 'cancel', 'close'],
  in_transit: ['receive', 'refund', 'close'],
  received: ['receive', 'refund', 'close'],
  completed: ['receive', 'refund'],
  rejected: [],
  cancelled: [],
  expired: [],
};

/** What happens to a return without a person: a scan of its parcel, or its time running out. */
const EVENTS: Record<'handed_over' | 'expire', readonly ReturnStatus[]> = {
  handed_over: ['approved'],
  expire: ['requested', 'approved'],
};

/** The verbs a return takes as it stands: goods are received while some are awaited, money moves while some is owed. */
export function allowedVerbs({ status, unitsAwaited, refundable }: ReturnFacts): ReturnVerb[] {
  return VERBS[status].filter((verb) => {
    if (verb === 'receive') return unitsAwaited > 0;
    if (verb === 'refund') return refundable > 0;
    return true;
  });
}

/** Whether an event still means something: a scan after receipt, or a deadline after a scan, does not. */
export const canHappen = (event: keyof typeof EVENTS, status: ReturnStatus): boolean => EVENTS[event].includes(status);

/** Nothing more is to come and nothing more is to be paid: an exchange that has arrived, a kept item refunded. */
export const isSettled = ({ unitsAwaited, refundable, refundPending }: ReturnFacts): boolean =>
  unitsAwaited === 0 && refundable === 0 && !refundPending;
