import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { classes } from '@/components/ui/class-names';
import { Thumb } from '@/components/ui/thumb';
import type { ReturnRow } from '@/lib/console/types';

/** A return as the face of a problem: who, what is the matter, what they would like, since when. */
export function ReturnRowLink({ row, showsBadge }: { row: ReturnRow; showsBadge: boolean }) {
  const [first, ...rest] = row.thumbs;
  return (
    <Link
      href={row.href}
      className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-4 gap-y-1 px-4 py-3.5 no-underline hover:bg-sunken sm:grid-cols-[auto_minmax(0,1fr)_auto]"
    >
      <span className="relative self-start">
        {first && <Thumb {...first} size="medium" />}
        {rest.length > 0 && (
          <span className="absolute -right-1.5 -bottom-1.5 rounded-full border border-line bg-card px-1.5 text-xs font-semibold text-muted">
            +{rest.length}
          </span>
        )}
      </span>
      <span className="grid min-w-0 gap-0.5">
        <span className="flex flex-wrap items-baseline gap-x-2">
          <span className="font-semibold">{row.who}</span>
          <span className="max-w-full truncate text-muted">{row.goods}</span>
        </span>
        <span className="line-clamp-2 text-ink">{row.problem}</span>
        {(showsBadge || row.clock) && (
          <span className="flex flex-wrap gap-2 pt-1">
            {showsBadge && <Badge tone={row.badge.tone}>{row.badge.label}</Badge>}
            {row.clock && <Badge tone={row.clock.tone}>{row.clock.text}</Badge>}
          </span>
        )}
      </span>
      <span className="col-start-2 flex flex-wrap items-baseline gap-x-3 sm:col-start-3 sm:grid sm:justify-items-end sm:gap-0.5">
        <span className="font-semibold tabular-nums">{row.wish}</span>
        <span className={classes('text-sm tabular-nums', row.isOld ? 'font-semibold text-warn' : 'text-muted')}>
          {row.age}
        </span>
        <span className="text-xs text-muted">{row.number}</span>
      </span>
    </Link>
  );
}
