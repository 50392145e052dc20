import { Panel } from '@/components/ui/panel';
import type { Door } from '@/lib/console/types';

const FILLS = { delivered: 'fill-good', van: 'fill-lamp', waiting: 'fill-line', risk: 'fill-bad' };

/** Today's parcels as a bar that fills through the day. */
export function DoorPanel({ door }: { door: Door }) {
  return (
    <Panel id="door" title="Today at the door">
      <div className="grid gap-4">
        <p className="font-display text-xl leading-snug">{door.sentence}</p>
        {!door.isQuiet && (
          <>
            <svg viewBox="0 0 100 5" preserveAspectRatio="none" className="h-4 w-full rounded-full" aria-hidden="true">
              <rect width="100" height="5" className="fill-sunken" />
              {door.bar.map((part) => (
                <rect key={part.kind} x={part.from} width={part.width} height="5" className={FILLS[part.kind]} />
              ))}
            </svg>
            <ul className="flex flex-wrap gap-x-6 gap-y-1.5 text-sm">
              {door.legend.map((entry) => (
                <li key={entry.kind} className="flex items-center gap-2">
                  <svg viewBox="0 0 10 10" className="size-2.5" aria-hidden="true">
                    <circle cx="5" cy="5" r="5" className={FILLS[entry.kind]} />
                  </svg>
                  <span className="font-semibold tabular-nums">{entry.count}</span>
                  <span className="text-muted">{entry.label}</span>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </Panel>
  );
}
