'use client';

import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { classes } from '@/components/ui/class-names';
import { Notice } from '@/components/ui/notice';
import { Empty } from '@/components/ui/panel';
import { textLink } from '@/components/ui/text-link';
import { Thumb } from '@/components/ui/thumb';
import { ORDER_FILTERS, type OrderFilter } from '@/lib/console/constants';
import type { OrderList, OrderRow } from '@/lib/console/types';
import { sayFailure } from '../layout/failures';
import { LinkPending } from '../layout/link-pending';
import { PageTitle } from '../layout/page-title';
import { SearchBox } from '../layout/search-box';
import { ShowMore } from '../layout/show-more';
import { useOrderList } from './use-orders-query';

type Query = { filter: OrderFilter; q: string };

const LABELS: Record<OrderFilter, string> = {
  all: 'All',
  trouble: 'In trouble',
  moving: 'On their way',
  unshipped: 'Not sent yet',
  delivered: 'Delivered',
  returns: 'With a return',
  cancelled: 'Cancelled',
};

export function OrdersList({ shop, query, first }: { shop: string; query: Query; first: OrderList }) {
  const list = useOrderList(shop, query, first);
  const rows = list.data.pages.flatMap((page) => page.rows);
  const path = `/console/${shop}/orders`;
  return (
    <div className="grid gap-6">
      <PageTitle
        below="Where every order is, and what its shopper is told."
        action={
          <SearchBox
            path={path}
            value={query.q}
            keep={{ filter: query.filter }}
            label="Number, email, name or tracking number"
          />
        }
      >
        Orders
      </PageTitle>
      <nav aria-label="Which orders" className="-mx-4 overflow-x-auto px-4 lg:mx-0 lg:px-0">
        <ul className="flex min-w-max gap-1.5">
          {ORDER_FILTERS.map((filter) => (
            <li key={filter}>
              <Link
                href={`${path}?${new URLSearchParams({ filter, ...(query.q && { q: query.q }) })}`}
                scroll={false}
                aria-current={filter === query.filter ? 'page' : undefined}
                className={classes(
                  'relative block rounded-full border px-3.5 py-1.5 text-sm font-semibold no-underline',
                  filter === query.filter
                    ? 'border-lamp bg-lamp-soft text-lamp'
                    : 'border-line bg-card text-muted hover:border-edge hover:text-ink',
                )}
              >
                {LABELS[filter]}
                <LinkPending />
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {list.isError && (
        <Notice tone="bad" live>
          {sayFailure(list.error)}
        </Notice>
      )}
      <section aria-label={LABELS[query.filter]} aria-busy={list.isFetching}>
        {rows.length === 0 ? (
          <div className="rounded-card border border-dashed border-line">
            <NoOrders path={path} query={query} />
          </div>
        ) : (
          <ul className="divide-y divide-line overflow-hidden rounded-card border border-line bg-card shadow-card">
            {rows.map((row) => (
              <li key={row.id}>
                <OrderRowLink row={row} />
              </li>
            ))}
          </ul>
        )}
        <ShowMore list={list} />
      </section>
    </div>
  );
}

function NoOrders({ path, query }: { path: string; query: Query }) {
  if (query.q)
    return (
      <Empty title="Nothing found here.">
        No order answers to “{query.q}”.{' '}
        {query.filter !== 'all' && (
          <Link href={`${path}?${new URLSearchParams({ q: query.q })}`} className={textLink}>
            Look through all orders
          </Link>
        )}
      </Empty>
    );
  if (query.filter === 'trouble')
    return <Empty title="No parcel is in trouble.">Every one is moving or has arrived.</Empty>;
  if (query.filter !== 'all') return <Empty title="None of these just now." />;
  return (
    <Empty title="No orders yet.">
      Connect your shop or send orders over the API, and they appear here within seconds.
    </Empty>
  );
}

function OrderRowLink({ row }: { row: OrderRow }) {
  const [first, ...rest] = row.thumbs;
  return (
    <Link
      href={row.href}
      className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-4 gap-y-1.5 px-4 py-3 no-underline hover:bg-sunken sm:grid-cols-[auto_minmax(0,1.3fr)_minmax(0,1fr)_7.5rem]"
    >
      <span className="relative self-start">
        {first && <Thumb {...first} />}
        {rest.length > 0 && (
          <span className="absolute -right-1.5 -bottom-1.5 rounded-full border border-line bg-card px-1.5 text-xs font-semibold text-muted">
            +{rest.length}
          </span>
        )}
      </span>
      <span className="grid min-w-0">
        <span className="flex flex-wrap items-baseline gap-x-2">
          <span className="font-semibold">{row.who}</span>
          <span className="text-sm text-muted">{row.number}</span>
        </span>
        <span className="truncate text-muted">{row.goods}</span>
      </span>
      <span className="col-start-2 flex flex-wrap items-center gap-x-2.5 gap-y-1 sm:col-start-3">
        <Badge tone={row.badge.tone}>{row.badge.label}</Badge>
        <span className="text-sm text-muted">{row.state}</span>
      </span>
      <span className="col-start-2 flex items-baseline gap-3 sm:col-start-4 sm:grid sm:justify-items-end sm:gap-0">
        <span className="font-semibold tabular-nums">{row.total}</span>
        <span className="text-sm text-muted tabular-nums">{row.placed}</span>
      </span>
    </Link>
  );
}
