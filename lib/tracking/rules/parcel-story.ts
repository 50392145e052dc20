import { addDays, daysBetween } from '@/lib/core/local-date';
import type { Translate } from '@/lib/i18n/translator';
import type { EventFacts, OrderFacts, PageScope, ShipmentFacts, Tone } from '../types';
import { type Day, type Moment, readWallClock } from './calendar';
import { courierProgress } from './courier-progress';
import { eventOf, heldUntil, stopsAway } from './courier-words';
import { type DateWords, readSpan, type Span } from './dates';
import { type Goods, nameGoods } from './goods';
import { givenDay, type Lateness, latenessOf, stillAhead, TAKES_LONGER } from './lateness';
import { nightWindow } from './night-window';
import type { ParcelRole } from './parcel-roles';
import { type Silence, silenceOf } from './silence';
import { hasArrived, isMoving, type Situation, situationOf, toneOf } from './situation';

/** What every rule that puts things into words is handed. */
export type Words = { t: Translate; dates: DateWords; scope: PageScope };

/** A parcel read for one reader at one moment: everything its sentences are made of. */
export type ParcelStory = ParcelRole & {
  shipment: ShipmentFacts;
  situation: Situation;
  goods: Goods;
  /** The newest estimate, only where it can still come true. */
  eta: Span | null;
  /** Hours of today that were named and are over; what is still true of them, the day, stands in `eta`. */
  passed: Span | null;
  /** The carrier itself named the day; otherwise the sentence says "should". */
  sure: boolean;
  lateness: Lateness;
  silence: Silence | null;
  arrived: Moment | null;
  /** Last day at a pick-up point. */
  heldUntil: Day | null;
  /** It bears a number that nobody has scanned yet: of what lies inside, nothing is to be sent back. */
  awaitsScan: boolean;
  stops: number | null;
  /** Minutes until the courier rings, told shortly before; 0: any minute. */
  minutes: number | null;
  tone: Tone;
};

/**
 * The carrier's wall clock where it gave one, else the instant on the reader's clocks. Null also for a time that nobody
 * on earth has reached: a clock that runs ahead says nothing of when.
 */
export function momentOf(event: Pick<EventFacts, 'occurredAt' | 'localTime'>, dates: DateWords): Moment | null {
  const moment = readWallClock(event.localTime) ?? dates.read(event.occurredAt);
  return moment && moment.day > addDays(dates.today, 1) ? null : moment;
}

function arrivalOf(shipment: ShipmentFacts, dates: DateWords): Moment | null {
  const declared = readWallClock(shipment.deliveredAtLocal) ?? dates.read(shipment.deliveredAt);
  const event = declared ? null : eventOf(shipment.events, 'delivered');
  return declared ?? (event ? momentOf(event, dates) : null);
}

/** Days after its handover in which a parcel that bears a number is taken to be on its way, though no scan has come. */
const FIRST_SCAN_DAYS = 10;

/** Where nobody said when it was handed over, what is known of its order stands for that: nothing is awaited for ever. */
function awaitsScan({ order }: OrderFacts, shipment: ShipmentFacts, situation: Situation, dates: DateWords): boolean {
  if (situation !== 'unknown' || shipment.trackingNumber === null) return false;
  const left = dates.read(shipment.shippedAt ?? order.fulfilledAt ?? order.placedAt);
  return left !== null && daysBetween(left.day, dates.today) <= FIRST_SCAN_DAYS;
}

/** Estimates after which a parcel waiting at a pick-up point or gone for good is not dated any more. */
function etaOf(shipment: ShipmentFacts, dates: DateWords): Span | null {
  const read = readSpan(shipment.eta, dates);
  const stated = read && nightWindow(read, dates.today);
  if (stillAhead(stated, dates.today)) return stated;
  const promised = dates.read(shipment.promisedAt);
  // A promise is a day, whatever minute of it was stored. It stands in only while no estimate was ever given.
  if (stated || !promised) return null;
  const day = { day: promised.day, minute: null };
  return stillAhead({ from: day, to: day }, dates.today) ? { from: day, to: day } : null;
}

