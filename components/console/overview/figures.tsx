import { classes } from '@/components/ui/class-names';
import { Panel } from '@/components/ui/panel';
import type { Figure } from '@/lib/console/types';

const CHANGES = { good: 'text-good', bad: 'text-bad', calm: 'text-muted' };

/** Four numbers of 28 days against the 28 before; too little data says so. */
export function Figures({ figures }: { figures: Figure[] }) {
  return (
    <Panel
      id="figures"
      title="Four numbers"
      action={<span className="text-sm text-muted">28 days, against the 28 before</span>}
    >
      <dl className="grid grid-cols-1 gap-x-8 gap-y-6 min-[26rem]:grid-cols-2 lg:grid-cols-4">
        {figures.map((figure) => (
          <div key={figure.label} className="grid content-start gap-1">
            <dt className="text-sm font-semibold text-muted">{figure.label}</dt>
            <dd className="grid gap-1">
              {figure.value ? (
                <span className="flex flex-wrap items-baseline gap-x-2">
                  <span className="font-display text-4xl leading-none tabular-nums">{figure.value}</span>
                  {figure.change && (
                    <span className={classes('text-sm font-semibold', CHANGES[figure.change.tone])}>
                      {figure.change.text}
                    </span>
                  )}
                </span>
              ) : (
                <span className="font-display text-xl leading-9 text-muted">Too few to say</span>
              )}
              <span className="text-sm text-muted">{figure.note}</span>
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
