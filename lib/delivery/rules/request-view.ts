import { carrierName } from '@/lib/carriers/rules/carrier-slug';
import type { Translate } from '@/lib/i18n/translator';
import type { DateWords } from '@/lib/tracking/rules/dates';
import type { ParcelRequestView, Tone } from '@/lib/tracking/types';
import { OVERTAKEN } from '../constants';
import type { AskedFacts } from '../types';
import { sayWish } from './say-wish';

export type RequestWords = { t: Translate; dates: DateWords; now: Date };

/** Who is asked, by name where it has one. */
export const courierName = (carrier: string | null, t: Translate): string =>
  carrierName(carrier) ?? t('parcel.courier');

const TONES: Record<string, Tone> = {
  asked: 'moving',
  sending: 'moving',
  sent: 'moving',
  late: 'attention',
  confirmed: 'done',
  refused: 'attention',
  failed: 'attention',
  overtaken: 'calm',
  withdrawn: 'calm',
};

/** Where a request stands, finer than its row says. */
function standOf({ state, attempts, lastError, answerBy }: AskedFacts, now: Date, hasArrived: boolean): string {
  if (lastError === OVERTAKEN || (hasArrived && (state === 'asked' || state === 'sent'))) return 'overtaken';
  if (state === 'asked') return attempts > 0 || lastError !== null ? 'sending' : 'asked';
  return state === 'sent' && answerBy !== null && Date.parse(answerBy) <= now.getTime() ? 'late' : state;
}

/** A request in the shopper's words. Nothing is called done that the carrier has not confirmed. */
export function requestView(
  asked: AskedFacts,
  hasArrived: boolean,
  { t, dates, now }: RequestWords,
): ParcelRequestView {
  const stand = standOf(asked, now, hasArrived);
  const carrier = courierName(asked.carrier, t);
  const due = dates.read(asked.answerBy);
  const label = stand === 'sending' ? 'asked' : stand === 'late' ? 'sent' : stand;
  return {
    id: asked.id,
    tone: TONES[stand] ?? 'calm',
    label: t(`rearrange.state.${label}.label`),
    wish: sayWish(asked, t, dates.long),
    text: t(`rearrange.state.${stand}.text`, { carrier, by: due ? dates.until(due) : '' }),
    answer: asked.answer ? { title: t('rearrange.said', { carrier }), text: asked.answer } : null,
    mayWithdraw: stand === 'asked',
  };
}
