import type { OrderFacts, OrderPageView, Tone } from '../types';
import type { Moment } from './calendar';
import type { Span } from './dates';
import { nameGoods, sentenceCase } from './goods';
import { linesWaiting } from './order-items';
import { parcelExplanation, parcelLabel, parcelSentence, struckDate } from './parcel-sentences';
import type { ParcelStory, Words } from './parcel-story';
import { hasArrived, hasEnded, isMoving, type Situation } from './situation';

type Headline = OrderPageView['headline'];

const URGENCY: Record<Tone, number> = { problem: 0, attention: 1, today: 2, moving: 3, calm: 4, done: 5 };

/** Trouble that waits for nobody's answer does not outrank a courier who is nearly there. */
const NEEDS_THE_READER: ReadonlySet<Situation> = new Set([
  'pickup_point',
  'pickup_locker',
  'attempt_not_home',
  'attempt_closed',
  'attempt_no_access',
  'attempt_other',
  'payment_due',
  'address_problem',
  'documents',
  'pickup_missed',
  'held',
]);

function urgency(story: ParcelStory): number {
  if (hasArrived(story.situation)) return 9;
  if (NEEDS_THE_READER.has(story.situation)) return 0;
  return 1 + URGENCY[story.tone];
}

/** The parcels still worth a headline (not replaced, not being exchanged), most pressing first; among equals the one that comes first. */
export function inOrderOfUrgency(stories: readonly ParcelStory[]): ParcelStory[] {
  const day = (story: ParcelStory): string => story.eta?.to.day ?? '9999';
  return stories
    .filter((story) => !story.replaced && !story.exchanged)
    .map((story, index) => ({ story, index }))
    .sort(
      (a, b) =>
        urgency(a.story) - urgency(b.story) ||
        (day(a.story) < day(b.story) ? -1 : day(a.story) > day(b.story) ? 1 : a.index - b.index),
    )
    .map(({ story }) => story);
}

function spanOf(story: ParcelStory, today: string, minute: number | null): Span | null {
  const on = (day: string): Span => ({ from: { day, minute }, to: { day, minute } });
  if (story.arrived) return { from: { ...story.arrived, minute: null }, to: { ...story.arrived, minute: null } };
  // In large figures a last day would read as the day it comes.
  if (story.heldUntil) return null;
  if (story.situation === 'on_the_van' || story.situation === 'courier_near') {
    return story.eta?.from.day === today && story.eta.to.day === today ? story.eta : on(today);
  }
  if (story.situation.startsWith('attempt')) return story.eta && story.eta.from.day > today ? story.eta : null;
  return isMoving(story.situation) ? story.eta : null;
}

function wordOf(story: ParcelStory, span: Span | null, words: Words): string {
  const { t, dates } = words;
  if (hasArrived(story.situation))
    return t(story.situation === 'collected' ? 'page.word.collected' : 'page.word.delivered');
  const late = story.lateness.kind === 'later' || story.lateness.kind === 'overdue';
  if (story.heldUntil || !span) return late ? t('page.word.late') : parcelLabel(story, words);
  if (span.from.day !== span.to.day) return dates.figures(span).weekday;
  return sentenceCase(dates.alone(span.to.day), t.locale);
}

/** Sentences of parcels that are not the first thing to say: "The glow ball follows Monday." */
function followSentence(story: ParcelStory, words: Words): string {
  const { t, dates } = words;
  const when = story.eta && isMoving(story.situation) ? dates.when(story.eta) : null;
  if (!isMoving(story.situation) || story.lateness.kind === 'later' || story.lateness.kind === 'overdue') {
    return parcelSentence(story, words, 'these');
  }
  const values = { goods: story.goods.these, number: story.goods.number, when: when ?? '' };
  return sentenceCase(t(`page.headline.follows.${when ? 'dated' : 'undated'}`, values), t.locale);
}

/** What is not shipped yet, in one sentence. */
export function waitingSentence(facts: OrderFacts, words: Words, naming: 'yours' | 'these'): string {
  const { t, dates, scope } = words;
  const lines = linesWaiting(facts).map(({ line, quantity }) => ({ title: line.title, quantity }));
  const goods = nameGoods(scope === 'status' ? [] : lines, t, {
    fallback: facts.shipments.length > 0 ? 'parcel' : 'order',
    englishTitles: facts.shop.locales[0]?.startsWith('en') ?? false,
  });
  const by = dates.read(facts.order.shipsBy);
  const key = !by ? 'undated' : by.day < dates.today ? 'overdue' : 'dated';
  const values = {
    goods: goods[naming],
    number: goods.number,
    when: by ? dates.noun(by.day) : '',
    wasOn: by ? dates.on(by.day) : '',
  };
  return sentenceCase(t(`page.waiting.${key}`, values), t.locale);
}

const bare = (sentence: string, tone: Tone, word: string): Headline => ({
  sentence,
  tone,
  date: null,
  was: null,
  explanation: null,
  nextCheck: null,
  word,
});

