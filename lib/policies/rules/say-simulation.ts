import { sayReasonCode } from '@/lib/console/rules/say-reason-code';
import { formatMoney } from '@/lib/core/money';
import { CHANGES, type Change, type SimulationTally } from '@/lib/returns/rules/simulate-policy';
import { oneLine } from '@/lib/tracking/rules/goods';

export type SimulationView = {
  headline: string;
  /** "It keeps €310.00 and costs €45.00." Null where no money moves. */
  money: string | null;
  groups: {
    key: string;
    title: string;
    counts: string;
    examples: { key: string; href: string; who: string; item: string; outcome: string }[];
  }[];
};

const ONE: Record<Change, string> = {
  refused: 'newly refused',
  accepted: 'newly accepted',
  reviewed: 'newly looked at by a person',
  freed: 'no longer looked at by a person',
  money: 'worth another sum',
};

/** What another policy would have changed, as a person would tell it. */
export function saySimulation(tally: SimulationTally, shop: string): SimulationView {
  const { cases, changed, lines } = tally;
  const what = [
    counted(cases.return, 'return'),
    cases.order > 0 ? `${counted(cases.order, 'order')} still with shoppers` : null,
  ].filter(Boolean);
  const total = changed.return + changed.order;
  return {
    headline:
      cases.return + cases.order === 0
        ? 'There is nothing to try it on yet.'
        : total === 0
          ? `Of ${what.join(' and ')}, none would have been answered differently.`
          : `Of ${what.join(' and ')}, ${total === 1 ? 'one' : total} would have been answered differently: ${countsOf(lines)}.`,
    money: moneyOf(tally),
    groups: tally.groups
      .toSorted((a, b) => sum(b.counts) - sum(a.counts))
      .map((group) => ({
        key: `${group.because.rule} ${group.because.code}`,
        title: group.because.rule ? `Your rule “${group.because.rule}”` : sayReasonCode(group.because.code),
        counts: countsOf(group.counts),
        examples: group.examples.map((example, index) => ({
          key: `${example.id} ${index}`,
          href: `/console/${shop}/${example.kind === 'return' ? 'returns' : 'orders'}/${example.id}`,
          who: oneLine(example.who, 60) || example.number,
          item: oneLine(example.item, 80),
          outcome: outcomeOf(example),
        })),
      })),
  };
}

const sum = (counts: Partial<Record<Change, number>>): number =>
  Object.values(counts).reduce((total, count) => total + (count ?? 0), 0);

const counted = (count: number, word: string): string =>
  `${count === 1 ? 'one' : count} ${word}${count === 1 ? '' : 's'}`;

const countsOf = (counts: Partial<Record<Change, number>>): string =>
  CHANGES.flatMap((change) => (counts[change] ? [`${counted(counts[change], 'item')} ${ONE[change]}`] : [])).join(', ');

function moneyOf({ money }: SimulationTally): string | null {
  const say = (pick: 'keeps' | 'costs') =>
    Object.entries(money)
      .filter(([, sums]) => sums[pick] > 0)
      .map(([currency, sums]) => formatMoney({ amount: sums[pick], currency }, 'en'))
      .join(' + ');
  const [keeps, costs] = [say('keeps'), say('costs')];
  if (!keeps && !costs) return null;
  if (keeps && costs) return `It keeps ${keeps} and costs ${costs}.`;
  return keeps
    ? `It keeps ${keeps} that would have been paid back.`
    : `It costs ${costs} that would have stayed with you.`;
}

function outcomeOf({ change, delta, currency }: SimulationTally['groups'][number]['examples'][number]): string {
  const money = delta === 0 ? '' : formatMoney({ amount: Math.abs(delta), currency }, 'en');
  const effect = delta === 0 ? '' : delta < 0 ? `, ${money} less paid back` : `, ${money} more paid back`;
  return `${ONE[change]}${effect}`;
}
