import type { QuoteInput } from '../types';
import type { JudgedLine } from './judge-line';
import { judgeReturn } from './quote';
import { availableCount, openUnitBook, outboundShipments } from './unit-book';

export type WithdrawalFacts = Omit<QuoteInput, 'lines' | 'kind' | 'method' | 'now'>;
/** Units of a line that nothing was done for yet, and what the law says of them; null: there are none. */
export type WithdrawalLine = { open: number; judged: JudgedLine | null };

/** What the law lets an order's shopper withdraw from now, line by line, by the line's external id. */
export function judgeWithdrawal(facts: WithdrawalFacts, now: Date): Map<string, WithdrawalLine> {
  const book = openUnitBook(facts.order, outboundShipments(facts), facts.returned);
  const counts = facts.order.lines.map(({ external_id }): [id: string, open: number] => {
    const units = book.get(external_id);
    return [external_id, units ? availableCount(units, true) : 0];
  });
  const { judged } = judgeReturn({
    ...facts,
    kind: 'withdrawal',
    now,
    lines: counts.flatMap(([id, open]) => (open > 0 ? [{ line_external_id: id, quantity: open }] : [])),
  });
  return new Map(
    counts.map(([id, open]) => [
      id,
      { open, judged: judged.find(({ line }) => open > 0 && line.external_id === id) ?? null },
    ]),
  );
}