/** Headlines of an order with no parcel to speak of. */
function withoutParcels(facts: OrderFacts, words: Words): Headline {
  const { t, dates } = words;
  const { order } = facts;
  const cancelled = dates.read(order.cancelledAt);
  if (order.cancelledAt) {
    const key = cancelled ? 'cancelled.dated' : 'cancelled.undated';
    const sentence = t(`page.headline.${key}`, { when: cancelled ? dates.on(cancelled.day) : '' });
    return bare(sentenceCase(sentence, t.locale), 'calm', t('page.word.cancelled'));
  }
  if (linesWaiting(facts).length > 0) {
    const by = dates.read(order.shipsBy);
    const late = by !== null && by.day < dates.today;
    return bare(
      waitingSentence(facts, words, 'yours'),
      late ? 'attention' : 'calm',
      t(late ? 'page.word.late' : 'page.word.ready'),
    );
  }
  if (order.lines.length > 0 && order.lines.every((line) => !line.requiresShipping)) {
    return bare(t('page.headline.nothingToShip'), 'done', t('page.word.done'));
  }
  const sent = dates.read(order.fulfilledAt);
  if (sent) {
    const sentence = t('page.headline.sent', { when: dates.on(sent.day) });
    return bare(sentenceCase(sentence, t.locale), 'moving', t('page.word.sent'));
  }
  return bare(t('page.headline.received'), 'calm', t('page.word.received'));
}

function allArrived(live: ParcelStory[], words: Words): string {
  const { t, dates } = words;
  const last = live
    .map((story) => story.arrived?.day ?? '')
    .sort()
    .at(-1);
  const sentence = t(`page.headline.allArrived.${last ? 'dated' : 'undated'}`, {
    when: last ? dates.on(last) : '',
    count: live.length,
  });
  return sentenceCase(sentence, t.locale);
}

function severalSentences(live: ParcelStory[], facts: OrderFacts, words: Words): string {
  const { t } = words;
  const [lead, ...others] = live;
  if (!lead) return '';
  const waiting = linesWaiting(facts).length > 0;
  const coming = others.filter((story) => !hasArrived(story.situation));
  const here = others.filter((story) => hasArrived(story.situation));
  const said = [parcelSentence(lead, words, 'these')];
  const [next] = coming;
  if (next) said.push(followSentence(next, words));
  if (coming.length > 1) said.push(t('page.headline.more', { count: coming.length - 1 }));
  if (waiting) said.push(waitingSentence(facts, words, 'these'));
  const [first] = here;
  if (first && said.length < 3) {
    const values = { goods: first.goods.these, number: first.goods.number, count: here.length };
    said.push(sentenceCase(t(here.length > 1 ? 'page.headline.severalHere' : 'page.headline.here', values), t.locale));
  }
  return said.join(t('common.sentenceGap'));
}

const WORRYING: ReadonlySet<ParcelStory['lateness']['kind']> = new Set(['at_risk', 'later', 'overdue', 'today_late']);

/** Parcels about which the reader wonders whether anybody looks; of the others it is no news. */
const isWatched = ({ lateness, situation, silence }: ParcelStory): boolean =>
  WORRYING.has(lateness.kind) || silence !== null || situation.startsWith('delayed') || situation === 'missorted';

const isAhead = ({ day, minute }: Moment, { today, minute: now }: Words['dates']): boolean =>
  day > today || (day === today && (minute ?? 0) > now);

/**
 * The first thing the page says. One parcel: its sentence. Several: the most pressing one by the names of its goods,
 * then what follows and what is already there. `word` is the same in one huge word.
 */
export function orderHeadline(facts: OrderFacts, stories: readonly ParcelStory[], words: Words): Headline {
  const { t, dates } = words;
  const live = inOrderOfUrgency(stories);
  const [lead] = live;
  const onlyEnded = live.every((story) => hasEnded(story.situation) || story.situation === 'label_made');
  if (!lead || (facts.order.cancelledAt && onlyEnded)) return withoutParcels(facts, words);

  const arrived = live.filter((story) => hasArrived(story.situation)).length;
  const alone = live.length === 1 && linesWaiting(facts).length === 0;
  const everything = arrived === live.length && !alone && linesWaiting(facts).length === 0;
  const span = spanOf(lead, dates.today, null);
  const progress =
    live.length > 1 && !everything ? t('page.headline.progress', { done: arrived, total: live.length }) : null;
  const explanation = everything ? null : parcelExplanation(lead, words);
  const look = isWatched(lead) ? dates.read(lead.shipment.checkAt) : null;
  return {
    sentence: alone
      ? parcelSentence(lead, words, 'yours')
      : everything
        ? allArrived(live, words)
        : severalSentences(live, facts, words),
    tone: everything ? 'done' : arrived === live.length && !alone ? 'moving' : lead.tone,
    date: span ? dates.figures(span) : null,
    was: everything ? null : struckDate(lead, words),
    explanation: [progress, explanation].filter(Boolean).join(t('common.sentenceGap')) || null,
    nextCheck: look && isAhead(look, dates) ? t('page.nextCheck', { at: dates.at(look) }) : null,
    word:
      arrived > 0 && live.length > 1 && !everything
        ? t('page.word.progress', { done: arrived, total: live.length })
        : wordOf(lead, span, words),
  };
}
