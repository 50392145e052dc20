import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { buttonClasses } from '@/components/ui/button';
import { Panel } from '@/components/ui/panel';
import type { ComeBackRow } from '@/lib/console/types';
import { WhyList } from '../returns/why-list';

const WORDS = { done: 'yes', attention: 'a look first', problem: 'no' } satisfies Record<ComeBackRow['tone'], string>;

/** What of an order could come back now and why, before anyone has asked. */
export function ComeBack({ rows, href }: { rows: readonly ComeBackRow[]; href: string | null }) {
  if (rows.length === 0) return null;
  return (
    <Panel
      id="come-back"
      title="What could come back?"
      action={
        href && (
          <Link href={href} className={buttonClasses('plain')}>
            Start a return for them
          </Link>
        )
      }
    >
      <ul className="grid divide-y divide-line">
        {rows.map((row) => (
          <li key={row.id} className="grid gap-1.5 py-3.5 first:pt-0 last:pb-0">
            <p className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
              <span className="font-semibold">
                {row.left > 1 && `${row.left} × `}
                {row.title}
              </span>
              <Badge tone={row.tone}>{WORDS[row.tone]}</Badge>
            </p>
            <p>{row.text}</p>
            <WhyList why={row.why} of={row.title} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
