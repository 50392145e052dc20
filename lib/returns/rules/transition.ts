import type { ReturnStatus, ReturnVerb, SideVerb } from '../constants';

/** What decides which verbs a return takes. */
export type ReturnFacts = {
  status: ReturnStatus;
  /** Units that are still to arrive: claimed, not kept, neither received nor missing. */
  unitsAwaited: number;
  /** Minor units that may be refunded or credited now: of units accepted, kept, or that the policy pays ahead. */
  refundable: number;
  /** A refund is on its way to the payment provider. */
  refundPending?: boolean;
  /** The shopper has still to pay: for a dearer item, a deposit, or an old one that did not come. */
  paymentOpen?: boolean;
  /** The new item has left, or may at any moment. */
  isReleased?: boolean;
  /** Laid aside by a person. */
  isHeld?: boolean;
  /** The shopper owes an answer. */
  isAsked?: boolean;
  /** The bank was asked to take the order's payment back, and has not decided. */
  isDisputed?: boolean;
};

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

/** What waits while a return is laid aside: neither a yes nor money. What arrives is taken in all the same. */
const STOPPED_BY_HOLD: readonly ReturnVerb[] = ['approve', 'refund', 'close'];

/** The verbs a return takes as it stands: goods are received while some are awaited, money moves while some is owed. */
export function allowedVerbs({
  status,
  unitsAwaited,
  refundable,
  isHeld,
  isReleased,
  isDisputed,
}: ReturnFacts): ReturnVerb[] {
  return VERBS[status].filter((verb) => {
    if (isHeld && STOPPED_BY_HOLD.includes(verb)) return false;
    if (verb === 'refund' && isDisputed) return false;
    if (verb === 'cancel' && isReleased) return false;
    if (verb === 'receive') return unitsAwaited > 0;
    if (verb === 'refund') return refundable > 0;
    return true;
  });
}

const OPEN: readonly ReturnStatus[] = ['requested', 'approved', 'in_transit', 'received'];

/** What may be done beside deciding: laying a return aside, and asking the shopper one thing at a time. */
export function sideVerbs(facts: Pick<ReturnFacts, 'status' | 'isHeld' | 'isAsked'>): SideVerb[] {
  if (!OPEN.includes(facts.status)) return facts.isHeld ? ['unhold'] : [];
  return [facts.isHeld ? 'unhold' : 'hold', ...(facts.isAsked ? [] : ['ask' as const])];
}

/** Whether an event still means something: a scan after receipt, or a deadline after a scan, does not. */
export const canHappen = (event: keyof typeof EVENTS, status: ReturnStatus): boolean => EVENTS[event].includes(status);

/** Nothing more is to come and nothing more is to be paid: an exchange that has arrived, a kept item refunded. */
export const isSettled = ({ unitsAwaited, refundable, refundPending, paymentOpen }: ReturnFacts): boolean =>
  unitsAwaited === 0 && refundable === 0 && !refundPending && !paymentOpen;
