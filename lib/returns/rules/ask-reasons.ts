import type { ReasonQuestionView } from '@/components/storefront/flow-types';
import type { PolicyReason } from '@/lib/policies/schema';
import type { ReturnDraftLine } from '../types';
import { stepFacts } from './draft-quote';
import { lineKey } from './line-key';
import { itemOf, localLabel, type WizardFacts, type WizardWords } from './wizard-facts';

/** Step two: what the matter is, for each thing, with what each reason asks further. */
export function askReasons(facts: WizardFacts, options: WizardWords): ReasonQuestionView[] {
  const needsPhoto = stepFacts(facts, options.now).photoLineIds ?? [];
  const { reasons } = facts.quoteFacts.policy;
  return facts.draft.lines.flatMap((line) => {
    const item = itemOf(facts, line.line_id);
    if (!item) return [];
    const key = lineKey(line);
    const isRuled = needsPhoto.includes(key);
    const parts = facts.draft.lines.filter((one) => one.line_id === line.line_id);
    return [
      {
        item: { ...item, quantity: line.quantity },
        lineId: key,
        part:
          line.part === undefined
            ? null
            : options.t('returns.wizard.part', { part: line.part + 1, total: parts.length }),
        reasons: reasons.map((reason) => ({
          code: reason.code,
          label: localLabel(reason.label, options.locale, reason.code),
          checked: reason.code === line.reason,
          photo: isRuled && reason.photo !== 'required' ? 'required' : reason.photo,
          comment: reason.comment,
          followUps: followUps(line, reason, options.locale),
        })),
        comment: { value: line.comment ?? '' },
        photos: (line.photo_ids ?? []).map((id) => ({ id, url: facts.links.photo(id) })),
      },
    ];
  });
}

const followUps = (line: ReturnDraftLine, reason: PolicyReason, locale: string) =>
  reason.follow_ups.map((question) => {
    const answer = line.reason === reason.code ? (line.answers?.[question.code] ?? '') : '';
    return {
      name: `answer.${lineKey(line)}.${reason.code}:${question.code}`,
      label: localLabel(question.label, locale, question.code),
      value: answer,
      choices:
        question.choices?.map((choice) => ({
          code: choice.code,
          label: localLabel(choice.label, locale, choice.code),
          checked: choice.code === answer,
        })) ?? null,
    };
  });

/** The answers of a line in the reader's language: question and answer. */
export const sayAnswers = (
  answers: Record<string, string>,
  reason: Pick<PolicyReason, 'follow_ups'> | undefined,
  locale: string,
): { question: string; answer: string }[] =>
  (reason?.follow_ups ?? []).flatMap((question) => {
    const given = answers[question.code];
    if (!given) return [];
    const choice = question.choices?.find((one) => one.code === given);
    if (question.choices?.length && !choice) return [];
    return [
      {
        question: localLabel(question.label, locale, question.code),
        answer: choice ? localLabel(choice.label, locale, choice.code) : given,
      },
    ];
  });
