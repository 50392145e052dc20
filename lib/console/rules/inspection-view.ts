import { type Condition, DISPOSITIONS, type Disposition, type Grade } from '@/lib/returns/constants';
import { mayDispose } from '@/lib/returns/rules/may-dispose';
import type { InspectionView } from '../types';

export const GRADE_WORDS: Record<Grade, string> = {
  as_new: 'as new',
  opened: 'opened',
  worn: 'worn',
  broken: 'broken',
};
export const DISPOSITION_WORDS: Record<Disposition, string> = {
  restock: 'back on the shelf',
  refurbish: 'to be mended',
  donate: 'given away',
  destroy: 'thrown away',
};
const CONDITION_WORDS: Record<Condition, string> = {
  good: 'fine',
  damaged: 'damaged',
  missing: 'missing',
  unexpected: 'unexpected',
};

export type InspectionFacts = {
  id: string;
  returnLineId: string | null;
  condition: Condition;
  quantity: number;
  grade: Grade | null;
  disposition: Disposition | null;
  title: string | null;
  note: string | null;
  movedTo: string | null;
  serials: string[];
};

/** A line of another of their returns, and how many units it still waits for. */
export type AwaitedLine = { number: string; lineId: string; title: string; open: number };

/** What was found in the box, in words, with where it may still go. */
export function inspectionView(
  facts: InspectionFacts,
  titles: ReadonlyMap<string, string>,
  mayDecide: boolean,
  elsewhere: readonly AwaitedLine[] = [],
): InspectionView {
  const isStray = facts.condition === 'unexpected' && facts.disposition === null && facts.movedTo === null;
  const title = facts.title ?? titles.get(facts.returnLineId ?? '') ?? 'Something';
  return {
    id: facts.id,
    text: `${facts.quantity > 1 ? `${facts.quantity} × ` : ''}${title}: ${[
      CONDITION_WORDS[facts.condition],
      facts.grade && GRADE_WORDS[facts.grade],
    ]
      .filter(Boolean)
      .join(', ')}`,
    note: [facts.serials.join(', '), facts.note].filter(Boolean).join(' · ') || null,
    place:
      facts.condition === 'missing'
        ? null
        : facts.movedTo
          ? 'checked in with another of their returns'
          : facts.disposition
            ? DISPOSITION_WORDS[facts.disposition]
            : 'not decided yet',
    choices: mayDecide
      ? DISPOSITIONS.filter((to) => mayDispose(facts, to)).map((to) => ({ value: to, label: DISPOSITION_WORDS[to] }))
      : [],
    homes:
      mayDecide && isStray
        ? elsewhere
            .filter(({ open }) => open >= facts.quantity)
            .map(({ lineId, number, title: awaited, open }) => ({
              value: lineId,
              label: `${number}: ${awaited}${open > 1 ? `, ${open} awaited` : ''}`,
            }))
        : [],
  };
}
