import Link from 'next/link';
import { classes } from '@/components/ui/class-names';
import type { CaseList } from '@/lib/cases/types';
import { LinkPending } from '../layout/link-pending';
import { type CaseSearch, searchOf } from './use-cases-query';

/** Which cases: how they stand, whose they are, and what is the matter. Kinds that nobody has are not offered. */
export function CaseFilters({ path, query, list }: { path: string; query: CaseSearch; list: CaseList }) {
  const to = (change: Partial<CaseSearch>) => `${path}?${new URLSearchParams(searchOf({ ...query, ...change }))}`;
  const kinds = list.kinds.filter((one) => one.count > 0 || one.kind === query.kind);
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap gap-x-6 gap-y-3">
        <Row label="How they stand">
          {list.views.map(({ view, label, count }) => (
            <Chip key={view} href={to({ view })} isHere={view === query.view} count={count}>
              {label}
            </Chip>
          ))}
        </Row>
        <Row label="Whose they are">
          {list.owners.map(({ owner, label, count }) => (
            <Chip key={owner} href={to({ owner })} isHere={owner === query.owner} count={count}>
              {label}
            </Chip>
          ))}
        </Row>
        {query.view !== 'closed' && (
          <Row label="What comes first">
            <Chip href={to({ sort: 'pain' })} isHere={query.sort === 'pain'}>
              Most painful first
            </Chip>
            <Chip href={to({ sort: 'due' })} isHere={query.sort === 'due'}>
              Due first
            </Chip>
          </Row>
        )}
      </div>
      {query.view !== 'closed' && kinds.length > 0 && (
        <Row label="What is the matter">
          <Chip href={to({ kind: null })} isHere={query.kind === null}>
            Anything
          </Chip>
          {kinds.map(({ kind, label, count }) => (
            <Chip key={kind} href={to({ kind })} isHere={kind === query.kind} count={count}>
              {label}
            </Chip>
          ))}
        </Row>
      )}
    </div>
  );
}

function Row({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <nav
      aria-label={label}
      className="-mx-4 min-w-0 max-w-[calc(100%+2rem)] overflow-x-auto px-4 py-0.5 lg:mx-0 lg:max-w-full lg:px-0.5"
    >
      <ul className="flex min-w-max gap-1.5">{children}</ul>
    </nav>
  );
}

function Chip({
  href,
  isHere,
  count,
  children,
}: {
  href: string;
  isHere: boolean;
  count?: number | null;
  children: string;
}) {
  return (
    <li>
      <Link
        href={href}
        scroll={false}
        aria-current={isHere ? 'page' : undefined}
        className={classes(
          'relative inline-flex items-baseline gap-1.5 rounded-full border px-3.5 py-1.5 text-sm font-semibold no-underline',
          isHere
            ? 'border-lamp bg-lamp-soft text-lamp'
            : 'border-line bg-card text-muted hover:border-edge hover:text-ink',
        )}
      >
        {children}
        {typeof count === 'number' && <span className="font-normal tabular-nums">{count}</span>}
        <LinkPending />
      </Link>
    </li>
  );
}
