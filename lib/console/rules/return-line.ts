import { sayAnswers } from '@/lib/returns/rules/ask-reasons';
import { CONSOLE_LOCALE } from '../constants';
import type { ReturnLineView } from '../types';
import type { ReturnDetailFacts } from './return-detail';
import { sayResolution } from './return-words';
import { sayReason } from './say-things';
import { sayWhy } from './say-why';

/** One line of a return as the desk shows it: goods, their words and pictures, what came of it. */
export function lineView(
  line: ReturnDetailFacts['lines'][number],
  facts: ReturnDetailFacts,
  money: (amount: number) => string,
): ReturnLineView {
  const awaited = line.keepsItem ? 0 : line.quantity - line.accepted - line.damaged - line.missing;
  const counted = [
    line.accepted > 0 && `${line.accepted} fine`,
    line.damaged > 0 && `${line.damaged} damaged`,
    line.missing > 0 && `${line.missing} missing`,
  ].filter(Boolean);
  return {
    id: line.id,
    title: line.title,
    detail: [line.variantTitle, line.sku].filter(Boolean).join(' · ') || null,
    thumb: { url: line.imageUrl, title: line.title },
    quantity: line.quantity,
    reason: sayReason(line.reason, facts.policy.reasons),
    comment: line.comment,
    resolution: sayResolution(line.resolution, line.exchangeTitle),
    worth: money(line.netRefund),
    keepsItem: line.keepsItem,
    awaited,
    received: counted.length > 0 ? counted.join(', ') : null,
    photos: line.photoIds.map(facts.links.photo),
    answers: sayAnswers(
      line.answers,
      facts.policy.reasons.find((reason) => reason.code === line.reason),
      CONSOLE_LOCALE,
    ),
    why: sayWhy(facts, line.externalId),
  };
}
