import type { Money } from '@/lib/core/money';
import type { QuoteLine } from '../types';
import { NOTHING } from './draw-lines';
import type { JudgedLine } from './judge-line';
import type { MoneyTotals } from './quote-money';

/** One line of a quote; what the return does not take bears no money. */
export function quoteLine(
  line: JudgedLine,
  place: number,
  totals: MoneyTotals,
  money: (amount: bigint) => Money,
): QuoteLine {
  const isTaken = place >= 0;
  const slice = isTaken ? line.slice : NOTHING;
  const net = isTaken ? (totals.nets[place] ?? 0n) : 0n;
  // Where the payment caps the line, its tax shrinks with it.
  const tax = slice.net > 0n && net < slice.net ? (slice.tax * net) / slice.net : slice.tax;
  return {
    line_external_id: line.line.external_id,
    quantity: line.wanted.quantity,
    verdict: line.assessment.verdict,
    reasons: line.assessment.reasons,
    return_by: line.window?.until ?? null,
    withdraw_by: line.withdrawBy,
    withdrawal_exception: line.exception?.code ?? null,
    money: {
      gross: money(slice.gross),
      discount: money(slice.discount),
      tax_included: money(tax),
      net_refund: money(net),
    },
    options: line.assessment.options,
    resolution: line.resolution,
    exchange: line.exchange
      ? {
          variant_external_id: line.exchange.variant?.external_id ?? line.wanted.exchange_variant_external_id ?? null,
          difference: money(totals.differences[place] ?? 0n),
        }
      : null,
    keep_item: line.keepItem,
    require_photo: Boolean(line.rules.find('require_photo')),
    slices: isTaken
      ? line.runs.map(({ unit_offset, quantity, worth }) => ({ unit_offset, quantity, net_refund: money(worth.net) }))
      : [],
  };
}
