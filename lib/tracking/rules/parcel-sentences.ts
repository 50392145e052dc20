import type { Cause } from '@/lib/carriers/types';
import { addDays } from '@/lib/core/local-date';
import type { EventFacts } from '../types';
import { eventOf, troubleOf, worthQuoting } from './courier-words';
import { isolate, oneLine, sentenceCase } from './goods';
import { type Lateness, TAKES_LONGER } from './lateness';
import type { ParcelStory, Words } from './parcel-story';
import { hasArrived, isMoving, isOurs, type Situation } from './situation';

/** Situations about which the reader wonders whose move it is. */
const WHOSE_MOVE: ReadonlySet<Situation> = new Set([
  'delayed',
  'delayed_weather',
  'delayed_customs',
  'missorted',
  'held',
  'trouble',
  'quiet',
]);

/** On the road without a day, where what would be said of the road is older than patience lasts. */
const SILENT: ReadonlySet<Situation> = new Set(['on_the_way', 'in_country', 'customs_cleared', 'nearby']);

/** What a parcel is in the middle of; one that nobody has heard of for too long, and has no day, is quiet. */
const spokenSituation = ({ situation, silence, eta }: ParcelStory): Situation =>
  silence?.kind === 'long' && eta === null && SILENT.has(situation) ? 'quiet' : situation;

/** Where a parcel was left is for its owner, not for whoever knows an order number and a postcode. */
const publicSituation = (story: ParcelStory, words: Words): Situation =>
  words.scope === 'status' && hasArrived(story.situation) ? 'delivered' : spokenSituation(story);

/** "was" as a thing ("Thursday") and as an answer to "when?" ("am Donnerstag"), never the same word as the new day. */
function wasWords(lateness: Lateness, story: ParcelStory, { t, dates }: Words): { was: string; wasOn: string } {
  if (!lateness.from) return { was: '', wasOn: '' };
  const clash =
    story.eta && story.eta.to.day !== lateness.from && dates.noun(story.eta.to.day) === dates.noun(lateness.from);
  // "Today, not yesterday" is how one speaks; "Tuesday, not yesterday" is not.
  const named = story.eta && lateness.from < dates.today && story.eta.to.day > dates.today;
  const was = clash ? dates.long(lateness.from) : named ? dates.named(lateness.from) : dates.noun(lateness.from);
  return { was, wasOn: clash || named ? t('common.when.on', { day: was }) : dates.on(lateness.from) };
}

/** The date that no longer holds, for a line through it and for those who cannot see the line. */
export function struckDate(story: ParcelStory, words: Words): { text: string; spoken: string } | null {
  const { kind, from } = story.lateness;
  if (!from || (kind !== 'later' && kind !== 'overdue' && kind !== 'today_late')) return null;
  const text = words.dates.long(from);
  return { text, spoken: words.t(`parcel.was.${story.lateness.basis}`, { date: text }) };
}

/** The date that answers "when?" in a sentence, with a flag whether there is one. */
function whenOf(story: ParcelStory, { dates }: Words): string | null {
  const { situation, arrived, eta } = story;
  if (hasArrived(situation)) return arrived ? dates.on(arrived.day) : null;
  if (situation === 'pickup_point' || situation === 'pickup_locker' || situation === 'pickup_missed')
    return story.heldUntil ? dates.noun(story.heldUntil) : null;
  if (situation === 'on_the_van' || situation === 'courier_near') {
    // On the van means today: an estimate for another day is older news than the scan.
    return eta && eta.from.day === eta.to.day && eta.to.day === dates.today ? dates.window(eta) : null;
  }
  // The estimate that a failed attempt belonged to is used up; only a later day is news.
  if (situation.startsWith('attempt')) return eta && eta.from.day > dates.today ? dates.when(eta) : null;
  return eta && isMoving(situation) ? dates.when(eta) : null;
}

/** The new one of an exchange, before anybody has sent it or told of it. */
const isPlanned = ({ role, situation, shipment }: ParcelStory) =>
  role === 'exchange' && situation === 'unknown' && shipment.shippedAt === null;

function whichSentence(story: ParcelStory, situation: Situation): string {
  if (story.replaced) return 'replaced';
  if (story.lateness.kind === 'overdue' || story.lateness.kind === 'later') return 'late';
  if (situation === 'quiet') return 'quiet';
  if (isPlanned(story)) return 'exchange_planned';
  // An exchange or a second parcel is introduced as such while it has nothing more pressing to say.
  if (story.role !== 'first' && isMoving(situation) && !situation.startsWith('delayed')) return story.role;
  if (story.minutes !== null) return story.minutes > 0 ? 'within' : 'any_minute';
  return story.stops !== null && story.stops > 0 ? 'stops_away' : situation;
}

/**
 * The parcel in one spoken sentence. `naming`: "your coat" where it is the only one, "the coat" where several are
 * told apart.
 */
export function parcelSentence(story: ParcelStory, words: Words, naming: 'yours' | 'these'): string {
  const situation = publicSituation(story, words);
  const key = whichSentence(story, situation);
  // Minutes say more than the hours they lie in.
  const when = key === 'within' || key === 'any_minute' ? null : whenOf(story, words);
  const goods = story.goods[key.startsWith('exchange') ? 'these' : naming];
  const asks = isOurs(story.situation, story.shipment.actionBy) && key === situation ? 'ours' : 'undated';
  const sentence = words.t(`parcel.sentence.${key}.${when ? 'dated' : asks}`, {
    goods,
    // For messages in which the goods begin a later sentence.
    Goods: sentenceCase(goods, words.t.locale),
    number: story.goods.number,
    when: when ?? '',
    sure: story.sure ? 'yes' : 'no',
    days: story.lateness.days,
    basis: story.lateness.basis,
    stops: story.stops ?? 0,
    minutes: story.minutes ?? 0,
    ...wasWords(story.lateness, story, words),
  });
  return sentenceCase(sentence, words.t.locale);
}

