import type { Money } from '@/lib/core/money';
import { least } from '@/lib/money/rules/clamp';
import type { Security } from '@/lib/policies/constants';
import type { Policy } from '@/lib/policies/schema';
import type { ReturnKind } from '../constants';
import type { JudgedLine } from './judge-line';

/** `amount` is the deposit, or what is asked for where the old item has not set off `days` after the new one may leave. */
export type SendsFirst = { secured_by: Security; days: number; amount: Money };

/**
 * Whether what is exchanged may leave before the old items are back, and for how much the old ones stand: for what was
 * paid for them, or the new one's price where that is less. Who keeps both has then paid for both and never more.
 * Not where a person must look first, and not for nothing.
 */
export function sendsFirst(
  policy: Policy,
  kind: ReturnKind,
  lines: readonly JudgedLine[],
  currency: string,
): SendsFirst | null {
  const terms = policy.resolutions.find(({ type }) => type === 'exchange')?.sends_first;
  if (!terms || kind !== 'return' || lines.some(({ assessment }) => assessment.verdict !== 'eligible')) return null;
  const worth = lines
    .filter(({ resolution, keepItem }) => resolution === 'exchange' && !keepItem)
    .reduce((sum, { slice, exchange }) => sum + least(slice.net, exchange?.price ?? slice.net), 0n);
  if (worth === 0n) return null;
  return { secured_by: terms.secured_by, days: terms.days, amount: { amount: Number(worth), currency } };
}
