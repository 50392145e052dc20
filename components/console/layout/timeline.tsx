import { classes } from '@/components/ui/class-names';
import type { TimelineEntry } from '@/lib/console/types';

const DOTS: Record<TimelineEntry['tone'], string> = {
  calm: 'border-edge bg-card',
  moving: 'border-lamp bg-lamp',
  attention: 'border-warn bg-warn-soft',
  problem: 'border-bad bg-bad',
  done: 'border-good bg-good',
};

/** What happened, newest first, on one thread. */
export function Timeline({ entries }: { entries: TimelineEntry[] }) {
  return (
    <ol className="grid">
      {entries.map((entry, index) => (
        <li key={entry.id} className="grid grid-cols-[1rem_minmax(0,1fr)] gap-x-3">
          <span aria-hidden="true" className="grid justify-items-center">
            <span className={classes('mt-1.5 size-2.5 rounded-full border-2', DOTS[entry.tone])} />
            {index < entries.length - 1 && <span className="w-px flex-1 bg-line" />}
          </span>
          <div className="grid gap-0.5 pb-5">
            <p className="flex flex-wrap items-baseline justify-between gap-x-4">
              <span className="font-medium">{entry.text}</span>
              <time dateTime={entry.at || undefined} className="text-sm text-muted tabular-nums">
                {entry.when}
              </time>
            </p>
            {entry.note && (
              <blockquote className="mt-1 rounded-control bg-sunken px-3 py-2 text-[0.9375rem] whitespace-pre-line">
                {entry.note}
              </blockquote>
            )}
            {entry.note && !entry.isPublic && <p className="text-xs text-muted">Only your team sees this.</p>}
          </div>
        </li>
      ))}
    </ol>
  );
}
