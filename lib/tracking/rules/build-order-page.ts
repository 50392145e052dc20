import { canonicalLocale, direction } from '@/lib/i18n/locale';
import type { Translate } from '@/lib/i18n/translator';
import type { ItemView, OrderFacts, OrderPageView, ParcelChangeView, ParcelView } from '../types';
import type { Moment } from './calendar';
import { deliveryPhoto } from './delivery-photo';
import { etaTrailView } from './eta-trail-view';
import { isolate, oneLine } from './goods';
import { contactHref, nextAction, type PageLinks, safeHref } from './next-action';
import { inOrderOfUrgency, orderHeadline, waitingSentence } from './order-headline';
import { asSent, itemView, linesInside, linesWaiting, somethingReturnable } from './order-items';
import { orderStories, orderWords } from './order-stories';
import { pageExtras } from './page-extras';
import { carrierWords, parcelChapters } from './parcel-chapters';
import { type DrawRoute, parcelRoute } from './parcel-route';
import { parcelExplanation, parcelLabel, parcelSentence, parcelWhen, struckDate } from './parcel-sentences';
import type { ParcelStory, Words } from './parcel-story';
import { silenceWords } from './silence';
import { hasArrived } from './situation';

export type OrderPageOptions = {
  now: Date;
  /** A BCP 47 tag, as `resolveLocale` gives it. */
  locale: string;
  /** `createTranslator(locale, brand.texts[…])`. */
  t: Translate;
  links: PageLinks;
  /** What is said about changing each parcel's delivery, by its id. */
  changes?: Readonly<Record<string, ParcelChangeView | null>>;
  /** What draws the small map; without it the route is told in words only. */
  drawRoute?: DrawRoute;
};

/** The most a merchant's note may say on a page. */
const LONGEST_NOTE = 2000;

/** Line breaks of a note are kept; everything else unseen goes. */
const noteText = (note: string | null): string | null =>
  note
    ?.slice(0, LONGEST_NOTE)
    .split(/\r?\n/)
    .map((line) => oneLine(line, LONGEST_NOTE))
    .join('\n')
    .trim() || null;

/** 53 bits of a text (cyrb53): tells two page states apart, guards nothing. */
function fingerprint(text: string): string {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36);
}

function parcelTitle(story: ParcelStory, index: number, total: number, words: Words): string {
  const { t, scope } = words;
  const inside = story.shipment.lines.length;
  if (scope !== 'status' && (inside > 0 || total === 1)) return story.goods.bare;
  return total > 1 ? t('parcel.title', { index: index + 1, total }) : t('parcel.onlyTitle');
}

/** What a screen reader tells parcels apart by, where two hold the same goods: one sent again, one exchanged. */
function parcelName(shown: readonly ParcelStory[], index: number, words: Words): string | undefined {
  const title = (at: number): string => {
    const story = shown[at];
    return story ? parcelTitle(story, at, shown.length, words) : '';
  };
  const own = title(index);
  const isAlone = shown.every((_, at) => at === index || title(at) !== own);
  return isAlone ? undefined : `${own}: ${words.t('parcel.title', { index: index + 1, total: shown.length })}`;
}

function carrierOf({ shipment }: ParcelStory, { scope, t }: Words): ParcelView['carrier'] {
  if (scope === 'status') return null;
  const name = oneLine(shipment.carrierName ?? shipment.carrier, 80);
  const number = oneLine(shipment.trackingNumber, 100) || null;
  if (!name && !number) return null;
  return { name: name || t('parcel.courier'), number, href: safeHref(shipment.trackingUrl) };
}

function parcelView(
  facts: OrderFacts,
  story: ParcelStory,
  index: number,
  several: boolean,
  total: number,
  placed: Moment | null,
  words: Words,
  drawRoute: DrawRoute | undefined,
): ParcelView {
  const { shipment } = story;
  const route = parcelRoute(story, facts.order, words);
  const open = words.scope !== 'status';
  return {
    id: shipment.id,
    title: parcelTitle(story, index, total, words),
    sentence: parcelSentence(story, words, several ? 'these' : 'yours'),
    tone: story.replaced ? 'calm' : story.tone,
    statusLabel: parcelLabel(story, words),
    status: shipment.status,
    when: parcelWhen(story, words),
    was: story.replaced ? null : struckDate(story, words),
    explanation: parcelExplanation(story, words),
    silence: story.replaced ? null : silenceWords(story.silence, words.dates, words.t),
    trail: story.replaced ? null : etaTrailView(shipment.etaTrail, words),
    note: words.scope === 'full' ? noteText(shipment.note) : null,
    carrier: carrierOf(story, words),
    chapters: parcelChapters(story, placed, words),
    carrierWords: carrierWords(shipment.events, words),
    items: open
      ? linesInside(facts, shipment).map((inside) => itemView(asSent(facts, story.role, inside), story, words))
      : [],
    route: route.map(({ label, state }) => ({ label, state })),
    map: drawRoute?.(route) ?? null,
  };
}

/** Every ordered line once; what has arrived of it decides what may be said about sending it back. */
function allItems(facts: OrderFacts, stories: readonly ParcelStory[], words: Words): ItemView[] {
  if (words.scope === 'status') return [];
  return facts.order.lines.map((line) => {
    const story = stories.find(
      ({ shipment, situation, replaced }) =>
        !replaced && hasArrived(situation) && linesInside(facts, shipment).some((inside) => inside.line.id === line.id),
    );
    return itemView({ line, quantity: line.quantity }, story ?? null, words);
  });
}

const withoutMinutes = (story: ParcelStory): ParcelStory => ({ ...story, minutes: null });

