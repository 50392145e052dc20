import type { FieldError } from '@/lib/core/errors';
import type { Condition, Disposition, Grade } from '../constants';
import type { ReceiveInput } from '../schema';
import { serialKey } from './judge-serials';

export type Found = {
  returnLineId: string | null;
  condition: Condition;
  quantity: number;
  grade: Grade | null;
  disposition: Disposition | null;
  title: string | null;
  note: string | null;
  /** As they are compared. */
  serials?: string[];
};

/**
 * What a check-in says was found, unit by unit: every unit that was counted occurs once, those that nobody described
 * without a grade and to be decided. Units described beyond the count of their condition are mistakes.
 */
export function inspectionsOf(input: Pick<ReceiveInput, 'lines' | 'unexpected'>): {
  found: Found[];
  errors: FieldError[];
} {
  const found: Found[] = [];
  const errors: FieldError[] = [];
  for (const [index, line] of input.lines.entries()) {
    for (const condition of ['good', 'damaged'] as const) {
      const counted = condition === 'good' ? line.accepted : line.damaged;
      const told = (line.units ?? []).filter((unit) => unit.condition === condition);
      const sum = told.reduce((total, { quantity }) => total + quantity, 0);
      if (sum > counted) {
        const message = `${sum} are described as ${condition}, and ${counted} were counted.`;
        errors.push({ path: `lines[${index}].units`, message });
        continue;
      }
      const rest = { condition, quantity: counted - sum, grade: null, disposition: null, note: null };
      for (const { quantity, serials } of told)
        if ((serials?.length ?? 0) > quantity)
          errors.push({ path: `lines[${index}].units`, message: `${serials?.length} serial numbers for ${quantity}.` });
      for (const unit of sum < counted ? [...told, rest] : told) {
        found.push({
          returnLineId: line.return_line_id,
          condition,
          quantity: unit.quantity,
          grade: unit.grade ?? null,
          disposition: unit.disposition ?? null,
          title: null,
          note: unit.note || null,
          ...('serials' in unit && unit.serials?.length ? { serials: unit.serials.map(serialKey) } : {}),
        });
      }
    }
    if (line.missing > 0) {
      const none = { grade: null, disposition: null, title: null, note: null };
      found.push({ returnLineId: line.return_line_id, condition: 'missing', quantity: line.missing, ...none });
    }
  }
  for (const one of input.unexpected ?? []) {
    found.push({
      returnLineId: null,
      condition: 'unexpected',
      quantity: one.quantity,
      grade: one.grade ?? null,
      disposition: one.disposition ?? null,
      title: one.title,
      note: one.note || null,
    });
  }
  return { found, errors };
}
