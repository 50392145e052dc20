import type { CaseList } from '@/lib/cases/types';
import { Chip, ChipRow } from './filter-chips';
import { type CaseSearch, searchOf } from './use-cases-query';

/** Which cases: how they stand, whose they are, and what is the matter. Kinds that nobody has are not offered. */
export function CaseFilters({ path, query, list }: { path: string; query: CaseSearch; list: CaseList }) {
  const to = (change: Partial<CaseSearch>) => `${path}?${new URLSearchParams(searchOf({ ...query, ...change }))}`;
  const kinds = list.kinds.filter((one) => one.count > 0 || one.kind === query.kind);
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap gap-x-6 gap-y-3">
        <ChipRow label="How they stand">
          {list.views.map(({ view, label, count }) => (
            <Chip key={view} href={to({ view })} isHere={view === query.view} count={count}>
              {label}
            </Chip>
          ))}
        </ChipRow>
        <ChipRow label="Whose they are">
          {list.owners.map(({ owner, label, count }) => (
            <Chip key={owner} href={to({ owner })} isHere={owner === query.owner} count={count}>
              {label}
            </Chip>
          ))}
        </ChipRow>
        {query.view !== 'closed' && (
          <ChipRow label="What comes first">
            <Chip href={to({ sort: 'pain' })} isHere={query.sort === 'pain'}>
              Most painful first
            </Chip>
            <Chip href={to({ sort: 'due' })} isHere={query.sort === 'due'}>
              Due first
            </Chip>
          </ChipRow>
        )}
      </div>
      {query.view !== 'closed' && kinds.length > 0 && (
        <ChipRow label="What is the matter">
          <Chip href={to({ kind: null })} isHere={query.kind === null}>
            Anything
          </Chip>
          {kinds.map(({ kind, label, count }) => (
            <Chip key={kind} href={to({ kind })} isHere={kind === query.kind} count={count}>
              {label}
            </Chip>
          ))}
        </ChipRow>
      )}
    </div>
  );
}
