import { allocate } from '@/lib/money/rules/allocate';
import { sliceUnits } from '@/lib/money/rules/slice-units';
import type { ChargeType } from '@/lib/orders/constants';
import { USUAL_CHARGES } from '@/lib/policies/constants';
import type { Policy } from '@/lib/policies/schema';
import type { QuoteInput } from '../types';
import type { LineWorth } from './order-worth';

/** One charge of an order, and what of it goes back with this return, in minor units. */
export type ChargeBack = { type: ChargeType; title: string | null; back: bigint; isKept: boolean };

/** Units of an order's line, by its place among the lines. */
type Taken = { place: number; runs: readonly { unit_offset: number; quantity: number }[] };

/** A withdrawal, and an order that did not come as it was sold, give back whatever was paid for it (Directive 2011/83/EU, article 13(1)). */
const BY_LAW: readonly ChargeType[] = ['duty', 'import_tax', 'fee'];

/**
 * What of an order's charges goes back with these units. A charge is spread over the lines by what they are worth (largest
 * remainder) and over their units as prices are, so that any sequence of returns gives back the whole and no more.
 * @param worths of every line of the order
 * @param taken lines that are paid back in money or credit
 */
export function chargesBack(
  { order, kind }: Pick<QuoteInput, 'order' | 'kind'>,
  policy: Pick<Policy, 'refund_charges'>,
  worths: readonly LineWorth[],
  taken: readonly Taken[],
): ChargeBack[] {
  if (taken.length === 0) return [];
  const isLawful = kind === 'withdrawal' || kind === 'report';
  return (order.charges ?? []).map(({ type, title, amount }) => {
    const rule =
      isLawful && BY_LAW.includes(type) ? 'with_goods' : (policy.refund_charges?.[type] ?? USUAL_CHARGES[type]);
    const shares = allocate(
      BigInt(amount.amount),
      worths.map(({ total }) => total),
    );
    const back = taken.reduce((sum, { place, runs }) => {
      const [share, quantity] = [shares[place] ?? 0n, worths[place]?.quantity ?? 1];
      const slice = ({ unit_offset: from, quantity: units }: Taken['runs'][number]) =>
        sliceUnits(share, quantity, from, from + units);
      return runs.reduce((all, run) => all + slice(run), sum);
    }, 0n);
    return { type, title: title ?? null, back: rule === 'never' ? 0n : back, isKept: rule === 'never' };
  });
}
