import { AppError } from '@/lib/core/errors';
import type { QuoteInput, QuoteLineInput, QuoteOrderLine, QuoteShipment } from '../types';
import { bundlesOf } from './bundle-shares';
import type { ReturnTotals } from './line-facts';
import { chargesPaid, type LineWorth, orderWorth, type SliceWorth, shippingPaid, sliceWorth } from './order-worth';
import { availableCount, type LineUnits, openUnitBook, takeFirstFree, takenCount, type UnitRun } from './unit-book';

/** A line that is wanted, with the units it would claim and what they are worth. */
export type DrawnLine = {
  wanted: QuoteLineInput;
  line: QuoteOrderLine;
  worth: LineWorth;
  /** The line's units before this claim. */
  units: LineUnits;
  runs: (UnitRun & { worth: SliceWorth })[];
  slice: SliceWorth;
  /** It was sold in a set, of which this return leaves parts behind. */
  partsSet: boolean;
};

export type DrawnReturn = {
  lines: DrawnLine[];
  totals: ReturnTotals;
  isAllShipped: boolean;
  worths: LineWorth[];
  /** Units of each line that had come back, or were claimed, before; in the order's lines' order. */
  takenBefore: number[];
};

export const NOTHING: SliceWorth = { gross: 0n, discount: 0n, tax: 0n, net: 0n };

/**
 * Gives each wanted line its units, in order, before anything is judged: rules may ask about the return as a whole. A line
 * that asks for more than there is draws none.
 */
export function drawLines(input: QuoteInput, shipments: readonly QuoteShipment[]): DrawnReturn {
  const { order } = input;
  const worths = orderWorth(order);
  const book = openUnitBook(order, shipments, input.returned);
  const parcelLines = order.lines.filter((line) => line.requires_shipping !== false);
  const everyUnit = (count: (units: LineUnits) => number) =>
    parcelLines.every(({ external_id }) => {
      const units = book.get(external_id);
      return units !== undefined && count(units) >= units.ordered;
    });
  const isAllShipped = everyUnit(({ shipped }) => shipped);
  const wasFull = everyUnit(takenCount);
  const takenBefore = order.lines.map(({ external_id }) => takenIn(book, external_id));

  const returnedWorth = input.credit_paid ? worthOfTaken(order.lines, worths, book) : 0n;

  const drawn = input.lines.map((wanted): Omit<DrawnLine, 'partsSet'> => {
    const index = order.lines.findIndex((line) => line.external_id === wanted.line_external_id);
    const line = order.lines[index];
    const worth = worths[index];
    const units = book.get(wanted.line_external_id);
    if (!line || !worth || !units) throw new AppError('INVALID', `The order has no line "${wanted.line_external_id}"`);
    const before = { ...units, taken: [...units.taken] };
    const isThere = wanted.quantity <= availableCount(units, input.kind === 'withdrawal');
    const runs = (isThere ? takeFirstFree(units, wanted.quantity, wanted.unit_offset ?? 0) : []).map((run) => ({
      ...run,
      worth: sliceWorth(worth, run.unit_offset, run.quantity),
    }));
    return { wanted, line, worth, units: before, runs, slice: runs.map((run) => run.worth).reduce(plus, NOTHING) };
  });

  const parted = input.by_itself ? new Set<string>() : partedLines(order.lines, input.lines, book);
  const lines = drawn.map((line) => ({ ...line, partsSet: parted.has(line.line.external_id) }));

  return {
    lines,
    isAllShipped,
    worths,
    takenBefore,
    totals: {
      quantity: input.lines.reduce((sum, { quantity }) => sum + quantity, 0),
      value: lines.reduce((sum, { slice }) => sum + slice.net, 0n),
      // The return that brings the last of the parcels back, and no later one.
      full: !wasFull && everyUnit(takenCount),
      returnedWorth,
      orderTotal: worths.reduce((sum, { total }) => sum + total, shippingPaid(order) + chargesPaid(order)),
    },
  };
}

const takenIn = (book: Map<string, LineUnits>, id: string) => {
  const units = book.get(id);
  return units ? takenCount(units) : 0;
};

/**
 * Lines of sets that a return takes some parts of: neither the same share of each part, nor all that is left of it. What
 * is never sent is no part.
 */
function partedLines(
  lines: readonly QuoteOrderLine[],
  wanted: readonly QuoteLineInput[],
  book: Map<string, LineUnits>,
): Set<string> {
  const asked = (id: string) =>
    wanted.reduce((sum, one) => (one.line_external_id === id ? sum + one.quantity : sum), 0);
  const parted = bundlesOf(lines).flatMap((members) => {
    const parts = members.flatMap((i) => lines[i] ?? []).filter((line) => line.requires_shipping !== false);
    const [first] = parts;
    if (!first || parts.every(({ external_id, quantity }) => takenIn(book, external_id) >= quantity)) return [];
    const isWhole = parts.every(
      (part) => asked(part.external_id) * first.quantity === asked(first.external_id) * part.quantity,
    );
    return isWhole ? [] : parts.map(({ external_id }) => external_id);
  });
  return new Set(parted);
}

/** What the units are worth that came back, or were claimed, before. */
function worthOfTaken(lines: readonly QuoteOrderLine[], worths: readonly LineWorth[], book: Map<string, LineUnits>) {
  return lines.reduce((sum, { external_id }, i) => {
    const worth = worths[i];
    const taken = book.get(external_id)?.taken ?? [];
    return worth ? taken.reduce((all, is, unit) => (is ? all + sliceWorth(worth, unit, 1).net : all), sum) : sum;
  }, 0n);
}

const plus = (a: SliceWorth, b: SliceWorth): SliceWorth => ({
  gross: a.gross + b.gross,
  discount: a.discount + b.discount,
  tax: a.tax + b.tax,
  net: a.net + b.net,
});
