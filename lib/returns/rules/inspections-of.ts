import type { FieldError } from '@/lib/core/errors';
import type { Condition, Disposition, Grade } from '../constants';
import type { ReceiveInput } from '../schema';

export type Found = {
  returnLineId: string | null;
  condition: Condition;
  quantity: number;
  grade: Grade | null;
  disposition: Disposition | null;
  title: string | null;
  note: string | null;
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
      for (const unit of sum < counted ? [...told, rest] : told) {
        found.push({
          returnLineId: line.return_line_id,
          condition,
          quantity: unit.quantity,
          grade: unit.grade ?? null,
          disposition: unit.disposition ?? null,
          title: null,
          note: unit.note || null,
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
