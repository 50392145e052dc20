'use client';

import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { buttonClasses } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Empty } from '@/components/ui/panel';
import { textLink } from '@/components/ui/text-link';
import { Thumb } from '@/components/ui/thumb';
import type { ParcelList, ParcelRow } from '@/lib/cases/types';
import { sayFailure } from '../layout/failures';
import { PageTitle } from '../layout/page-title';
import { SearchBox } from '../layout/search-box';
import { ShowMore } from '../layout/show-more';
import { ParcelFilters } from './parcel-filters';
import { ShipmentTabs } from './shipment-tabs';
import { type ParcelSearch, parcelSearchOf, useParcelList } from './use-parcels-query';

/** Every parcel of the shop, the newest first. */
export function ParcelListDesk({ shop, query, first }: { shop: string; query: ParcelSearch; first: ParcelList }) {
  const list = useParcelList(shop, query, first);
  const rows = list.data.pages.flatMap((page) => page.rows);
  const path = `/console/${shop}/shipments/all`;
  const { q, ...rest } = query;
  return (
    <div className="grid gap-6">
      <ShipmentTabs shop={shop} here="all" />
      <PageTitle
        below="The newest first, going out and coming back."
        action={
          <SearchBox
            path={path}
            value={q}
            keep={parcelSearchOf({ ...rest, q: '' })}
            label="Tracking number, order, name or email"
          />
        }
      >
        All parcels
      </PageTitle>
      <ParcelFilters path={path} query={query} list={list.data.pages[0] ?? first} />
      {list.isError && (
        <Notice tone="bad" live>
          {sayFailure(list.error)}
        </Notice>
      )}
      <section aria-label="Parcels" aria-busy={list.isFetching} className="grid gap-3">
        {rows.length === 0 ? (
          <div className="rounded-card border border-dashed border-line">
            <NoParcels shop={shop} path={path} query={query} />
          </div>
        ) : (
          <>
            <ul className="divide-y divide-line overflow-hidden rounded-card border border-line bg-card shadow-card">
              {rows.map((row) => (
                <li key={row.id}>
                  <ParcelRowLink row={row} />
                </li>
              ))}
            </ul>
            <p className="flex justify-end">
              <a
                href={`/api/console/${shop}/shipments/export?${new URLSearchParams(parcelSearchOf(query))}`}
                download
                className={buttonClasses('quiet')}
              >
                Save these as CSV
              </a>
            </p>
          </>
        )}
        <ShowMore list={list} />
      </section>
    </div>
  );
}

function ParcelRowLink({ row }: { row: ParcelRow }) {
  return (
    <Link
      href={row.href}
      className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-4 gap-y-1.5 px-4 py-3 no-underline hover:bg-sunken sm:grid-cols-[auto_minmax(0,1.4fr)_minmax(0,1fr)_5.5rem]"
    >
      <span className="self-start sm:self-center">
        <Thumb {...row.thumb} />
      </span>
      <span className="grid min-w-0">
        <span className="font-semibold break-words">
          {row.isReturn && (
            <span className="mr-1.5 text-muted" aria-hidden="true">
              ↩
            </span>
          )}
          {row.lead}
          {row.isReturn && <span className="sr-only"> (on its way back)</span>}
        </span>
        <span className="text-sm break-words text-muted tabular-nums">
          {row.detail} · {row.number ?? <span className="italic">no tracking number</span>}
        </span>
      </span>
      <span className="col-start-2 grid justify-items-start gap-1 sm:col-start-3">
        <span className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <Badge tone={row.badge.tone}>{row.badge.label}</Badge>
          <span className="text-sm text-muted">{row.state}</span>
        </span>
        {row.need && <span className="text-sm font-semibold text-warn">Needs a person: {row.need}</span>}
      </span>
      <span className="col-start-2 text-sm text-muted tabular-nums sm:col-start-4 sm:text-right">
        <span className="sm:sr-only">Made </span>
        {row.made}
      </span>
    </Link>
  );
}

function NoParcels({ shop, path, query }: { shop: string; path: string; query: ParcelSearch }) {
  const { q, view, ...narrow } = query;
  const isNarrowed = Object.values(narrow).some(Boolean);
  if (q)
    return (
      <Empty title="Nothing found here.">
        No parcel{view !== 'all' || isNarrowed ? ' among these' : ''} answers to “{q}”.{' '}
        <Link
          href={
            view !== 'all' || isNarrowed
              ? `${path}?${new URLSearchParams({ q })}`
              : `/console/${shop}/orders?${new URLSearchParams({ q })}`
          }
          className={textLink}
        >
          {view !== 'all' || isNarrowed ? 'Look through all parcels' : 'Look through all orders'}
        </Link>
      </Empty>
    );
  if (isNarrowed)
    return (
      <Empty title="None of these.">
        <Link href={path} className={textLink}>
          See all parcels
        </Link>
      </Empty>
    );
  switch (view) {
    case 'needs':
      return <Empty title="Nobody is waiting on you.">Every parcel moves or has arrived.</Empty>;
    case 'late':
      return <Empty title="Nothing is late.">Every parcel is within the day that was promised.</Empty>;
    case 'stalled':
      return <Empty title="Nothing has gone quiet.">Every parcel on its way was scanned of late.</Empty>;
    case 'unscanned':
      return <Empty title="Every parcel has been scanned." />;
    case 'all':
      return (
        <Empty title="No parcels yet.">
          As soon as your shop or your warehouse tells of one, it stands here.{' '}
          <Link href={`/console/${shop}/connections`} className={textLink}>
            What is connected
          </Link>
        </Empty>
      );
  }
}
