import { amountInCurrency, type Currencies } from '@/lib/policies/rules/amount-in-currency';
import type { RemediedBy, ReportKind } from '../constants';
import type { ReportTerms } from './report-settings';

/**
 * How a report is settled without a person, or null: one must look. Only a shopper's first, with nothing noted against them,
 * of a kind and a worth that the shop leaves to itself; a currency it names no sum for is left to people.
 */
export function decidesByItself(
  report: {
    kind: ReportKind;
    /** Minor units that the things cost. */
    worth: number;
    /** Earlier reports of the same shopper, whatever became of them. */
    earlier: number;
    isFlagged: boolean;
    currencies: Currencies;
  },
  { auto_accept: rule }: Pick<ReportTerms, 'auto_accept'>,
): RemediedBy | null {
  if (!rule?.kinds.includes(report.kind) || report.earlier > 0 || report.isFlagged) return null;
  const limit = amountInCurrency(rule.up_to, report.currencies);
  return limit !== null && report.worth <= limit ? rule.outcome : null;
}
