import type { ActionBy, Cause, ShipmentStatus, SubStatus } from '@/lib/carriers/types';
import type { Tone } from '../types';

/** What a parcel is going through, in the words a shopper would use. Every one has its sentences in `messages/`. */
export const SITUATIONS = [
  'label_made',
  'awaiting_courier',
  'collection_missed',
  'on_the_way',
  'in_country',
  'customs',
  'customs_cleared',
  'nearby',
  'scheduled',
  'on_the_van',
  'courier_near',
  'pickup_point',
  'pickup_locker',
  'attempt_not_home',
  'attempt_closed',
  'attempt_no_access',
  'attempt_rescheduled',
  'attempt_other',
  'delivered',
  'delivered_person',
  'delivered_signed',
  'delivered_safe_place',
  'delivered_neighbour',
  'delivered_mailbox',
  'collected',
  'delayed',
  'delayed_weather',
  'delayed_customs',
  'missorted',
  'held',
  'payment_due',
  'address_problem',
  'documents',
  'pickup_missed',
  'refused',
  'damaged',
  'lost',
  'disposed',
  'cancelled',
  'delivery_retracted',
  'trouble',
  'returning',
  'returned',
  'quiet',
  'unknown',
] as const;
export type Situation = (typeof SITUATIONS)[number];

type Observed = { status: ShipmentStatus; subStatus: SubStatus | null; cause: Cause | null; actionBy: ActionBy | null };

/** Trouble that says more than the status beside it, whatever that is, until the parcel has arrived. */
const TROUBLE: Partial<Record<SubStatus, Situation>> = {
  delay: 'delayed',
  weather_delay: 'delayed_weather',
  customs_delay: 'delayed_customs',
  held: 'held',
  payment_due: 'payment_due',
  address_problem: 'address_problem',
  missing_documents: 'documents',
  refused: 'refused',
  damaged: 'damaged',
  lost: 'lost',
  missorted: 'missorted',
  cancelled: 'cancelled',
  disposed: 'disposed',
  delivery_retracted: 'delivery_retracted',
  returning: 'returning',
  returned_to_sender: 'returned',
};

const ATTEMPTS: Partial<Record<SubStatus, Situation>> = {
  not_home: 'attempt_not_home',
  business_closed: 'attempt_closed',
  no_access: 'attempt_no_access',
  rescheduled: 'attempt_rescheduled',
  delivery_scheduled: 'attempt_rescheduled',
};

const MOVES: Partial<Record<SubStatus, Situation>> = {
  arrived_in_country: 'in_country',
  customs_started: 'customs',
  customs_cleared: 'customs_cleared',
  at_local_depot: 'nearby',
  loaded: 'nearby',
  delivery_scheduled: 'scheduled',
  rescheduled: 'scheduled',
};

const ARRIVALS: Partial<Record<SubStatus, Situation>> = {
  delivered_to_person: 'delivered_person',
  delivered_signed: 'delivered_signed',
  left_in_safe_place: 'delivered_safe_place',
  delivered_to_neighbour: 'delivered_neighbour',
  delivered_to_mailbox: 'delivered_mailbox',
  collected: 'collected',
  damaged: 'damaged',
};

function exceptionWithoutWord(cause: Cause | null): Situation {
  if (cause === 'weather') return 'delayed_weather';
  return cause === 'customs' ? 'delayed_customs' : 'trouble';
}

function missedPickup(status: ShipmentStatus, cause: Cause | null): Situation {
  if (status === 'available_for_pickup') return 'pickup_missed';
  if (status === 'exception' && (cause === 'recipient' || cause === null || cause === 'unknown'))
    return 'pickup_missed';
  return 'collection_missed';
}

