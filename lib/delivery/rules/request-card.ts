import { carrierName } from '@/lib/carriers/rules/carrier-slug';
import { sayStamp } from '@/lib/console/rules/say-time';
import type { Tone } from '@/lib/console/types';
import { createTranslator } from '@/lib/i18n/translator';
import { createDateWords } from '@/lib/tracking/rules/dates';
import { OVERTAKEN, type RequestState, type Road } from '../constants';
import type { AskedFacts } from '../types';
import { sayWish } from './say-wish';

/** A request as its row keeps it, for the shop's people. */
export type RequestCardFacts = AskedFacts & {
  sentAt: string | null;
  reference: string | null;
  note: string | null;
  askedBy: string;
  settledBy: string | null;
};

/** Already worded: components lay it out and reckon nothing. */
export type RequestCard = {
  id: string;
  what: string;
  badge: { tone: Tone; label: string };
  facts: { label: string; text: string }[];
  note: string;
  /** Whether a person may still write down what the carrier said. */
  mayAnswer: boolean;
};

const BADGES: Record<RequestState, { tone: Tone; label: string }> = {
  asked: { tone: 'moving', label: 'Going out' },
  sent: { tone: 'moving', label: 'Waits for an answer' },
  confirmed: { tone: 'done', label: 'Agreed' },
  refused: { tone: 'attention', label: 'Declined' },
  failed: { tone: 'problem', label: 'Not passed on' },
  withdrawn: { tone: 'calm', label: 'Taken back' },
  led: { tone: 'calm', label: 'Went to their page' },
};

const ROADS: Record<Road, string> = {
  adapter: 'by program',
  mail: 'by mail to whom the agreement names',
  link: 'on their own page; what was entered there is not known here',
};

const ERRORS: Record<string, string> = {
  [OVERTAKEN]: 'The parcel had arrived before an answer came.',
  timeout: 'Their program did not answer in time.',
  no_answer: 'Their program could not be reached.',
  unknown_host: 'The address of their program is not known.',
  forbidden_address: 'The address of their program leads into a private network.',
  bad_address: 'The mail address in the agreement is not one that mail can go to.',
};

/** One request beside its parcel in the console. */
export function requestCard(asked: RequestCardFacts, clock: { now: Date; zone: string }): RequestCard {
  const { state, road, carrier, lastError, attempts } = asked;
  const t = createTranslator('en');
  const dates = createDateWords({ t, locale: 'en', country: null, ...clock });
  const name = carrierName(carrier) ?? carrier;
  const stamp = (at: string | null) => (at ? sayStamp(new Date(at), clock.zone, clock.now) : '');
  const isLate = state === 'sent' && asked.answerBy !== null && Date.parse(asked.answerBy) <= clock.now.getTime();
  const isOvertaken = lastError === OVERTAKEN;
  const by = asked.askedBy.startsWith('shopper:') ? 'by the shopper' : 'by the shop';
  const facts = [
    { label: 'Asked', text: `${stamp(asked.askedAt)}, ${by}` },
    {
      label: 'Goes to',
      text: `${name}, ${ROADS[road]}`,
    },
    {
      label: 'Sent',
      text: asked.sentAt
        ? stamp(asked.sentAt)
        : attempts > 0
          ? `${attempts} ${attempts === 1 ? 'try' : 'tries'} so far`
          : '',
    },
    { label: 'Answer due', text: state === 'sent' ? stamp(asked.answerBy) : '' },
    { label: 'Trouble', text: lastError ? (ERRORS[lastError] ?? lastError) : '' },
    { label: 'Their words', text: asked.answer ?? '' },
    { label: 'Their number', text: asked.reference ?? '' },
    { label: 'Settled', text: asked.settledAt && !isOvertaken && state !== 'led' ? stamp(asked.settledAt) : '' },
  ];
  return {
    id: asked.id,
    what: state === 'led' ? t(`rearrange.kind.${asked.kind}.label`) : sayWish(asked, t, dates.long),
    badge: isOvertaken
      ? { tone: 'calm', label: 'Overtaken' }
      : isLate
        ? { tone: 'attention', label: 'No answer yet' }
        : BADGES[state],
    facts: facts.filter(({ text }) => text !== ''),
    note: asked.note ?? '',
    mayAnswer: (state === 'asked' || state === 'sent' || state === 'refused' || state === 'failed') && !isOvertaken,
  };
}
