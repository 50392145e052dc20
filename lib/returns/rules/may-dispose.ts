import type { Condition, Disposition } from '../constants';

/** Whether goods may still be sent somewhere: undecided ones anywhere, those in repair to an end. Missing ones are nowhere. */
export function mayDispose(goods: { condition: Condition; disposition: Disposition | null }, to: Disposition): boolean {
  if (goods.condition === 'missing') return false;
  return goods.disposition === null || (goods.disposition === 'refurbish' && to !== 'refurbish');
}
