'use client';

import Link from 'next/link';
import { useState } from 'react';
import { Notice } from '@/components/ui/notice';
import { Empty } from '@/components/ui/panel';
import { textLink } from '@/components/ui/text-link';
import { MOST_AT_ONCE } from '@/lib/cases/constants';
import type { CaseList } from '@/lib/cases/types';
import { sayFailure } from '../layout/failures';
import { PageTitle } from '../layout/page-title';
import { SearchBox } from '../layout/search-box';
import { ShowMore } from '../layout/show-more';
import { BulkBar } from './bulk-bar';
import { CaseFilters } from './case-filters';
import { CaseRowItem } from './case-row';
import { ShipmentTabs } from './shipment-tabs';
import { type CaseSearch, searchOf, useCaseList, useCaseVerbs } from './use-cases-query';

/** Every parcel that needs a person, the most painful first. */
export function CaseQueue({ shop, query, first }: { shop: string; query: CaseSearch; first: CaseList }) {
  const list = useCaseList(shop, query, first);
  const verbs = useCaseVerbs(shop);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const rows = list.data.pages.flatMap((page) => page.rows);
  const head = list.data.pages[0] ?? first;
  const path = `/console/${shop}/shipments`;
  // What has left the list meanwhile is not chosen any more.
  const chosen = rows.filter((row) => row.isOpen && picked.has(row.id)).map((row) => row.id);
  const open = rows.filter((row) => row.isOpen).slice(0, MOST_AT_ONCE);
  const isAll = open.length > 0 && chosen.length === open.length;
  const choose = (id: string, isChosen: boolean) => {
    const next = new Set(chosen);
    if (isChosen) next.add(id);
    else next.delete(id);
    setPicked(next);
  };
  const { q, ...rest } = query;
  return (
    <div className="grid gap-6">
      <ShipmentTabs shop={shop} here="needs" open={head.views.find(({ view }) => view === 'open')?.count} />
      <PageTitle
        below={
          query.sort === 'due' && query.view !== 'closed'
            ? 'What is due first comes first. What moves on closes by itself.'
            : 'The most painful first. What moves on closes by itself.'
        }
        action={
          <SearchBox
            path={path}
            value={q}
            keep={searchOf({ ...rest, q: '' })}
            label="Order, tracking number, name or email"
          />
        }
      >
        {head.title}
      </PageTitle>
      <CaseFilters path={path} query={query} list={head} />
      {list.isError && (
        <Notice tone="bad" live>
          {sayFailure(list.error)}
        </Notice>
      )}
      <div role="status" className={verbs.said?.tone === 'good' ? undefined : 'absolute'}>
        {verbs.said?.tone === 'good' && <Notice tone="good">{verbs.said.text}</Notice>}
      </div>
      {verbs.said?.tone === 'bad' && (
        <Notice tone="bad" live>
          {verbs.said.text}
        </Notice>
      )}
      <section aria-label="Cases" aria-busy={list.isFetching} className="grid gap-3">
        {rows.length === 0 ? (
          <div className="rounded-card border border-dashed border-line">
            <NoCases path={path} query={query} />
          </div>
        ) : (
          <>
            {head.mayWork && open.length > 1 && (
              <label className="flex w-fit items-center gap-3 px-4 text-sm font-semibold text-muted">
                <input
                  type="checkbox"
                  className="size-5 accent-lamp"
                  checked={isAll}
                  onChange={() => setPicked(new Set(isAll ? [] : open.map((row) => row.id)))}
                />
                Choose {list.hasNextPage ? 'all shown' : 'all'}
              </label>
            )}
            <ul className="divide-y divide-line overflow-hidden rounded-card border border-line bg-card shadow-card">
              {rows.map((row) => (
                <li key={row.id}>
                  <CaseRowItem
                    row={row}
                    isChosen={chosen.includes(row.id)}
                    onChoose={head.mayWork && row.isOpen ? (isChosen) => choose(row.id, isChosen) : null}
                  />
                </li>
              ))}
            </ul>
          </>
        )}
        <ShowMore list={list} />
      </section>
      {chosen.length > 0 && (
        <BulkBar
          chosen={chosen}
          people={head.people}
          dues={head.dues}
          verbs={verbs}
          onDone={() => setPicked(new Set())}
        />
      )}
    </div>
  );
}

function NoCases({ path, query }: { path: string; query: CaseSearch }) {
  if (query.q)
    return (
      <Empty title="Nothing found here.">
        No case answers to “{query.q}”.{' '}
        <Link href={`${path}/all?${new URLSearchParams({ q: query.q })}`} className={textLink}>
          Look through all parcels
        </Link>
      </Empty>
    );
  if (query.view === 'closed') return <Empty title="Nothing has been closed yet." />;
  if (query.view === 'overdue') return <Empty title="Nothing is overdue.">Everything is looked at in time.</Empty>;
  if (query.kind || query.owner !== 'anyone')
    return (
      <Empty title="None of these just now.">
        <Link href={path} className={textLink}>
          See everything that is open
        </Link>
      </Empty>
    );
  return (
    <Empty title="Nobody is waiting on you.">
      Every parcel moves or has arrived. One that goes quiet, breaks or loses its way appears here by itself.
    </Empty>
  );
}
