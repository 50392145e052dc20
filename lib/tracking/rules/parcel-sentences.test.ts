import { describe, expect, it } from 'vitest';
import { ACTION_BY, CAUSES, SHIPMENT_STATUSES, SUB_STATUSES, type SubStatus } from '@/lib/carriers/types';
import { LANGUAGES, type Language } from '@/lib/i18n/constants';
import { createTranslator } from '@/lib/i18n/translator';
import { ETA_REASONS, type OrderPageView, type PageScope, type ShipmentFacts } from '../types';
import { buildOrderPage } from './build-order-page';
import { hasArrived, SITUATIONS, type Situation, situationOf } from './situation';
import { event, facts, shipment, window } from './testing/order-facts';

// Tuesday noon in Berlin; no day of these tables is today or tomorrow, so those words may only come from a situation.
const NOW = new Date('2026-11-24T11:00:00Z');
const THURSDAY = window('2026-11-26T10:00:00+01:00', '2026-11-26T13:00:00+01:00');
const SATURDAY = window('2026-11-28T00:00:00+01:00', '2026-11-28T23:59:00+01:00');
const LAST_WEEK = window('2026-11-19T00:00:00+01:00', '2026-11-19T23:59:00+01:00');

const LATENESS: Record<string, Partial<ShipmentFacts>> = {
  unknown: {},
  onTime: { eta: THURSDAY, etaOriginal: THURSDAY, promisedAt: '2026-11-26T22:59:00Z' },
  early: { eta: THURSDAY, promisedAt: '2026-11-28T22:59:00Z' },
  atRisk: { eta: { ...THURSDAY, latest: SATURDAY.latest }, promisedAt: '2026-11-26T22:59:00Z' },
  later: { eta: SATURDAY, etaOriginal: THURSDAY, promisedAt: '2026-11-26T22:59:00Z' },
  laterThanEstimate: { eta: SATURDAY, etaOriginal: THURSDAY },
  overdue: { eta: LAST_WEEK, etaOriginal: LAST_WEEK, promisedAt: '2026-11-19T22:59:00Z' },
};

/** The words that name today and tomorrow; Arabic's own are also its word for "day". */
const TODAY: Partial<Record<Language, RegExp>> = { en: /\btoday\b/i, de: /\bheute\b/i, ja: /本日/ };
const TOMORROW: Partial<Record<Language, RegExp>> = { en: /\btomorrow\b/i, de: /\bmorgen\b/, ja: /明日/ };
const COMING: Partial<Record<Language, RegExp>> = {
  en: /\barrives?\b|on (its|their) way\b|expect/i,
  de: /\bkomm(t|en)\b|voraussichtlich|unterwegs\b(?! beschädigt)/i,
  ja: /お届けの予定|配送中です/,
  ar: /يصلك|متوقع/,
};

/** One status and sub-status for each situation. */
const EXAMPLES = new Map<Situation, Pick<ShipmentFacts, 'status' | 'subStatus' | 'cause'>>();
for (const status of SHIPMENT_STATUSES) {
  for (const subStatus of [null, ...SUB_STATUSES]) {
    for (const cause of [null, ...CAUSES]) {
      const situation = situationOf({ status, subStatus, cause, actionBy: null });
      if (!EXAMPLES.has(situation)) EXAMPLES.set(situation, { status, subStatus, cause });
    }
  }
}

function page(language: Language, over: Partial<ShipmentFacts>, scope: PageScope = 'full'): OrderPageView {
  return buildOrderPage(
    facts({
      scope,
      shipments: [
        shipment({
          id: 's1',
          ...over,
          events: [event(over.status ?? 'in_transit', over.subStatus ?? null, '2026-11-23T15:00:00Z')],
        }),
      ],
    }),
    { now: NOW, locale: language, t: createTranslator(language), links: {} },
  );
}