/** Hours that are over are not named any more: what remains of them is the day. */
function withoutPassedHours(eta: Span | null, { today, minute }: DateWords): { eta: Span | null; passed: Span | null } {
  const isPassed = eta !== null && eta.to.day === today && eta.to.minute !== null && eta.to.minute < minute;
  if (!isPassed) return { eta, passed: null };
  return {
    eta: { from: { ...eta.from, minute: null }, to: { ...eta.to, minute: null } },
    passed: eta.from.day === today ? eta : null,
  };
}

function toneWith(
  situation: Situation,
  lateness: Lateness,
  silence: Silence | null,
  eta: Span | null,
  today: Day,
): Tone {
  const tone = toneOf(situation);
  if (!isMoving(situation) || tone === 'problem') return tone;
  if (lateness.kind === 'overdue' || lateness.kind === 'later' || silence?.kind === 'long') return 'attention';
  return tone === 'moving' && eta?.to.day === today ? 'today' : tone;
}

/** Reads one outbound shipment. `lines` are the goods inside, already looked up. */
export function readParcel(
  facts: OrderFacts,
  shipment: ShipmentFacts,
  lines: { title: string; quantity: number }[],
  role: ParcelRole,
  { t, dates, scope }: Words,
): ParcelStory {
  const situation = situationOf(shipment);
  const named = etaOf(shipment, dates);
  const arrived = hasArrived(situation) ? arrivalOf(shipment, dates) : null;
  const newest = shipment.events.find((event) => momentOf(event, dates) !== null) ?? null;
  const lastSeen = newest ? momentOf(newest, dates) : null;
  const here = newest?.location?.country ?? null;
  const silence = silenceOf({
    situation,
    lastSeen,
    today: dates.today,
    minute: dates.minute,
    country: here ?? facts.order.country,
    abroad: shipment.events.some((event) => event.location?.country && event.location.country !== facts.order.country),
  });
  const onTheRound = situation === 'on_the_van' || situation === 'courier_near';
  const told = shipment.events[0];
  const progress = courierProgress({
    newest: onTheRound && told ? { stops: told.stops, at: dates.read(told.occurredAt) ?? momentOf(told, dates) } : null,
    isNear: situation === 'courier_near',
    eta: named,
    now: { day: dates.today, minute: dates.minute },
  });
  // A courier who is nearly there is a few minutes late at most.
  const { eta, passed } = progress.minutes === null ? withoutPassedHours(named, dates) : { eta: named, passed: null };
  const lateness = latenessOf(
    situation,
    givenDay(shipment, dates),
    eta,
    arrived?.day ?? null,
    dates.today,
    dates.minute,
    TAKES_LONGER.has(situation) && shipment.eta?.source !== 'carrier',
  );
  const waiting = situation.startsWith('pickup') ? eventOf(shipment.events, 'available_for_pickup') : null;
  const waitingSince = waiting ? momentOf(waiting, dates) : null;
  return {
    shipment,
    situation,
    goods: nameGoods(scope === 'status' ? [] : lines, t, {
      fallback: facts.shipments.length > 1 ? 'parcel' : 'order',
      englishTitles: facts.shop.locales[0]?.startsWith('en') ?? false,
    }),
    eta,
    passed,
    sure: shipment.eta?.source === 'carrier' && shipment.eta.confidence !== 'low' && eta !== null,
    lateness,
    silence,
    arrived,
    heldUntil: waiting ? heldUntil(waiting.description, waitingSince?.day ?? dates.today) : null,
    awaitsScan: awaitsScan(facts, shipment, situation, dates),
    stops: progress.stops ?? (situation === 'courier_near' ? stopsAway(told?.description ?? null) : null),
    minutes: progress.minutes,
    ...role,
    tone: toneWith(situation, lateness, silence, eta, dates.today),
  };
}
