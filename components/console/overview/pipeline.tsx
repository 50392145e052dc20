import Link from 'next/link';
import { classes } from '@/components/ui/class-names';
import { Panel } from '@/components/ui/panel';
import type { Overview } from '@/lib/console/types';

/** Whose money one holds, how much and how long: the returns on their way through the house. */
export function Pipeline({ places }: { places: Overview['pipeline'] }) {
  return (
    <Panel id="pipeline" title="Returns">
      <ol className="grid grid-cols-2 gap-x-2 gap-y-3 md:grid-cols-4">
        {places.map((place, index) => (
          <li key={place.tab} className={classes(index > 0 && 'md:border-l md:border-line')}>
            <Link href={place.href} className="grid gap-0.5 rounded-control px-3 py-2 no-underline hover:bg-sunken">
              <span className="text-sm font-semibold text-muted">{place.label}</span>
              <span
                className={classes(
                  'font-display text-3xl leading-none tabular-nums',
                  (place.count ?? 0) === 0
                    ? 'text-muted'
                    : index === 0 || place.tab === 'refund'
                      ? 'text-lamp'
                      : undefined,
                )}
              >
                {place.count}
              </span>
              <span className="pt-1 text-sm tabular-nums">{place.money ?? '–'}</span>
              <span className="text-sm text-muted">{place.oldest ? `oldest ${place.oldest}` : 'nothing there'}</span>
            </Link>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
