import Link from 'next/link';
import { classes } from '@/components/ui/class-names';
import { Panel } from '@/components/ui/panel';
import type { Overview } from '@/lib/console/types';

/** The first day: what is done, and the one thing that is next. */
export function Checklist({ steps }: { steps: NonNullable<Overview['checklist']> }) {
  const done = steps.filter((step) => step.isDone).length;
  const next = steps.findIndex((step) => !step.isDone);
  return (
    <Panel
      id="first-day"
      title="Before the first parcel"
      action={
        <span className="text-sm text-muted">
          {done} of {steps.length} done
        </span>
      }
    >
      <ol className="grid gap-2">
        {steps.map((step, index) => (
          <li key={step.title}>
            <Link
              href={step.href}
              className={classes(
                'grid grid-cols-[2rem_minmax(0,1fr)_auto] items-center gap-3 rounded-control border px-4 py-3.5 no-underline',
                index === next ? 'border-lamp bg-lamp-soft' : 'border-line hover:border-edge',
              )}
            >
              <span
                aria-hidden="true"
                className={classes(
                  'grid size-8 place-items-center rounded-full border font-display',
                  step.isDone ? 'border-good bg-good-soft text-good' : 'border-edge text-muted',
                )}
              >
                {step.isDone ? '✓' : index + 1}
              </span>
              <span className="grid">
                <span className={classes('font-semibold', step.isDone && 'text-muted')}>
                  {step.title}
                  {step.isDone && <span className="sr-only"> (done)</span>}
                </span>
                <span className="text-sm text-muted">{step.text}</span>
              </span>
              <span aria-hidden="true" className="text-muted">
                →
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