/** Reads status, sub-status and cause into one situation; every combination has an answer. */
export function situationOf({ status, subStatus, cause }: Observed): Situation {
  const trouble = subStatus ? TROUBLE[subStatus] : undefined;
  switch (status) {
    case 'delivered':
      return (subStatus && ARRIVALS[subStatus]) || 'delivered';
    case 'returned':
      if (trouble === 'lost' || trouble === 'damaged' || trouble === 'disposed' || trouble === 'returned')
        return trouble;
      return 'returning';
    case 'out_for_delivery':
      if (subStatus === 'courier_near') return 'courier_near';
      return trouble === 'damaged' || trouble === 'lost' || trouble === 'refused' ? trouble : 'on_the_van';
    case 'available_for_pickup':
      if (subStatus === 'pickup_missed') return missedPickup(status, cause);
      if (trouble === 'returning' || trouble === 'returned' || trouble === 'payment_due') return trouble;
      return subStatus === 'ready_in_locker' ? 'pickup_locker' : 'pickup_point';
    case 'attempt_failed':
      if (trouble && !trouble.startsWith('delayed')) return trouble;
      return (subStatus && ATTEMPTS[subStatus]) || 'attempt_other';
    case 'expired':
      return trouble ?? 'quiet';
    case 'unknown':
      return trouble ?? 'unknown';
    case 'pre_transit':
      if (trouble) return trouble;
      if (subStatus === 'pickup_missed') return missedPickup(status, cause);
      return subStatus === 'awaiting_carrier' ? 'awaiting_courier' : 'label_made';
    case 'in_transit':
      if (trouble) return trouble;
      if (subStatus === 'pickup_missed') return missedPickup(status, cause);
      return (subStatus && MOVES[subStatus]) || 'on_the_way';
    case 'exception':
      if (trouble) return trouble;
      if (subStatus === 'pickup_missed') return missedPickup(status, cause);
      if (subStatus === 'resolved') return 'on_the_way';
      if (subStatus === 'customs_started') return 'delayed_customs';
      if (subStatus && ATTEMPTS[subStatus] && subStatus !== 'delivery_scheduled') return ATTEMPTS[subStatus];
      return exceptionWithoutWord(cause);
  }
}

/** Situations in which a date may still come true, so lateness has a say in the sentence. */
const MOVING: ReadonlySet<Situation> = new Set([
  'label_made',
  'awaiting_courier',
  'collection_missed',
  'on_the_way',
  'in_country',
  'customs',
  'customs_cleared',
  'nearby',
  'scheduled',
  'delayed',
  'delayed_weather',
  'delayed_customs',
  'missorted',
]);
export const isMoving = (situation: Situation): boolean => MOVING.has(situation);

/** The carrier does not have it yet. */
export const BEFORE_HANDOVER: ReadonlySet<Situation> = new Set(['label_made', 'awaiting_courier', 'collection_missed']);

const ARRIVED: ReadonlySet<Situation> = new Set([
  'delivered',
  'delivered_person',
  'delivered_signed',
  'delivered_safe_place',
  'delivered_neighbour',
  'delivered_mailbox',
  'collected',
]);
export const hasArrived = (situation: Situation): boolean => ARRIVED.has(situation);

/** The parcel will not come any more: what a second parcel with the same goods replaces. */
const ENDED: ReadonlySet<Situation> = new Set(['lost', 'damaged', 'disposed', 'cancelled', 'returned', 'refused']);
export const hasEnded = (situation: Situation): boolean => ENDED.has(situation) || situation === 'returning';

/** Situations that somebody has to solve: the reader, or, where the scans say so, the shop or the courier. */
const SOLVED_BY_SOMEBODY: ReadonlySet<Situation> = new Set([
  'attempt_not_home',
  'attempt_closed',
  'attempt_no_access',
  'attempt_other',
  'address_problem',
  'documents',
  'payment_due',
  'pickup_missed',
]);

/** Whether it is ours to solve, so that nothing may be asked of the reader. */
export const isOurs = (situation: Situation, actionBy: ActionBy | null): boolean =>
  SOLVED_BY_SOMEBODY.has(situation) && (actionBy === 'merchant' || actionBy === 'carrier');

const TONES: Partial<Record<Situation, Tone>> = {
  label_made: 'calm',
  awaiting_courier: 'calm',
  unknown: 'calm',
  cancelled: 'calm',
  on_the_van: 'today',
  courier_near: 'today',
  pickup_point: 'attention',
  pickup_locker: 'attention',
  attempt_not_home: 'attention',
  attempt_closed: 'attention',
  attempt_no_access: 'attention',
  attempt_rescheduled: 'attention',
  attempt_other: 'attention',
  delayed: 'attention',
  delayed_weather: 'attention',
  delayed_customs: 'attention',
  missorted: 'attention',
  collection_missed: 'attention',
  held: 'attention',
  payment_due: 'attention',
  address_problem: 'attention',
  documents: 'attention',
  pickup_missed: 'attention',
  returning: 'attention',
  returned: 'attention',
  quiet: 'attention',
  refused: 'problem',
  damaged: 'problem',
  lost: 'problem',
  delivery_retracted: 'problem',
  disposed: 'problem',
  trouble: 'problem',
};

/** The tone of a situation before lateness and the calendar have their say. */
export const toneOf = (situation: Situation): Tone => TONES[situation] ?? (hasArrived(situation) ? 'done' : 'moving');