/** One or two words for a badge: "On the van". */
export function parcelLabel(story: ParcelStory, words: Words): string {
  const situation = publicSituation(story, words);
  if (story.replaced) return words.t('parcel.label.replaced');
  if (isPlanned(story)) return words.t('parcel.label.exchange_planned');
  const { kind, basis } = story.lateness;
  if (kind === 'later' || kind === 'overdue') {
    return words.t(basis === 'promised' ? 'parcel.label.late' : 'parcel.label.laterThanExpected');
  }
  return words.t(`parcel.label.${situation}`);
}

/** Behind it lies customs, whatever was told of it. */
const PAST_CUSTOMS: ReadonlySet<Situation> = new Set(['customs_cleared', 'nearby', 'scheduled']);

function reasonOf({ situation, shipment }: ParcelStory): Cause | 'customs_over' {
  // The late sentence takes the place of the one that named the cause.
  if (situation === 'delayed_weather') return 'weather';
  if (situation === 'delayed_customs' || situation === 'customs') return 'customs';
  if (shipment.cause === 'customs' && PAST_CUSTOMS.has(situation)) return 'customs_over';
  return shipment.cause ?? 'unknown';
}

/** Where hours that are over would be missed: the parcel is moving, and its day is not over. */
const comesToday = (situation: Situation): boolean =>
  situation === 'on_the_van' || situation === 'courier_near' || (isMoving(situation) && !TAKES_LONGER.has(situation));

function lateWords(story: ParcelStory, { t, dates }: Words): string | null {
  const { kind, days, from, basis } = story.lateness;
  if (kind === 'arrived_late' || kind === 'today_late') return t(`parcel.lateness.${kind}`, { days, basis });
  if (kind === 'at_risk' && from)
    return t('parcel.lateness.at_risk', { was: dates.noun(from), wasOn: dates.on(from), basis });
  const hours = story.passed && comesToday(story.situation) ? dates.window(story.passed) : null;
  if (kind === 'none' && hours) return t('parcel.lateness.window', { window: hours });
  return kind === 'early' && !TAKES_LONGER.has(story.situation) ? t('parcel.lateness.early', { days, basis }) : null;
}

/** The courier's own words, where a person wrote them and this reader may see them. */
function quote(event: EventFacts | null, { t, scope }: Words): string | null {
  const wrote = scope === 'status' ? '' : oneLine(event?.description, 140);
  return worthQuoting(wrote) ? t('parcel.courierWrote', { words: isolate(wrote, t.locale) }) : null;
}

/** Why it is so and whose move it is, in a few short sentences; null when the sentence above said it all. */
export function parcelExplanation(story: ParcelStory, words: Words): string | null {
  if (story.replaced) return null;
  const { t } = words;
  const { situation, lateness, shipment } = story;
  const said: string[] = [];
  if (story.stops !== null && (story.minutes !== null || story.stops === 0)) {
    said.push(t('parcel.stops', { stops: story.stops }));
  }
  const late = lateWords(story, words);
  if (late) said.push(late);

  const slipped = lateness.kind === 'later' || lateness.kind === 'overdue';
  if (slipped || situation === 'trouble' || situation === 'delayed' || situation === 'held') {
    said.push(t(`parcel.reason.${reasonOf(story)}`));
    const wrote = quote(troubleOf(shipment.events), words);
    if (wrote) said.push(wrote);
  }
  const { history } = shipment.eta ?? {};
  if (history && story.eta && isMoving(situation)) {
    said.push(t(history.stragglers ? 'parcel.stragglers' : 'parcel.history', { of: history.of, by: history.by }));
  }
  // "It may be later; we are watching" has said whose move it is, unless it is the reader's.
  const saidSo = lateness.kind === 'at_risk' && shipment.actionBy !== 'shopper';
  if (WHOSE_MOVE.has(situation) && shipment.actionBy && !saidSo) said.push(t(`parcel.move.${shipment.actionBy}`));

  if (situation === 'pickup_point' || situation === 'pickup_locker') {
    // Where it waits is known to the courier alone.
    const wrote = quote(eventOf(shipment.events, 'available_for_pickup'), words);
    if (wrote) said.push(wrote);
    if (story.heldUntil && story.heldUntil <= addDays(words.dates.today, 1)) said.push(t('parcel.pickupEnds'));
  }
  if (hasArrived(situation)) {
    const signed = words.scope === 'full' ? oneLine(shipment.signedBy, 80) : '';
    if (signed) said.push(t('parcel.signedBy', { name: isolate(signed, t.locale) }));
    const wrote = quote(eventOf(shipment.events, 'delivered'), words);
    if (wrote) said.push(wrote);
  }
  return said.length > 0 ? said.join(t('common.sentenceGap')) : null;
}

/** "Thursday 26 November, 10:00–13:00": the date on its own line. */
export function parcelWhen(story: ParcelStory, { t, dates }: Words): string | null {
  if (story.replaced) return null;
  if (story.arrived) return dates.stamp(story.arrived);
  if (story.heldUntil) return t('parcel.keptUntil', { date: dates.long(story.heldUntil) });
  const { situation, eta } = story;
  if (situation === 'on_the_van' || situation === 'courier_near') {
    const hours = eta && eta.to.day === dates.today ? dates.window(eta) : null;
    return hours ? t('common.when.window', { day: dates.long(dates.today), window: hours }) : dates.long(dates.today);
  }
  if (!eta) return null;
  const again = situation.startsWith('attempt') && eta.from.day > dates.today;
  return again || isMoving(situation) ? dates.whenLong(eta) : null;
}
