import { publishedKinds, requestSheet } from '@/lib/carriers/rules/request-sheet';
import { hasArrived, type Situation } from '@/lib/tracking/rules/situation';
import { DELIVERY_KINDS, type DeliveryKind, OPEN_STATES, type Road } from '../constants';
import type { Offer, Option, OptionFacts, WhyNot } from '../types';
import { offeredDays } from './offered-days';

type Stage = 'before' | 'moving' | 'van' | 'missed' | 'address' | 'counter' | 'held' | 'over';

/** Where a parcel is as far as changing its delivery goes. Whatever is not here is on its way. */
const STAGES: Partial<Record<Situation, Stage>> = {
  label_made: 'before',
  awaiting_courier: 'before',
  collection_missed: 'before',
  unknown: 'before',
  on_the_van: 'van',
  courier_near: 'van',
  attempt_not_home: 'missed',
  attempt_closed: 'missed',
  attempt_no_access: 'missed',
  attempt_rescheduled: 'missed',
  attempt_other: 'missed',
  address_problem: 'address',
  pickup_point: 'counter',
  pickup_locker: 'counter',
  pickup_missed: 'counter',
  held: 'held',
  payment_due: 'held',
  documents: 'held',
  trouble: 'held',
  quiet: 'held',
  delivery_retracted: 'held',
  refused: 'over',
  damaged: 'over',
  lost: 'over',
  disposed: 'over',
  cancelled: 'over',
  returning: 'over',
  returned: 'over',
};

const STOPS: Partial<Record<Stage, WhyNot>> = {
  before: 'not_shipped',
  counter: 'at_counter',
  held: 'held',
  over: 'over',
};

/** What mends an address that the courier cannot find. */
const MENDS_ADDRESS: ReadonlySet<DeliveryKind> = new Set(['change_address', 'instructions']);

/**
 * What may be asked of the carrier about a parcel's delivery, and for the rest why not: by what carrier and agreement
 * offer, what the parcel is going through, what was asked before, and whether any road leads there. A program is asked
 * before a person, a person before the shopper is sent to the carrier's own page.
 */
export function deliveryOptions(facts: OptionFacts): Option[] {
  const stage = hasArrived(facts.situation) ? 'over' : (STAGES[facts.situation] ?? 'moving');
  const never = stopOf(facts, stage);
  return DELIVERY_KINDS.map((kind): Option => {
    const why = never ?? whyNot(facts, stage, kind);
    if (why) return { kind, road: null, why };
    const road = roadFor(facts, stage, kind);
    if (!road)
      return { kind, road: null, why: stage === 'van' && isOffered(facts, kind) ? 'on_the_van' : 'not_offered' };
    const days = kind === 'redeliver' && road !== 'link' ? offeredDays(facts, road) : [];
    if (kind === 'redeliver' && road !== 'link' && days.length === 0) return { kind, road: null, why: 'no_day' };
    return { kind, road, days };
  });
}

export const offers = (options: readonly Option[]): Offer[] =>
  options.filter((option): option is Offer => option.road !== null);

function stopOf(facts: OptionFacts, stage: Stage): WhyNot | null {
  if (facts.direction === 'return' || facts.isOver) return 'over';
  const stop = STOPS[stage];
  if (stop) return stop;
  if (!facts.carrier) return 'no_carrier';
  return facts.asked.some(({ state }) => OPEN_STATES.some((open) => open === state)) ? 'waits_for_answer' : null;
}

function whyNot(facts: OptionFacts, stage: Stage, kind: DeliveryKind): WhyNot | null {
  if (stage === 'address' && !MENDS_ADDRESS.has(kind)) return 'address_first';
  if (stage === 'van' && kind === 'change_address') return 'on_the_van';
  const after = requestSheet(facts.carrier)?.afterAttempt;
  if (facts.attempted && after && !after.includes(kind)) return 'after_attempt';
  return wasRefused(facts, kind) ? 'refused_before' : null;
}

/** A carrier's no holds until the parcel is heard of again. */
function wasRefused({ asked, lastEventAt }: OptionFacts, kind: DeliveryKind): boolean {
  const heard = lastEventAt ? Date.parse(lastEventAt) : 0;
  return asked.some((one) => one.kind === kind && one.state === 'refused' && Date.parse(one.settledAt ?? '') >= heard);
}

/** An agreement says what may be asked; without one, what the carrier publishes. */
function isOffered({ agreement, carrier, attempted }: OptionFacts, kind: DeliveryKind): boolean {
  return (agreement?.requests ?? publishedKinds(carrier, attempted)).includes(kind);
}

function roadFor(facts: OptionFacts, stage: Stage, kind: DeliveryKind): Road | null {
  if (facts.program?.includes(kind) && isOffered(facts, kind)) return 'adapter';
  // Nobody reads mail while the van is out.
  if (facts.agreement?.hasContact && isOffered(facts, kind) && stage !== 'van') return 'mail';
  const sheet = requestSheet(facts.carrier);
  const isShut = stage === 'van' && sheet?.untilLoaded;
  return facts.page && sheet?.onOwnPage && !isShut && publishedKinds(facts.carrier, facts.attempted).includes(kind)
    ? 'link'
    : null;
}
