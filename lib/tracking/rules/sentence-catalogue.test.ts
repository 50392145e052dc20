import { describe, expect, it } from 'vitest';
import { ACTION_BY, CAUSES, SHIPMENT_STATUSES, SUB_STATUSES } from '@/lib/carriers/types';
import { LANGUAGES, type Language } from '@/lib/i18n/constants';
import { createTranslator } from '@/lib/i18n/translator';
import type { ShipmentFacts } from '../types';
import { nextAction } from './next-action';
import { orderStories, orderWords } from './order-stories';
import { parcelExplanation, parcelLabel, parcelSentence, parcelWhen, struckDate } from './parcel-sentences';
import { silenceWords } from './silence';
import { hasArrived, hasEnded, isMoving, isOurs, SITUATIONS, type Situation, situationOf } from './situation';
import { event, facts, shipment, window } from './testing/order-facts';

/**
 * Every status with every sub-status, cause, turn to act and lateness, in every language, said once and read against
 * itself. Tuesday noon in Berlin; Thursday was promised, Saturday is the new day, last Thursday is past.
 */
const NOW = new Date('2026-11-24T11:00:00Z');
const PROMISED = '2026-11-26T22:59:00Z';
const THURSDAY = window('2026-11-26T00:00:00+01:00', '2026-11-26T23:59:00+01:00');
const SATURDAY = window('2026-11-28T00:00:00+01:00', '2026-11-28T23:59:00+01:00');
const LAST_WEEK = window('2026-11-19T00:00:00+01:00', '2026-11-19T23:59:00+01:00');
const LATENESS = {
  unknown: {},
  on_time: { eta: THURSDAY, promisedAt: PROMISED },
  early: { eta: THURSDAY, promisedAt: '2026-11-28T22:59:00Z' },
  at_risk: { eta: { ...THURSDAY, latest: SATURDAY.latest }, promisedAt: PROMISED },
  later: { eta: SATURDAY, promisedAt: PROMISED },
  later_than_estimate: { eta: { ...SATURDAY, source: 'rule' as const }, etaOriginal: THURSDAY },
  overdue: { eta: LAST_WEEK, promisedAt: '2026-11-19T22:59:00Z' },
} satisfies Record<string, Partial<ShipmentFacts>>;
type LatenessName = keyof typeof LATENESS;

type Case = { situation: Situation; late: LatenessName } & Pick<
  ShipmentFacts,
  'status' | 'subStatus' | 'cause' | 'actionBy'
>;

/** One of each: what two statuses say in the same way is tried once. */
const CASES = new Map<string, Case>();
for (const status of SHIPMENT_STATUSES) {
  for (const subStatus of [null, ...SUB_STATUSES]) {
    for (const cause of [null, ...CAUSES]) {
      for (const actionBy of [null, ...ACTION_BY]) {
        const situation = situationOf({ status, subStatus, cause, actionBy });
        for (const late of Object.keys(LATENESS) as LatenessName[]) {
          const key = `${situation} cause ${cause} by ${actionBy} ${late}`;
          if (!CASES.has(key)) CASES.set(key, { situation, late, status, subStatus, cause, actionBy });
        }
      }
    }
  }
}

type Telling = {
  sentence: string;
  named: string;
  explanation: string;
  label: string;
  when: string;
  was: string;
  silence: string;
  action: string;
  comfort: string;
};

function tell(language: Language, { late, ...over }: Case): Telling {
  const t = createTranslator(language);
  const order = facts({
    shipments: [
      shipment({
        id: 's1',
        ...over,
        ...LATENESS[late],
        events: [event(over.status, over.subStatus, '2026-11-20T15:00:00Z')],
      }),
    ],
  });
  const words = orderWords(order, { t, now: NOW });
  const [story] = orderStories(order, words);
  if (!story) throw new Error('no parcel');
  const links = {
    problem: '/p',
    confirm: '/c',
    choose: '/choose',
    payment: '/pay',
    address: '/address',
    documents: '/papers',
  };
  const { primary, nothingToDo } = nextAction(story, links, 'mailto:a@b.test', words);
  return {
    sentence: parcelSentence(story, words, 'yours'),
    named: parcelSentence(story, words, 'these'),
    explanation: parcelExplanation(story, words) ?? '',
    label: parcelLabel(story, words),
    when: parcelWhen(story, words) ?? '',
    was: struckDate(story, words)?.spoken ?? '',
    silence: silenceWords(story.silence, words.dates, t) ?? '',
    action: primary?.label ?? '',
    comfort: nothingToDo ?? '',
  };
}

