import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { classes } from '@/components/ui/class-names';
import { Thumb } from '@/components/ui/thumb';
import type { CaseRow } from '@/lib/cases/types';

/** One case: whose parcel, what is the matter, by when somebody looks. */
export function CaseRowItem({
  row,
  isChosen,
  onChoose,
}: {
  row: CaseRow;
  isChosen: boolean;
  /** Null: nothing can be done to it here. */
  onChoose: ((isChosen: boolean) => void) | null;
}) {
  return (
    <div
      className={classes(
        'relative grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-3.5 gap-y-2 px-4 py-3.5 hover:bg-sunken sm:grid-cols-[auto_auto_minmax(0,1fr)_10.5rem]',
        isChosen && 'bg-lamp-soft hover:bg-lamp-soft',
      )}
    >
      {onChoose ? (
        // The box stands above the row's link, with room around it for a finger.
        <label className="relative z-10 -m-2 grid size-10 cursor-pointer place-items-center self-start sm:self-center">
          <input
            type="checkbox"
            className="size-5 accent-lamp"
            checked={isChosen}
            onChange={(event) => onChoose(event.target.checked)}
            aria-label={`Choose ${row.lead}: ${row.problem}`}
          />
        </label>
      ) : (
        <span />
      )}
      <span className="hidden sm:block">
        <Thumb {...row.thumb} size="medium" />
      </span>
      <p className="grid min-w-0 gap-0.5">
        <Link
          href={row.href}
          className="text-[1.0625rem] leading-snug break-words no-underline after:absolute after:inset-0"
        >
          <span className="font-semibold">{row.lead}:</span>{' '}
          <span className={classes(row.isOpen && row.severity.tone === 'problem' && 'font-semibold text-bad')}>
            {row.problem}.
          </span>
        </Link>
        <span className="text-sm break-words text-muted tabular-nums">{row.detail}</span>
        {row.last && <span className="text-sm text-muted">{row.last}</span>}
      </p>
      <p className="col-start-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm sm:col-start-4 sm:grid sm:justify-items-end">
        {row.isOpen && <Badge tone={row.severity.tone}>{row.severity.label}</Badge>}
        {row.isOpen && (
          <time dateTime={row.due.at ?? undefined} className={row.due.isOver ? 'font-semibold text-bad' : 'text-muted'}>
            {row.due.text}
          </time>
        )}
        <span className="text-muted">{row.owner ? (row.owner.isMe ? 'Yours' : row.owner.name) : 'Nobody’s'}</span>
      </p>
    </div>
  );
}
