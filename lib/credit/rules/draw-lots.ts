import type { Draw, OpenLot } from '../types';

/**
 * Which lots an amount comes from. A checkout takes what ends first, and bonus before what was paid for; taking back
 * takes all bonus first.
 * @param lots none of them expired
 * @returns null where they hold less than that
 */
export function drawLots(lots: readonly OpenLot[], amount: number, purpose: 'spend' | 'claw_back'): Draw[] | null {
  const ends = ({ expiresAt }: OpenLot) => expiresAt?.getTime() ?? Number.POSITIVE_INFINITY;
  const byEnd = (a: OpenLot, b: OpenLot) => (ends(a) === ends(b) ? 0 : ends(a) - ends(b));
  const byBonus = (a: OpenLot, b: OpenLot) => Number(b.isBonus) - Number(a.isBonus);
  const [first, second] = purpose === 'spend' ? [byEnd, byBonus] : [byBonus, byEnd];
  const draws: Draw[] = [];
  let open = amount;
  for (const lot of lots.toSorted((a, b) => first(a, b) || second(a, b) || (a.id < b.id ? -1 : 1))) {
    const taken = Math.min(open, lot.left);
    if (taken > 0) draws.push({ lotId: lot.id, amount: taken, isBonus: lot.isBonus });
    open -= taken;
  }
  return open === 0 ? draws : null;
}
