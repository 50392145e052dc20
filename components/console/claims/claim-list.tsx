'use client';

import Link from 'next/link';
import { BackLink } from '@/components/ui/back-link';
import { Badge } from '@/components/ui/badge';
import { Notice } from '@/components/ui/notice';
import { Empty } from '@/components/ui/panel';
import { TabLinks } from '@/components/ui/tab-links';
import { Thumb } from '@/components/ui/thumb';
import type { ClaimState } from '@/lib/claims/constants';
import type { ClaimList, ClaimRow } from '@/lib/claims/types';
import { sayFailure } from '../layout/failures';
import { PageTitle } from '../layout/page-title';
import { ShowMore } from '../layout/show-more';
import { useClaimList } from './use-claims-query';

/** What is asked of couriers, the newest first. */
export function ClaimsList({ shop, state, first }: { shop: string; state: ClaimState | null; first: ClaimList }) {
  const list = useClaimList(shop, state, first);
  const rows = list.data.pages.flatMap((page) => page.rows);
  const head = list.data.pages[0] ?? first;
  const path = `/console/${shop}/claims`;
  return (
    <div className="grid gap-6">
      <div className="-mb-3">
        <BackLink href={`/console/${shop}/carriers`}>Carriers</BackLink>
      </div>
      <PageTitle below="What couriers lost, broke or brought late, and what became of it.">{head.title}</PageTitle>
      <TabLinks
        label="Which claims"
        tabs={head.states.map((one) => ({
          href: one.state ? `${path}?state=${one.state}` : path,
          text: one.label,
          count: one.count,
          isHere: one.state === state,
        }))}
      />
      {list.isError && (
        <Notice tone="bad" live>
          {sayFailure(list.error)}
        </Notice>
      )}
      <section aria-label="Claims" aria-busy={list.isFetching}>
        {rows.length === 0 ? (
          <div className="rounded-card border border-dashed border-line">
            <Empty title={state ? 'None of these.' : 'Nothing was claimed yet.'}>
              {!state && 'A lost, broken or late parcel is claimed from its own page, evidence included.'}
            </Empty>
          </div>
        ) : (
          <ul className="divide-y divide-line overflow-hidden rounded-card border border-line bg-card shadow-card">
            {rows.map((row) => (
              <li key={row.id}>
                <Row row={row} />
              </li>
            ))}
          </ul>
        )}
        <ShowMore list={list} />
      </section>
    </div>
  );
}

function Row({ row }: { row: ClaimRow }) {
  return (
    <Link
      href={row.href}
      className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-4 gap-y-1.5 px-4 py-3 no-underline hover:bg-sunken sm:grid-cols-[auto_minmax(0,1fr)_auto_7.5rem]"
    >
      <span className="row-span-3 self-start sm:row-span-1">
        <Thumb {...row.thumb} />
      </span>
      <span className="grid min-w-0">
        <span className="font-semibold break-words">{row.lead}</span>
        <span className="text-sm text-muted">{row.detail}</span>
      </span>
      <span className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
        <Badge tone={row.badge.tone}>{row.badge.label}</Badge>
        {row.state && (
          <span className={row.isUrgent ? 'text-sm font-semibold text-bad' : 'text-sm text-muted'}>{row.state}</span>
        )}
      </span>
      <span className="font-semibold tabular-nums sm:text-right">{row.amount}</span>
    </Link>
  );
}
