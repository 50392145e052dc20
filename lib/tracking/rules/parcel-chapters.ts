import type { ShipmentStatus } from '@/lib/carriers/types';
import type { ChapterEventView, ChapterView, EventFacts } from '../types';
import { type Moment, readWallClock } from './calendar';
import { isolate, oneLine } from './goods';
import { momentOf, type ParcelStory, type Words } from './parcel-story';
import { hasArrived, hasEnded, isMoving, type Situation } from './situation';

export const CHAPTERS = ['ready', 'courier', 'near', 'door', 'yours'] as const;
export type ChapterKey = (typeof CHAPTERS)[number];

const BY_STATUS: Partial<Record<ShipmentStatus, ChapterKey>> = {
  pre_transit: 'ready',
  in_transit: 'courier',
  out_for_delivery: 'near',
  available_for_pickup: 'door',
  attempt_failed: 'door',
  delivered: 'yours',
};

/** Events shown in one chapter; the rest of a chatty carrier's scans are under its own words. */
const EVENTS_SHOWN = 12;

const rank = (key: ChapterKey): number => CHAPTERS.indexOf(key);

/** The chapter an event belongs to; trouble belongs to wherever the parcel had got to, on the road at least once it left. */
function chapterOfEvent(event: EventFacts, reached: ChapterKey, hasLeft: boolean, isBack: boolean): ChapterKey {
  if (isBack && event.subStatus === 'returned_to_sender') return 'yours';
  if (event.subStatus === 'refused') return 'door';
  if (event.subStatus === 'at_local_depot' || event.subStatus === 'loaded') return 'near';
  if (event.subStatus === 'courier_near') return 'door';
  const onTheRoad = hasLeft && reached === 'ready' && event.status !== 'unknown';
  return BY_STATUS[event.status] ?? (onTheRoad ? 'courier' : reached);
}

/** Where the parcel is now. What it is going through decides; trouble leaves it where its scans had brought it. */
function currentChapter(situation: Situation, status: ShipmentStatus, reached: ChapterKey): ChapterKey {
  if (isOver(situation)) return 'yours';
  if (situation === 'nearby') return 'near';
  if (situation === 'courier_near' || situation === 'refused') return 'door';
  if (status === 'pre_transit') return 'ready';
  const own = BY_STATUS[status];
  if (own) return own;
  // A parcel with trouble has left us, whatever its scans fail to say.
  if (status === 'unknown') return reached;
  return rank(reached) < rank('courier') ? 'courier' : reached;
}

/** What an event says in our words, with the place it names. */
export function eventWords(event: EventFacts, { t, dates, scope }: Words): ChapterEventView {
  const moment = momentOf(event, dates);
  // Where it was left is not for whoever knows an order number and a postcode.
  const plain = !event.subStatus || (scope === 'status' && event.status === 'delivered');
  const key = `chapter.event.${plain ? event.status : event.subStatus}`;
  const city = scope === 'status' ? '' : oneLine(event.location?.city, 60);
  return {
    id: event.id,
    when: moment
      ? dates.stamp(moment)
      : (!readWallClock(event.localTime) && oneLine(event.localTime, 40)) || t('chapter.noTime'),
    dateTime: moment && event.occurredAt,
    text: t(event.stops === null ? key : 'chapter.progress'),
    place: city ? isolate(city, t.locale) : null,
  };
}

/** The carrier's own words, newest first; an event without any keeps only its time and place out of the list. */
export function carrierWords(events: readonly EventFacts[], words: Words): ChapterEventView[] {
  if (words.scope === 'status') return [];
  return events.flatMap((event) => {
    const text = oneLine(event.description, 300);
    return text ? [{ ...eventWords(event, words), text }] : [];
  });
}

/** A chapter without a scan still says something; one that is to come says when. */
function summaryOf(key: ChapterKey, state: ChapterView['state'], story: ParcelStory, empty: boolean, words: Words) {
  const { situation, eta } = story;
  if (state === 'current' && empty && !hasArrived(situation)) return words.t(`chapter.empty.${key}`);
  const expected = state === 'ahead' && key === 'door' && eta && (isMoving(situation) || situation === 'on_the_van');
  return expected && !story.replaced ? words.t('chapter.expected', { when: words.dates.whenLong(eta) }) : null;
}

/**
 * The five chapters of one parcel: made ready, with the courier, near you, at your door, yours; for one that turned
 * round, those it came to and its return. The one it is in is open, the rest folded. `placed` opens the first one.
 */
export function parcelChapters(story: ParcelStory, placed: Moment | null, words: Words): ChapterView[] {
  const { t, dates } = words;
  const { situation, shipment } = story;
  const events = new Map<ChapterKey, EventFacts[]>(CHAPTERS.map((key) => [key, []]));
  let reached: ChapterKey = 'ready';
  const hasLeft = shipment.status !== 'pre_transit' && shipment.status !== 'unknown';
  for (const event of [...shipment.events].reverse()) {
    // A delivery that was taken back brought it no further.
    const undone = situation === 'delivery_retracted' && event.status === 'delivered';
    const chapter: ChapterKey = undone ? reached : chapterOfEvent(event, reached, hasLeft, situation === 'returned');
    if (rank(chapter) > rank(reached)) reached = chapter;
    events.get(chapter)?.unshift(event);
  }
  const current = currentChapter(situation, shipment.status, reached);
  const pickup = situation.startsWith('pickup') || situation === 'collected';
  const turned = situation === 'returning' || situation === 'returned';
  const stays = hasEnded(situation) && !turned && situation !== 'refused';
  const back = turned || situation === 'refused';
  // What turns round on the road comes neither near nor to the door; what is lost on it comes no further at all.
  const skipped = (key: ChapterKey): boolean =>
    stays ? rank(key) > rank(current) : turned && (key === 'near' || key === 'door') && key !== current;
  const told = CHAPTERS.filter((key) => !skipped(key) || events.get(key)?.length);

  return told.map((key) => {
    const over = key === 'yours' && isOver(situation);
    const state = rank(key) < rank(current) || over ? 'done' : key === current ? 'current' : 'ahead';
    const own = events.get(key) ?? [];
    const shown = own.slice(0, EVENTS_SHOWN).map((event) => eventWords(event, words));
    if (key === 'ready' && placed) {
      shown.push({
        id: `${shipment.id}-placed`,
        when: dates.stamp(placed),
        dateTime: null,
        text: t('chapter.event.placed'),
        place: null,
      });
    }
    const newest = own.find((event) => momentOf(event, dates) !== null);
    const moment =
      key === 'yours' && story.arrived
        ? story.arrived
        : newest
          ? momentOf(newest, dates)
          : key === 'ready'
            ? placed
            : null;
    const summary = summaryOf(key, state, story, shown.length === 0, words);
    const variant = pickup && (key === 'door' || key === 'yours') ? '_pickup' : back && key === 'yours' ? '_back' : '';
    return {
      key,
      title: t(`chapter.title.${key}${variant}`),
      state,
      when: state !== 'ahead' && moment ? dates.long(moment.day) : null,
      summary,
      events: state === 'ahead' ? [] : shown,
      open: key === current && (shown.length > 0 || summary !== null),
    };
  });
}

/** The last chapter of a parcel that arrived, or is back with us, is over as soon as it begins. */
const isOver = (situation: Situation): boolean => hasArrived(situation) || situation === 'returned';
