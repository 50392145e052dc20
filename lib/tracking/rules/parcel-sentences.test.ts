import { describe, expect, it } from 'vitest';
import { ACTION_BY, CAUSES, SHIPMENT_STATUSES, SUB_STATUSES } from '@/lib/carriers/types';
import { LANGUAGES, type Language } from '@/lib/i18n/constants';
import { createTranslator } from '@/lib/i18n/translator';
import type { OrderPageView, PageScope, ShipmentFacts } from '../types';
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
