import type { FormErrorView } from '@/components/storefront/types';
import type { Translate } from '@/lib/i18n/translator';
import { stepFacts } from './draft-quote';
import { lineKey } from './line-key';
import { openFollowUps, type StepId } from './steps';
import { itemOf, type WizardFacts } from './wizard-facts';

/** Codes of the address that are sentences of their own, above the form. */
const SENTENCES: Record<string, string> = {
  stale: 'stale',
  changed: 'changed',
  ineligible: 'changed',
  exchange_out_of_stock: 'soldOut',
  invalid: 'changed',
  photo: 'badPhoto',
  gone: 'gone',
  parcel: 'parcelGone',
  rate_limited: 'tooMany',
};

/** What a step has to say about an attempt that did not go through: one sentence at each thing that is missing. */
export function wizardErrors(
  step: StepId,
  problem: string | null,
  facts: WizardFacts,
  now: Date,
  t: Translate,
): FormErrorView[] {
  // News of another kind, said where it belongs.
  if (!problem || problem === 'mailed') return [];
  const sentence = SENTENCES[problem];
  if (sentence) return [{ field: null, message: t(`returns.wizard.${sentence}`) }];
  if (problem === 'recipient') return [{ field: 'recipient', message: t('returns.wizard.needRecipient') }];
  if (problem !== 'missing') return [{ field: null, message: t('storefront.error.lead') }];
  const { draft } = facts;
  if (step === 'items') return [{ field: null, message: t('returns.wizard.chooseItem') }];
  if (step === 'method')
    return [{ field: 'method', message: t(`returns.wizard.${draft.method ? 'chooseDay' : 'chooseMethod'}`) }];
  const { reasons, photoLineIds, partedKeys } = stepFacts(facts, now);
  return draft.lines.flatMap((line): FormErrorView[] => {
    const item = itemOf(facts, line.line_id)?.title ?? '';
    const at = (field: string, key: string) => [
      { field: `${field}${lineKey(line)}`, message: t(`returns.wizard.${key}`, { item }) },
    ];
    if (step === 'reasons') {
      const reason = reasons.find((one) => one.code === line.reason);
      if (!reason) return at('reason-', 'chooseReason');
      if (reason.comment === 'required' && !line.comment?.trim()) return at('comment.', 'needComment');
      const open = openFollowUps(line, reason)[0];
      if (open)
        return [
          {
            field: `answer.${lineKey(line)}.${reason.code}:${open.code}`,
            message: t('returns.wizard.needAnswer', { item }),
          },
        ];
      const photo = reason.photo === 'required' || photoLineIds?.includes(lineKey(line));
      if (photo && !line.photo_ids?.length) return at('photo.', 'needPhoto');
      return partedKeys?.includes(lineKey(line)) ? at('reason-', 'wholeSet') : [];
    }
    if (line.resolution === null) return at('resolution-', 'chooseResolution');
    return line.resolution === 'exchange' && !line.exchange_variant_id ? at('resolution-', 'chooseVariant') : [];
  });
}
