import { classes } from '@/components/ui/class-names';
import type { ReturnDetail } from '@/lib/console/types';
import { BounceButton } from './bounce-dialog';
import type { Act } from './use-return-verbs';
import { WhyList } from './why-list';

/** The sum the shopper agreed to, line by line, what has been paid of it, and why the policy answered so. */
export function ReturnMoney({ detail, act, isPending }: { detail: ReturnDetail; act: Act; isPending: boolean }) {
  const { money, paid, why } = detail;
  return (
    <div className="grid gap-5">
      <table className="w-full">
        <caption className="sr-only">{money.label}</caption>
        <tbody>
          {money.lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two lines may say the same
            <tr key={`${line.text}-${index}`} className={classes(line.strong && 'border-t border-line font-semibold')}>
              <th
                scope="row"
                className={classes('py-1.5 pr-4 text-left', line.strong ? 'font-semibold' : 'font-normal')}
              >
                {line.text}
              </th>
              <td className="py-1.5 text-right tabular-nums">{line.amount}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {money.when && <p className="-mt-3 text-right text-sm text-muted">{money.when}</p>}
      {paid.length > 0 && (
        <ul className="grid gap-2">
          {paid.map((entry) => (
            <li
              key={entry.id}
              className={classes('grid rounded-control px-4 py-3', entry.isBack ? 'bg-bad-soft' : 'bg-good-soft')}
            >
              <span className={classes('font-semibold', entry.isBack ? 'text-bad' : 'text-good')}>{entry.text}</span>
              <span className="block text-sm break-words text-muted">{entry.detail}</span>
              {entry.mayBounce && detail.mayDecide && (
                <BounceButton refundId={entry.id} act={act} isPending={isPending} />
              )}
            </li>
          ))}
        </ul>
      )}
      {why.length > 0 && (
        <div className="border-t border-line pt-4">
          <WhyList why={why} of="the money" />
        </div>
      )}
    </div>
  );
}
