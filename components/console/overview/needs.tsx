import Link from 'next/link';
import { buttonClasses } from '@/components/ui/button';
import { classes } from '@/components/ui/class-names';
import { Empty, Panel } from '@/components/ui/panel';
import { textLink } from '@/components/ui/text-link';
import { Thumb } from '@/components/ui/thumb';
import type { Need } from '@/lib/console/types';

/** Whom to help first: at most five, the most painful on top. */
export function Needs({ needs, more, moreHref }: { needs: Need[]; more: number; moreHref: string }) {
  return (
    <Panel
      id="needs"
      title="Needs a person"
      action={
        more > 0 && (
          <Link href={moreHref} className={classes(textLink, 'text-sm')}>
            {more} more
          </Link>
        )
      }
    >
      {needs.length === 0 ? (
        <Empty title="All clear.">Every parcel moves, every return is answered.</Empty>
      ) : (
        <ul className="-my-1 grid divide-y divide-line">
          {needs.map((need) => (
            <li
              key={need.key}
              className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-4 gap-y-2 py-3 sm:grid-cols-[auto_minmax(0,1fr)_auto]"
            >
              <Thumb {...need.thumb} size="medium" />
              <p className="grid gap-0.5">
                <span className="text-[1.0625rem] leading-snug">
                  <span className="font-semibold">{need.lead}:</span>{' '}
                  <span className={classes(need.tone === 'problem' && 'font-semibold text-bad')}>{need.problem}.</span>
                </span>
                <span className="text-sm text-muted tabular-nums">{need.detail}</span>
              </p>
              <Link
                href={need.remedy.href}
                className={buttonClasses('plain', 'col-start-2 w-fit sm:col-start-3')}
                aria-label={`${need.remedy.label}: ${need.lead}`}
              >
                {need.remedy.label}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
