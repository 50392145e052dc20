import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { classes } from '@/components/ui/class-names';
import { Thumb } from '@/components/ui/thumb';
import type { ReturnRow } from '@/lib/console/types';

/** A return as the face of a problem: who, what is the matter, what they would like, since when. */
export function ReturnRowLink({ row, showsBadge }: { row: ReturnRow; showsBadge: boolean }) {
  return (
    <Link
      href={row.href}
      className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-4 gap-y-1 px-4 py-3.5 no-underline hover:bg-sunken sm:grid-cols-[auto_minmax(0,1fr)_auto]"
    >
      <span className="flex -space-x-5 self-start">
        {row.thumbs.map((thumb, index) => (
          <Thumb
            // biome-ignore lint/suspicious/noArrayIndexKey: pictures of one row never change places
            key={`${thumb.title}-${index}`}
            {...thumb}
            size="medium"
            className="bg-card first:z-20 [&:nth-child(2)]:z-10"
          />
        ))}
      </span>
      <span className="grid min-w-0 gap-0.5">
        <span className="flex flex-wrap items-baseline gap-x-2">
          <span className="font-semibold">{row.who}</span>
          <span className="truncate text-muted">{row.goods}</span>
        </span>
        <span className="line-clamp-2 text-ink">{row.problem}</span>
        {showsBadge && (
          <span className="pt-1">
            <Badge tone={row.badge.tone}>{row.badge.label}</Badge>
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
