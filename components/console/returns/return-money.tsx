import { classes } from '@/components/ui/class-names';
import type { ReturnDetail } from '@/lib/console/types';

/** The sum the shopper agreed to, line by line, what has been paid of it, and why the policy answered so. */
export function ReturnMoney({ detail }: { detail: ReturnDetail }) {
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
        <ul className="grid gap-2 rounded-control bg-good-soft px-4 py-3">
          {paid.map((entry) => (
            <li key={`${entry.text}${entry.detail}`}>
              <span className="font-semibold text-good">{entry.text}</span>
              <span className="block text-sm break-words text-muted">{entry.detail}</span>
            </li>
          ))}
        </ul>
      )}
      {why.length > 0 && (
        <details className="border-t border-line pt-4">
          <summary className="text-sm font-semibold">Why this answer</summary>
          <ul className="grid gap-2 pt-3 text-sm">
            {why.map((step) => (
              <li
                key={`${step.source}${step.text}`}
                className={classes('grid grid-cols-[1rem_minmax(0,1fr)] gap-2', !step.applied && 'text-muted')}
              >
                <span aria-hidden="true">{step.applied ? '✓' : '–'}</span>
                <span>
                  {!step.applied && <span className="sr-only">Not applied: </span>}
                  {step.text} <span className="text-muted">{step.source}</span>
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
