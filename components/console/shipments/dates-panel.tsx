import { Panel } from '@/components/ui/panel';
import type { ShipmentDate } from '@/lib/cases/types';

/** Every date of the parcel beside whoever supplied it; what was said before folds out. */
export function DatesPanel({ dates }: { dates: ShipmentDate[] }) {
  return (
    <Panel id="dates" title="Every date, and who said it">
      <dl className="-my-1.5 grid divide-y divide-line">
        {dates.map((date) => (
          <div key={date.label} className="grid gap-x-4 gap-y-0.5 py-2 sm:grid-cols-[11rem_minmax(0,1fr)]">
            <dt className="text-muted">{date.label}</dt>
            <dd className="flex min-w-0 flex-wrap items-baseline justify-between gap-x-4">
              <span className="font-medium tabular-nums">{date.text}</span>
              <span className="text-sm text-muted">{date.source}</span>
            </dd>
            {date.history.length > 0 && (
              <dd className="sm:col-start-2">
                <details>
                  <summary className="text-sm font-semibold">
                    Changed {date.history.length - 1} {date.history.length === 2 ? 'time' : 'times'}
                  </summary>
                  <ol className="mt-2 grid gap-2 border-l border-line pl-3">
                    {date.history.map((step, index) => (
                      <li key={`${step.at} ${step.text}`} className="grid text-sm">
                        <span className="tabular-nums">
                          {index === 0 ? step.text : <s>{step.text}</s>}
                          {index > 0 && <span className="sr-only"> (no longer)</span>}
                        </span>
                        <span className="text-muted">
                          {step.why} · <time dateTime={step.at}>{step.when}</time>
                        </span>
                      </li>
                    ))}
                  </ol>
                </details>
              </dd>
            )}
          </div>
        ))}
      </dl>
    </Panel>
  );
}
