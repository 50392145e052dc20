import { classes } from '@/components/ui/class-names';
import type { WhyEntry } from '@/lib/console/types';

/** Why the policy answered so, folded until somebody asks. */
export function WhyList({ why, of }: { why: readonly WhyEntry[]; of?: string }) {
  if (why.length === 0) return null;
  return (
    <details>
      <summary className="w-fit text-sm font-semibold">
        Why this answer<span className="sr-only">{of ? `: ${of}` : ''}</span>
      </summary>
      <ul className="grid gap-2 pt-2 text-sm">
        {why.map((step) => (
          <li
            key={`${step.source}${step.text}`}
            className={classes('grid max-w-prose grid-cols-[1rem_minmax(0,1fr)] gap-2', !step.applied && 'text-muted')}
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
  );
}