const RAW_KEY = /\b(common|parcel|chapter|page|action|storefront)\.[a-z_]+/;
const BROKEN =
  /undefined|\bnull\b|NaN|Invalid|\[object|\uFFFF|[{}#]| {2}| [.,;:!?](?:\s|$)|^\s|\s$|\.\.|,,|(?:^|[.!?] )(\p{L}[^.!?]{12,}[.!?]).*\1/u;
const ENDS = /[.!?。！؟…”“」»]$/;

type ByLanguage = Record<Language, RegExp>;
/** That it is still to come. */
const COMING: ByLanguage = {
  en: /\barrives?\b|\bshould (?:arrive|be)\b|\bexpect (?:it|them)\b|on (?:its|their) way\.|comes? again|out for delivery/i,
  de: /\bkomm(?:t|en)\b|voraussichtlich|erwarten|im Lieferwagen|sollte(?:n)? .*(?:da sein|ankommen)/i,
  ja: /お届けの予定|お届けする予定|到着する予定|配送中です|届く予定/,
  // Save where it says that it will not, or should have.
  ar: /(?<!لن |أن )(?:يصل|تصل)|متوقع|نعود مع/,
};
/** That the reader has something to do. */
const ASKS: ByLanguage = {
  en: /tell us|please|need a word from you|tell us more/i,
  de: /nennen Sie|sagen Sie|ein Hinweis von Ihnen|bitte|ein Wort von Ihnen/i,
  ja: /お知らせください|教えて|お聞かせください|ご連絡ください/,
  ar: /أخبرنا|زوّدنا|كلمة منك|من فضلك/,
};
/** That the reader has nothing to do. */
const AT_EASE: ByLanguage = {
  en: /you don’t have to do anything|nothing (?:for you )?to do/i,
  de: /Sie müssen nichts tun|nichts zu tun/i,
  ja: /お待ちいただくだけ|していただくことはありません/,
  ar: /لا يلزمك|لا شيء مطلوب/,
};
const EARLIER: ByLanguage = { en: /\bearlier\b/i, de: /\bfrüher\b/i, ja: /早く|早まり|早い/, ar: /أبكر|قبل الموعد/ };
const LONGER: ByLanguage = {
  en: /longer|holding up|wrong turn|slowing/i,
  de: /länger|hält .* auf|Umweg|bremst/i,
  ja: /時間がかか|遅れ/,
  ar: /أطول|يؤخر|يبطئ/,
};

/** What the shop offers to put right is offered whoever has to move. */
const OFFERS: ReadonlySet<Situation> = new Set(['refused', 'damaged', 'lost', 'disposed', 'returning', 'returned']);
const DEMANDS = ['payment', 'address', 'documents'] as const;

const SATURDAY_SAID: ByLanguage = { en: /Saturday/, de: /Samstag/, ja: /11月28日/, ar: /السبت/ };
const THURSDAY_SAID: ByLanguage = { en: /Thursday/, de: /Donnerstag/, ja: /11月26日/, ar: /الخميس/ };
const PAST_SAID: ByLanguage = { en: /19 November/, de: /19\. November/, ja: /11月19日/, ar: /[١1][٩9] نوفمبر/ };

it('knows what every status, sub-status and cause is going through', () => {
  const met = new Set([...CASES.values()].map(({ situation }) => situation));
  expect([...met].sort()).toEqual([...SITUATIONS].sort());
});

describe.each(LANGUAGES)('%s', (language) => {
  const told = [...CASES].map(([name, one]) => ({ name, one, said: tell(language, one) }));
  /** What is wrong, said once for each wording. */
  const wrong = (judge: (said: Telling, one: Case) => string | false | null | undefined): string[] => {
    const found = new Map<string, string>();
    for (const { name, one, said } of told) {
      const why = judge(said, one);
      if (why && !found.has(why)) found.set(why, `${name}: ${why}`);
    }
    return [...found.values()];
  };

  it('leaves no gap, no placeholder and no half sentence, and says nothing twice', () => {
    expect(
      wrong((said) => {
        const texts = Object.entries(said).filter(([, text]) => text !== '');
        const broken = texts.find(([, text]) => RAW_KEY.test(text) || BROKEN.test(text));
        if (broken) return `${broken[0]}: ${broken[1]}`;
        if (!said.sentence || !said.named || !said.label) return 'says nothing';
        if (!said.action && !said.comfort) return 'neither a thing to do nor a comfort';
        const open = [said.sentence, said.explanation, said.silence, said.comfort].find(
          (text) => text && !ENDS.test(text),
        );
        if (open) return `without an end: ${open}`;
        return said.explanation.includes(said.sentence) && said.explanation;
      }),
    ).toEqual([]);
  });

  it('announces nothing that has come, ended, or was to come on a day that is over', () => {
    expect(
      wrong(({ sentence, explanation, when }, { situation, late }) => {
        const over = hasArrived(situation) || (hasEnded(situation) && situation !== 'returning');
        if (over && COMING[language].test(`${sentence} ${explanation}`)) return `${sentence} ${explanation}`;
        if (late !== 'overdue') return null;
        if (PAST_SAID[language].test(when)) return `a past day as the day: ${when}`;
        return isMoving(situation) && COMING[language].test(sentence) ? sentence : null;
      }),
    ).toEqual([]);
  });

  it('asks nothing of the reader where somebody else has to move, and never comforts one who has', () => {
    const t = createTranslator(language);
    const demands = DEMANDS.flatMap((task) => [t(`action.${task}.label`), t(`action.${task}.ask`)]);
    expect(
      wrong(({ sentence, named, explanation, action, comfort }, { situation, actionBy }) => {
        const texts = `${sentence} ${named} ${explanation}`;
        if ((actionBy === 'carrier' || actionBy === 'merchant') && !OFFERS.has(situation)) {
          if (ASKS[language].test(texts)) return texts;
          if (demands.includes(action)) return action;
        }
        if (ASKS[language].test(texts) && comfort) return `asks and comforts: ${texts} ${comfort}`;
        if (actionBy === 'shopper' && !hasArrived(situation)) {
          if (comfort) return `comforts: ${comfort}`;
          if (AT_EASE[language].test(texts)) return texts;
        }
        if (isOurs(situation, actionBy) && sentence === tell(language, { ...byShopper(situation) }).sentence)
          return `the same words as where the reader has to move: ${sentence}`;
        return AT_EASE[language].test(texts) && ASKS[language].test(texts) && texts;
      }),
    ).toEqual([]);
  });

  it('is not early and late in one breath, and names both days of a change', () => {
    expect(
      wrong(({ sentence, explanation, was }, { situation, late }) => {
        const texts = `${sentence} ${explanation}`;
        if (EARLIER[language].test(texts) && LONGER[language].test(texts)) return texts;
        if ((late !== 'later' && late !== 'later_than_estimate') || !isMoving(situation)) return null;
        if (!SATURDAY_SAID[language].test(sentence)) return `no new day: ${sentence}`;
        return THURSDAY_SAID[language].test(`${sentence} ${was}`) ? null : `no old day: ${sentence}`;
      }),
    ).toEqual([]);
  });

  it('is written, not borrowed from another language', () => {
    if (language === 'en') return;
    const english = new Map(told.map(({ name, one }) => [name, tell('en', one)]));
    expect(
      told.flatMap(({ name, said }) => {
        const other = english.get(name);
        const same = (['sentence', 'explanation', 'label', 'comfort', 'action'] as const).find(
          (part) => said[part] !== '' && said[part] === other?.[part],
        );
        return same ? [`${name}: ${said[same]}`] : [];
      }),
    ).toEqual([]);
  });
});

/** The same situation with the reader to move and no day known. */
function byShopper(situation: Situation): Case {
  const found = [...CASES.values()].find(
    (one) => one.situation === situation && one.actionBy === 'shopper' && one.late === 'unknown',
  );
  if (!found) throw new Error(situation);
  return found;
}
