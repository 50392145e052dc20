import type { Condition, Disposition } from '../constants';

/**
 * Whether goods may still be sent somewhere: undecided ones anywhere, those in repair to an end. Missing ones are nowhere,
 * and what another return took in is decided there.
 */
export function mayDispose(
  goods: { condition: Condition; disposition: Disposition | null; movedTo?: string | null },
  to: Disposition,
): boolean {
  if (goods.condition === 'missing' || goods.movedTo) return false;
  return goods.disposition === null || (goods.disposition === 'refurbish' && to !== 'refurbish');
}