/** With several parcels each has its own way to say that something is wrong; with one the page's actions have it. */
function problemOf({ shipment }: ParcelStory, links: PageLinks, { t, scope }: Words): ParcelView['problem'] {
  const href = scope === 'status' ? null : safeHref(links.problems?.[shipment.id]);
  return href ? { label: t('reports.open'), href, method: 'get' } : null;
}

function reportsOf({ reports = [] }: OrderFacts, { t, scope }: Words): OrderPageView['reports'] {
  if (scope === 'status' || reports.length === 0) return null;
  return {
    title: t('reports.title'),
    entries: reports.map(({ number, href, status }) => ({
      label: t('reports.entry', { number: oneLine(number, 40) }),
      href,
      status: t(`reports.status.${status}`),
    })),
  };
}

function salutation({ order }: OrderFacts, { t, scope }: Words): string | null {
  const name = oneLine(order.customerName, 80);
  if (scope === 'gift') return t('page.giftSalutation');
  return scope === 'full' && name ? t('page.salutation', { name: isolate(name, t.locale) }) : null;
}

/**
 * The tracking page as sentences, from facts, one moment and the words of a locale. Pure: the same input gives the same
 * page. What a scope may not see is left out here, whoever lays the view out: `status` has no names, places, pictures,
 * prices, notes or returns; `gift` has no prices, no buyer, no note addressed to one and no returns, whose pages hold all that.
 */
export function buildOrderPage(facts: OrderFacts, options: OrderPageOptions): OrderPageView {
  const words = orderWords(facts, options);
  return orderPageOf(facts, orderStories(facts, words), words, options);
}

/** The same from parcels that have been read already. */
export function orderPageOf(
  facts: OrderFacts,
  stories: readonly ParcelStory[],
  words: Words,
  options: OrderPageOptions,
): OrderPageView {
  const { order, shop, scope } = facts;
  const { t, links } = options;
  const { dates } = words;
  const locale = canonicalLocale(options.locale) ?? t.locale;
  const placed = dates.read(order.placedAt);
  const urgent = inOrderOfUrgency(stories);
  const shown = [...urgent, ...stories.filter((story) => !urgent.includes(story))];
  const waiting = linesWaiting(facts);
  const several = shown.length > 1 || waiting.length > 0;
  const parcels = shown.map((story, index) => ({
    ...parcelView(facts, story, index, several, shown.length, placed, words, options.drawRoute),
    name: parcelName(shown, index, words),
    photo: deliveryPhoto(story, links.proof ?? null, words),
    ...(options.changes && { change: options.changes[story.shipment.id] ?? null }),
    problem: shown.length > 1 && !story.replaced ? problemOf(story, links, words) : null,
  }));
  const headline = orderHeadline(facts, stories, words);
  const contact = contactHref(links, shop, order.number, words);
  const [lead] = urgent;
  const action = lead
    ? nextAction(lead, links, contact, words)
    : {
        primary: null,
        secondary: contact ? [{ label: t('action.talk'), href: contact, method: 'get' as const }] : [],
        nothingToDo: order.cancelledAt ? t('action.nothing.cancelled') : t('action.nothing.preparing'),
      };
  const somethingArrived = stories.some(({ situation }) => hasArrived(situation));
  const awaited = stories.length > 0 && stories.every(({ awaitsScan }) => awaitsScan);
  const canReturn =
    scope !== 'status' && !awaited && somethingReturnable(facts, somethingArrived, dates.today)
      ? safeHref(links.return)
      : null;
  const withdraw = scope === 'gift' ? null : safeHref(links.withdraw);
  const note = scope === 'full' ? noteText(order.note) : null;

  const view = {
    locale,
    dir: direction(t.locale),
    scope,
    orderNumber: oneLine(order.number, 80),
    placed: placed ? dates.long(placed.day) : '',
    salutation: salutation(facts, words),
    headline: {
      ...headline,
      explanation: [headline.explanation, note].filter(Boolean).join(t('common.sentenceGap')) || null,
    },
    primary: action.primary,
    secondary: action.secondary,
    nothingToDo: action.nothingToDo,
    // Of a cancelled order nothing comes that somebody else could wait for.
    extras: pageExtras(urgent, order.cancelledAt && !lead ? { ...links, share: null } : links, words),
    parcels,
    waiting:
      waiting.length > 0
        ? {
            title: t('page.waiting.title'),
            // With nothing on its way the headline has said it.
            sentence: shown.length > 0 ? waitingSentence(facts, words, 'these') : null,
            items: scope === 'status' ? [] : waiting.map((line) => itemView(line, null, words)),
          }
        : null,
    items: allItems(facts, stories, words),
    returns:
      scope === 'full'
        ? facts.returns.map((entry) => ({
            label: t('page.return', { number: oneLine(entry.number, 40) }),
            href: entry.href,
            status: t.has(`return.status.${entry.status}`)
              ? t(`return.status.${entry.status}`)
              : t('return.status.other'),
          }))
        : [],
    reports: reportsOf(facts, words),
    startReturn: canReturn ? { label: t('action.return'), href: canReturn, method: 'get' as const } : null,
    withdraw: withdraw ? { label: t('withdraw.open'), href: withdraw, method: 'get' as const } : null,
  } satisfies Omit<OrderPageView, 'revision' | 'announcement'>;

  // The time of the next look changes by itself; nobody wants it read out.
  const noticed = {
    ...view,
    headline: { ...view.headline, nextCheck: null },
    // The places of a map are those of the route beside it.
    parcels: parcels.map((parcel) => ({ ...parcel, map: null })),
  };
  return {
    ...view,
    revision: fingerprint(JSON.stringify(noticed)),
    // Minutes pass by themselves; only where nobody has to hear each of them is it read out.
    announcement: orderHeadline(facts, stories.map(withoutMinutes), words).sentence,
  };
}
