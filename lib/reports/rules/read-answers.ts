import { LONGEST_WORDS, type ReportKind } from '../constants';
import { needsWords, questionsOf } from './report-questions';

/**
 * What was answered, of what is asked: a choice that is none and a question that is not asked count for nothing.
 * @returns with the codes of what is still missing; `comment` for words that the kind needs
 */
export function readAnswers(
  kind: ReportKind,
  isDelivered: boolean,
  raw: Readonly<Record<string, unknown>>,
): { answers: Record<string, string>; comment: string | null; missing: string[] } {
  const answers: Record<string, string> = {};
  const missing: string[] = [];
  for (const question of questionsOf(kind, isDelivered)) {
    const given = raw[question.code];
    const known = question.type === 'tick' ? ['yes'] : question.choices;
    const answer = known.find((choice) => choice === given);
    if (answer) answers[question.code] = answer;
    else missing.push(question.code);
  }
  const comment = (typeof raw.comment === 'string' ? raw.comment.trim().slice(0, LONGEST_WORDS) : '') || null;
  if (!comment && needsWords(kind)) missing.push('comment');
  return { answers, comment, missing };
}
