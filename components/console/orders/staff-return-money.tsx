import { classes } from '@/components/ui/class-names';
import { Panel } from '@/components/ui/panel';
import type { StaffQuote } from '@/lib/console/types';
import { WhyList } from '../returns/why-list';

const TITLES = {
  eligible: 'It may come back.',
  review: 'A person looks at it first.',
  ineligible: 'It cannot come back like this.',
} satisfies Record<StaffQuote['verdict'], string>;

/** What the return would come to, as the shopper sees it, and why. */
export function StaffReturnMoney({ answer, isFresh }: { answer: StaffQuote | null; isFresh: boolean }) {
  if (!answer)
    return (
      <Panel>
        <p className="text-muted">Say how many of what, and you see here what it comes to.</p>
      </Panel>
    );
  return (
    <Panel id="sum" title={TITLES[answer.verdict]} className={classes(!isFresh && 'opacity-60')}>
      <div className="grid gap-4" aria-live="polite">
        {answer.verdict !== 'ineligible' && (
          <table className="w-full">
            <caption className="sr-only">{answer.money.label}</caption>
            <tbody>
              {answer.money.lines.map((line, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two lines may say the same
                <tr key={`${line.text}-${index}`} className={classes(line.strong && 'border-t border-line')}>
                  <th
                    scope="row"
                    className={classes('py-1 pr-4 text-left', line.strong ? 'font-semibold' : 'font-normal')}
                  >
                    {line.text}
                  </th>
                  <td className={classes('py-1 text-right tabular-nums', line.strong && 'font-semibold')}>
                    {line.amount}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <WhyList
          why={[...answer.lines.flatMap(({ why }) => why), ...answer.why].filter(isFirst)}
          of="the whole return"
        />
      </div>
    </Panel>
  );
}

const isFirst = <T extends { text: string; source: string }>(entry: T, index: number, all: readonly T[]): boolean =>
  all.findIndex(({ text, source }) => text === entry.text && source === entry.source) === index;
