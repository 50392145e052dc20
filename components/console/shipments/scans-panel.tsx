import Link from 'next/link';
import { classes } from '@/components/ui/class-names';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { textLink } from '@/components/ui/text-link';
import type { ScanRow, ShipmentDetail } from '@/lib/cases/types';

const SHOWN = 8;

const DOTS: Record<ScanRow['tone'], string> = {
  calm: 'border-edge bg-card',
  moving: 'border-lamp bg-lamp',
  attention: 'border-warn bg-warn-soft',
  problem: 'border-bad bg-bad',
  done: 'border-good bg-good',
};

/** What couriers told, in their own words, beside what we made of it: both clocks, the source, when it reached us. */
export function ScansPanel({ scans, declared, followed }: Pick<ShipmentDetail, 'scans' | 'declared' | 'followed'>) {
  const older = scans.slice(SHOWN);
  return (
    <Panel id="scans" title="What was told">
      <div className="grid gap-4">
        <dl className="grid gap-x-8 gap-y-1 text-sm sm:grid-cols-2">
          <div className="flex flex-wrap justify-between gap-x-3">
            <dt className="text-muted">All of it adds up to</dt>
            <dd className="font-medium">{declared.folded}</dd>
          </div>
          <div className="flex flex-wrap justify-between gap-x-3">
            <dt className="text-muted">{declared.by ? `${declared.by} declares` : 'Declared'}</dt>
            <dd className="font-medium">{declared.declared ?? 'nothing of its own'}</dd>
          </div>
        </dl>
        {followed.length > 0 && (
          <ul className="grid gap-1 text-sm text-muted">
            {followed.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        )}
        {!declared.agrees && (
          <Notice tone="warn">
            The two differ: later scans say more than what was declared, or the declaration came late.
          </Notice>
        )}
        {scans.length === 0 ? (
          <p className="text-muted">Nobody has told anything about it yet.</p>
        ) : (
          <Scans scans={scans.slice(0, SHOWN)} />
        )}
        {older.length > 0 && (
          <details>
            <summary className="text-sm font-semibold">{older.length} more</summary>
            <div className="pt-4">
              <Scans scans={older} />
            </div>
          </details>
        )}
      </div>
    </Panel>
  );
}

function Scans({ scans }: { scans: ScanRow[] }) {
  return (
    <ol className="grid divide-y divide-line">
      {scans.map((scan) => (
        <li key={scan.id} className="grid grid-cols-[1rem_minmax(0,1fr)] gap-x-3 py-3 first:pt-0 last:pb-0">
          <span aria-hidden="true" className={classes('mt-1.5 size-2.5 rounded-full border-2', DOTS[scan.tone])} />
          <div className="grid min-w-0 gap-1">
            <p className="flex flex-wrap items-baseline justify-between gap-x-4">
              <span className="font-medium">{scan.meaning}</span>
              <span className="text-sm tabular-nums">{scan.local ?? scan.instant ?? 'no time given'}</span>
            </p>
            {(scan.words || scan.code) && (
              <p className="break-words">
                {scan.words && <q>{scan.words}</q>}{' '}
                {scan.code && <code className="rounded bg-sunken px-1.5 py-0.5 font-mono text-xs">{scan.code}</code>}
              </p>
            )}
            <p className="flex flex-wrap gap-x-3 text-sm text-muted tabular-nums">
              {scan.place && <span>{scan.place}</span>}
              {scan.local && scan.instant && (
                <span>
                  {scan.instant === scan.local ? 'the same on your clocks' : `${scan.instant} on your clocks`}
                </span>
              )}
              {scan.local && !scan.instant && <span>on the clock there, zone not given</span>}
              <span>
                {scan.source}, reached us {scan.received}
              </span>
              {scan.marks.map((mark) => (
                <span key={mark}>{mark}</span>
              ))}
              {scan.inboxHref && (
                <Link href={scan.inboxHref} className={textLink}>
                  as it came
                </Link>
              )}
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}
