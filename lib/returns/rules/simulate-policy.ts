import type { Policy } from '@/lib/policies/schema';
import type { Verdict } from '../constants';
import type { Quote, QuoteInput, QuoteLine } from '../types';
import { quoteReturn } from './quote';

/** Something that was asked, or could be, with everything a quote needs but the policy. */
export type SimulationCase = {
  kind: 'return' | 'order';
  id: string;
  number: string;
  who: string;
  input: Omit<QuoteInput, 'policy'>;
};

export const CHANGES = ['refused', 'accepted', 'reviewed', 'freed', 'money'] as const;
export type Change = (typeof CHANGES)[number];

export type SimulationExample = {
  kind: SimulationCase['kind'];
  id: string;
  number: string;
  who: string;
  item: string;
  change: Change;
  /** What the shop would pay more (positive) or less, minor units of `currency`; of the whole return or order. */
  delta: number;
  currency: string;
};

/** By what decides: a rule's name, or a term of the policy as `window_closed`. */
export type SimulationGroup = {
  because: { rule: string | null; code: string };
  counts: Partial<Record<Change, number>>;
  examples: SimulationExample[];
};

/** What another policy would have changed; tallies of batches are added up by `addTallies`. */
export type SimulationTally = {
  cases: { return: number; order: number };
  /** Returns and orders where it changes at least one line. */
  changed: { return: number; order: number };
  lines: Partial<Record<Change, number>>;
  /** By currency: what is paid more, and what is paid less, over all cases. Minor units, both positive. */
  money: Record<string, { costs: number; keeps: number }>;
  groups: SimulationGroup[];
};

export const emptyTally = (): SimulationTally => ({
  cases: { return: 0, order: 0 },
  changed: { return: 0, order: 0 },
  lines: {},
  money: {},
  groups: [],
});

const EXAMPLES = 5;

/** Replays one case under two policies by the very quote that shoppers get. */
export function simulateCase(one: SimulationCase, before: Policy, after: Policy): SimulationTally {
  const tally = emptyTally();
  tally.cases[one.kind] = 1;
  const [old, next] = [before, after].map((policy) => quoteReturn({ ...one.input, policy })) as [Quote, Quote];
  const delta = paid(next) - paid(old);
  const currency = one.input.order.currency;
  if (delta !== 0) tally.money[currency] = { costs: Math.max(0, delta), keeps: Math.max(0, -delta) };
  const titles = new Map(one.input.order.lines.map((line) => [line.external_id, line.title ?? line.external_id]));
  let isChanged = false;
  next.lines.forEach((line, index) => {
    const was = old.lines[index];
    if (!was) return;
    const change = changeOf(was, line);
    if (!change) return;
    isChanged = true;
    tally.lines[change] = (tally.lines[change] ?? 0) + 1;
    put(tally.groups, {
      because: becauseOf(change, was, line, old, next),
      counts: { [change]: 1 },
      examples: [
        {
          kind: one.kind,
          id: one.id,
          number: one.number,
          who: one.who,
          item: titles.get(line.line_external_id) ?? line.line_external_id,
          change,
          delta,
          currency,
        },
      ],
    });
  });
  // Fees of the whole return can change though no line of it does.
  if (!isChanged && delta !== 0) {
    isChanged = true;
    const [first] = next.lines;
    tally.lines.money = 1;
    put(tally.groups, {
      because: moneyBecause(old, next),
      counts: { money: 1 },
      examples: [
        {
          kind: one.kind,
          id: one.id,
          number: one.number,
          who: one.who,
          item: titles.get(first?.line_external_id ?? '') ?? '',
          change: 'money',
          delta,
          currency,
        },
      ],
    });
  }
  if (isChanged) tally.changed[one.kind] = 1;
  return tally;
}

/** What leaves the shop's hands, minor units. */
const paid = ({ money }: Quote): number =>
  money.refund_total.amount + money.credit_total.amount - money.due_from_shopper.amount;

function changeOf(was: QuoteLine, now: QuoteLine): Change | null {
  const [a, b]: Verdict[] = [was.verdict, now.verdict];
  if (a === b) return was.money.net_refund.amount === now.money.net_refund.amount ? null : 'money';
  if (b === 'ineligible') return 'refused';
  if (a === 'ineligible') return 'accepted';
  return b === 'review' ? 'reviewed' : 'freed';
}

/** The reason that decides: of a no or a second look the newer answer's, of a yes the one that fell away. */
function becauseOf(change: Change, was: QuoteLine, now: QuoteLine, old: Quote, next: Quote) {
  if (change === 'money') return moneyBecause(old, next);
  const [reason] = (change === 'refused' || change === 'reviewed' ? now : was).reasons;
  return { rule: reason?.rule ?? null, code: reason?.code ?? 'policy' };
}

const MONEY_ACTIONS = ['set_restocking_fee', 'set_method_fee', 'waive_fees', 'bonus', 'keep_item'];

/** A rule about money that stands in one answer and not in the other, else the policy's own terms. */
function moneyBecause(old: Quote, next: Quote): { rule: string | null; code: string } {
  const standing = (quote: Quote) =>
    quote.trace.filter(({ rule, action, applied }) => rule && applied && MONEY_ACTIONS.includes(action));
  const key = ({ rule, action, detail }: Quote['trace'][number]) => `${rule}\n${action}\n${detail}`;
  const [a, b] = [standing(old), standing(next)];
  const differs =
    b.find((entry) => !a.some((one) => key(one) === key(entry))) ??
    a.find((entry) => !b.some((one) => key(one) === key(entry)));
  return { rule: differs?.rule ?? null, code: 'terms' };
}

function put(groups: SimulationGroup[], group: SimulationGroup) {
  const known = groups.find(
    ({ because }) =>
      because.rule === group.because.rule && (because.rule !== null || because.code === group.because.code),
  );
  if (!known) {
    groups.push({ ...group, counts: { ...group.counts }, examples: group.examples.slice(0, EXAMPLES) });
    return;
  }
  for (const change of CHANGES) {
    const count = group.counts[change];
    if (count) known.counts[change] = (known.counts[change] ?? 0) + count;
  }
  known.examples = [...known.examples, ...group.examples].slice(0, EXAMPLES);
}

/** Two tallies as one: exact, whatever order the batches come in but for which examples are kept. */
export function addTallies(a: SimulationTally, b: SimulationTally): SimulationTally {
  const sum = structuredClone(a);
  for (const kind of ['return', 'order'] as const) {
    sum.cases[kind] += b.cases[kind];
    sum.changed[kind] += b.changed[kind];
  }
  for (const change of CHANGES) {
    const count = b.lines[change];
    if (count) sum.lines[change] = (sum.lines[change] ?? 0) + count;
  }
  for (const [currency, { costs, keeps }] of Object.entries(b.money)) {
    const known = sum.money[currency] ?? { costs: 0, keeps: 0 };
    sum.money[currency] = { costs: known.costs + costs, keeps: known.keeps + keeps };
  }
  for (const group of b.groups) put(sum.groups, group);
  return sum;
}