const RAW_KEY = /\b(common|parcel|chapter|page|action|returns?|withdraw|error|mail|storefront|lookup)\.[a-z_]+/;
const BROKEN = /undefined|null|NaN|Invalid Date|\[object|\uFFFF|\{|\}| {2}| [.,;:!?](?:\s|$)|^\s|\s$/;

function sentencesOf(view: OrderPageView): string[] {
  const texts: string[] = [];
  const walk = (value: unknown, name: string): void => {
    if (
      typeof value === 'string' &&
      !/^(id|href|dateTime|imageUrl|revision|locale|dir|scope|method|state|status|tone|key|shipment)$/.test(name)
    )
      texts.push(value);
    else if (value && typeof value === 'object') for (const [key, below] of Object.entries(value)) walk(below, key);
  };
  walk({ ...view, returns: [] }, '');
  return texts;
}

describe.each(LANGUAGES)('%s', (language) => {
  const cases = SITUATIONS.flatMap((situation) =>
    Object.entries(LATENESS).flatMap(([name, late]) =>
      (['full', 'status', 'gift'] as const).map((scope) => ({
        situation,
        name: `${situation} ${name} ${scope}`,
        view: page(language, { ...EXAMPLES.get(situation), ...late }, scope),
      })),
    ),
  );
  const failures = (judge: (view: OrderPageView, situation: Situation) => string | null): string[] =>
    cases.flatMap(({ name, view, situation }) => {
      const wrong = judge(view, situation);
      return wrong ? [`${name}: ${wrong}`] : [];
    });

  it('says every situation at every lateness to every reader, whole', () => {
    expect(
      failures((view) => sentencesOf(view).find((text) => !text || RAW_KEY.test(text) || BROKEN.test(text)) ?? null),
    ).toEqual([]);
  });

  it('says "today" and "tomorrow" only of today and tomorrow', () => {
    expect(
      failures((view, situation) => {
        const mayBeToday = situation === 'on_the_van' || situation === 'courier_near';
        const said = `${view.headline.sentence} ${view.headline.word}`;
        if (TOMORROW[language]?.test(said)) return said;
        return !mayBeToday && TODAY[language]?.test(said) ? said : null;
      }),
    ).toEqual([]);
  });

  it('never announces what has arrived, been lost or come back', () => {
    const over = (situation: Situation) =>
      hasArrived(situation) || ['lost', 'damaged', 'disposed', 'cancelled', 'returned', 'refused'].includes(situation);
    expect(
      failures((view, situation) =>
        over(situation) && COMING[language]?.test(view.headline.sentence) ? view.headline.sentence : null,
      ),
    ).toEqual([]);
  });

  it('gives every trouble a way to act, and every calm its comfort', () => {
    expect(
      failures((view) => {
        if (!view.primary && !view.nothingToDo) return 'neither an action nor a comfort';
        if (view.headline.tone === 'problem' && !view.primary) return 'a problem without an action';
        return view.primary || view.secondary.length > 0 ? null : 'no way to reach a person';
      }),
    ).toEqual([]);
  });

  it('strikes a date through only where another sentence explains it', () => {
    expect(
      failures((view) => {
        const { was, sentence, explanation } = view.headline;
        if (!was) return null;
        if (!was.spoken.includes(was.text)) return `spoken without its date: ${was.spoken}`;
        return explanation || /\d|[^\x20-\x7e]/.test(sentence) ? null : `unexplained: ${sentence}`;
      }),
    ).toEqual([]);
  });
});

it('says something of every cause and every turn to act', () => {
  const t = createTranslator('en');
  for (const cause of CAUSES) expect(t.has(`parcel.reason.${cause}`)).toBe(true);
  for (const who of ACTION_BY) expect(t.has(`parcel.move.${who}`)).toBe(true);
  for (const sub of SUB_STATUSES) expect(t.has(`chapter.event.${sub}`), sub).toBe(true);
  for (const status of SHIPMENT_STATUSES) expect(t.has(`chapter.event.${status}`), status).toBe(true);
});

/** Noon in Berlin; the courier was heard of at noon less some minutes. */
function round(
  language: Language,
  stops: number | null,
  latest: string,
  heard = '10:58',
  subStatus: SubStatus | null = null,
) {
  const eta = window(`2026-11-24T11:30:00+01:00`, `2026-11-24T${latest}:00+01:00`);
  return buildOrderPage(
    facts({
      shipments: [
        shipment({
          id: 's1',
          status: 'out_for_delivery',
          subStatus,
          eta,
          events: [event('out_for_delivery', subStatus, `2026-11-24T${heard}:00Z`, { stops })],
        }),
      ],
    }),
    { now: NOW, locale: language, t: createTranslator(language), links: {} },
  );
}

describe('a courier on the round', () => {
  it.each<[string, Parameters<typeof round>, string, string | null]>([
    ['hours before', ['en', 14, '14:30'], 'Your Chelsea boots are 14 stops away: today, 11:30–14:30.', null],
    [
      'within the hour',
      ['en', 3, '12:32'],
      'Your Chelsea boots are nearly there: with you within 35 minutes.',
      'Three stops before you.',
    ],
    ['next', ['en', 0, '12:08'], 'Your Chelsea boots are nearly there: with you within 10 minutes.', 'You are next.'],
    ['any minute', ['en', 0, '11:45'], 'Your Chelsea boots should be at your door any minute now.', 'You are next.'],
    [
      'next, nobody knows when',
      ['en', 0, '15:00'],
      'Your Chelsea boots are out for delivery: today, 11:30–15:00.',
      'You are next.',
    ],
    [
      'not heard of for an hour',
      ['en', 3, '12:30', '10:00'],
      'Your Chelsea boots are out for delivery: today, 11:30–12:30.',
      null,
    ],
    [
      'close by, without counting',
      ['en', null, '12:10', '10:58', 'courier_near'],
      'Your Chelsea boots are nearly there: with you within 10 minutes.',
      null,
    ],
    [
      'an ordinary van near the end of its window',
      ['en', null, '12:10'],
      'Your Chelsea boots are out for delivery: today, 11:30–12:10.',
      null,
    ],
    [
      'hours that are over, on the van',
      ['en', null, '11:50'],
      'Your Chelsea boots are out for delivery and arrive today.',
      'The hours we were given, 11:30–11:50, are over. It still comes today.',
    ],
    [
      'in German',
      ['de', 3, '12:32'],
      'Chelsea boots sind gleich da: in höchstens 35 Minuten bei Ihnen.',
      'Drei Stopps vor Ihnen.',
    ],
    ['in Japanese', ['ja', 3, '12:32'], '「Chelsea boots」は、35分以内に到着します。', 'お客様の前にあと3件です。'],
  ])('%s', (_name, args, sentence, explanation) => {
    const { headline } = round(...args);
    expect([headline.sentence, headline.explanation]).toEqual([sentence, explanation]);
  });

  it.each(LANGUAGES)('counts stops and minutes in %s without a gap', (language) => {
    const wrong = [0, 1, 2, 3, 11, 100, 999].flatMap((stops) =>
      ['11:40', '12:01', '12:07', '12:30', '13:00', '18:00'].flatMap((latest) =>
        sentencesOf(round(language, stops, latest)).filter((text) => !text || RAW_KEY.test(text) || BROKEN.test(text)),
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('announces no minute that merely passed', () => {
    expect(round('en', 3, '12:32').announcement).toBe(round('en', 3, '12:22').announcement.replace('12:22', '12:32'));
  });
});

describe('what the day rests on', () => {
  const learned = { ...SATURDAY, source: 'learned' as const, confidence: 'medium' as const };
  it('says how often it came true', () => {
    const said = page('en', { status: 'in_transit', eta: { ...learned, history: { of: 60, by: 55 } } }).headline;
    expect(said.sentence).toBe('Your Chelsea boots should arrive Saturday.');
    expect(said.explanation).toBe('Of our last 60 parcels on this route, 55 came by then.');
    const stragglers = { ...learned, history: { of: 9, by: 9, stragglers: true as const } };
    expect(page('en', { status: 'in_transit', eta: stragglers }).headline.explanation).toContain('took as long');
  });

  it.each(LANGUAGES)('tells in %s how the day changed, newest first, for every reason', (language) => {
    for (const reason of ETA_REASONS) {
      for (const source of ['carrier', 'learned', 'promised', 'rule'] as const) {
        const first = { at: '2026-11-22T09:00:00Z', eta: { ...THURSDAY, source }, reason: 'first' as const };
        const view = page(language, { eta: SATURDAY, etaTrail: [first, { ...first, eta: SATURDAY, reason }] });
        const steps = view.parcels[0]?.trail?.steps ?? [];
        expect(steps.map(({ current }) => current)).toEqual([true, false]);
        expect(steps[0]?.day).not.toBe(steps[1]?.day);
        expect(sentencesOf(view).filter((text) => !text || RAW_KEY.test(text) || BROKEN.test(text))).toEqual([]);
      }
    }
  });

  it('says nothing of a day that never changed', () => {
    const first = { at: '2026-11-22T09:00:00Z', eta: THURSDAY, reason: 'first' as const };
    expect(page('en', { eta: THURSDAY, etaTrail: [first] }).parcels[0]?.trail).toBeNull();
  });
});

it.each(LANGUAGES)('speaks of each cause and turn in %s without a gap or a word of blame', (language) => {
  const blame = /DHL|carrier|courier.{0,20}(late|fault|failed)|Kurier.{0,30}(Schuld|verspätet)|配送会社のせい/i;
  const wrong: string[] = [];
  for (const situation of ['trouble', 'held', 'delayed', 'quiet', 'nearby', 'delivered'] as const) {
    for (const late of [LATENESS.unknown, LATENESS.later, LATENESS.overdue]) {
      for (const cause of CAUSES) {
        for (const actionBy of [null, ...ACTION_BY]) {
          const { headline } = page(language, { ...EXAMPLES.get(situation), ...late, cause, actionBy });
          const said = [headline.sentence, headline.explanation].filter((text) => text !== null);
          wrong.push(...said.filter((text) => !text || RAW_KEY.test(text) || BROKEN.test(text) || blame.test(text)));
        }
      }
    }
  }
  expect(wrong).toEqual([]);
});

it.each(LANGUAGES)('says in %s who signed, to the buyer and nobody else', (language) => {
  const told = { ...EXAMPLES.get('delivered_signed'), signedBy: 'J. Berg\u202e' };
  const said = (scope: PageScope) => page(language, told, scope).headline.explanation ?? '';
  expect(said('full')).toContain('J. Berg');
  expect(BROKEN.test(said('full'))).toBe(false);
  expect(`${said('gift')}${said('status')}`).not.toContain('Berg');
});
