import type { ChapterEventView, ChapterView, ItemView, OrderPageView, ParcelView, Tone } from '@/lib/tracking/types';
import { VOICES, type Voice } from './gallery-voices-catalog';

/** Invented orders for the gallery: one per state a shopper may meet, in the words of each demo shop. */
export const ORDER_STATES = [
  'today',
  'moving',
  'late',
  'delivered',
  'several',
  'attempt',
  'silent',
  'unknown',
  'placed',
] as const;
export type OrderState = (typeof ORDER_STATES)[number];

export type PictureOf = (index: number) => string | null;

const CURRENT: Record<OrderState, number> = {
  today: 2,
  moving: 1,
  late: 1,
  delivered: 4,
  several: 2,
  attempt: 3,
  silent: 1,
  unknown: 1,
  placed: 0,
};
const TONE: Record<OrderState, Tone> = {
  today: 'today',
  moving: 'moving',
  late: 'attention',
  delivered: 'done',
  several: 'today',
  attempt: 'attention',
  silent: 'problem',
  unknown: 'calm',
  placed: 'calm',
};
const KEYS = ['ready', 'courier', 'near', 'door', 'yours'] as const;

export function items(voice: Voice, picture: PictureOf, from = 0, count = 2): ItemView[] {
  return voice.items.slice(from, from + count).map((item, index) => ({
    id: `item-${from + index}`,
    title: item.title,
    variant: item.variant,
    quantity: item.quantity ?? 1,
    imageUrl: picture(from + index),
    imageAlt: item.title,
    price: item.price,
    returnNote: null,
    careTip: null,
  }));
}

function chapters(voice: Voice, current: number, events: ChapterEventView[]): ChapterView[] {
  return KEYS.map((key, index) => {
    const done = index < current || current === 4;
    const state = current === 4 ? 'done' : index < current ? 'done' : index === current ? 'current' : 'ahead';
    const own =
      index === current ? events : done ? events.slice(-1).map((event) => ({ ...event, id: `${key}-1` })) : [];
    return {
      key,
      title: voice.chapters[index] ?? key,
      state,
      when: voice.chapterTimes[index] && state !== 'ahead' ? (voice.chapterTimes[index] ?? null) : null,
      summary: index === current ? voice.summary : null,
      events: own,
      open: index === current,
    };
  });
}

function parcel(voice: Voice, state: OrderState, picture: PictureOf, index = 0): ParcelView {
  const scene = voice.scenes[state];
  const current = CURRENT[state];
  const events = voice.events.map((text, i) => ({
    id: `event-${index}-${i}`,
    when: voice.eventTimes[i] ?? '',
    dateTime: `2026-11-2${4 - i}T08:10:00+01:00`,
    text,
    place: voice.places[voice.places.length - 2 - i] ?? null,
  }));
  const goods = items(voice, picture, index * 2, state === 'several' ? 2 : state === 'delivered' ? 1 : 2);
  return {
    id: `parcel-${index}`,
    title: voice.parcelTitles[index] ?? '',
    sentence: scene.sentence,
    tone: TONE[state],
    statusLabel: scene.label,
    status: state === 'delivered' ? 'delivered' : 'in_transit',
    when: scene.when ?? null,
    was: scene.was ?? null,
    explanation: null,
    silence: state === 'moving' ? voice.silence : null,
    trail: null,
    note: state === 'silent' ? voice.note : null,
    carrier: { name: voice.carrier, number: '00340434161094022115', href: 'https://courier.test/' },
    chapters: chapters(voice, current, events),
    carrierWords: events,
    items: goods.map((item) =>
      state === 'delivered' ? { ...item, returnNote: voice.returnNote, careTip: voice.careTip } : item,
    ),
    route: voice.places.map((label, i) => ({
      label,
      state: i < current ? 'passed' : i === current ? 'here' : 'ahead',
    })),
    map: null,
  };
}

/** One order page, as `buildOrderPage` would word it. */
export function orderView(voiceName: keyof typeof VOICES, state: OrderState, picture: PictureOf): OrderPageView {
  const voice = VOICES[voiceName];
  const scene = voice.scenes[state];
  const parcels =
    state === 'placed'
      ? []
      : state === 'several'
        ? [parcel(voice, 'today', picture, 0), parcel(voice, 'moving', picture, 1)]
        : [parcel(voice, state, picture)];
  return {
    locale: voice.locale,
    dir: voice.locale === 'ar' ? 'rtl' : 'ltr',
    scope: 'full',
    orderNumber: voice.orderNumber,
    placed: voice.placed,
    salutation: voice.salutation,
    headline: {
      sentence: scene.sentence,
      tone: TONE[state],
      date: scene.date ?? null,
      was: scene.was ?? null,
      explanation: scene.explanation ?? null,
      nextCheck: scene.nextCheck ?? null,
      word: scene.word,
    },
    primary: scene.primary
      ? { label: scene.primary, href: '/s/demo/act', method: 'post', fields: { kind: 'x' } }
      : null,
    secondary: (scene.secondary ?? []).map((label) => ({ label, href: '#x', method: 'get' })),
    nothingToDo: scene.primary ? null : voice.nothing,
    extras: [],
    parcels,
    waiting:
      state === 'several'
        ? { title: voice.waiting.title, sentence: voice.waiting.sentence, items: items(voice, picture, 4, 1) }
        : null,
    items: items(voice, picture, 0, 3),
    returns:
      state === 'delivered' ? [{ label: voice.openReturn.label, href: '#r', status: voice.openReturn.status }] : [],
    startReturn: state === 'delivered' ? { label: voice.startReturn, href: '#return', method: 'get' } : null,
    withdraw: state === 'delivered' ? { label: voice.withdraw, href: '#withdraw', method: 'get' } : null,
    revision: `${state}-1`,
    announcement: scene.sentence,
  };
}
