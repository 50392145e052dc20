'use client';

import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { classes } from '@/components/ui/class-names';
import { Notice } from '@/components/ui/notice';
import { Empty } from '@/components/ui/panel';
import { textLink } from '@/components/ui/text-link';
import type { ReturnTab } from '@/lib/console/constants';
import { sayCount } from '@/lib/console/rules/say-things';
import type { ReturnList, TabCount } from '@/lib/console/types';
import { sayFailure } from '../layout/failures';
import { LinkPending } from '../layout/link-pending';
import { PageTitle } from '../layout/page-title';
import { SearchBox } from '../layout/search-box';
import { ReturnRowLink } from './return-row';
import { useReturnList } from './use-returns-query';

type Query = { tab: ReturnTab; q: string };

const EMPTY: Record<ReturnTab, [title: string, text: string]> = {
  waiting: ['Nobody is waiting on you.', 'New requests that need a decision appear here by themselves.'],
  travelling: ['Nothing is on its way.', 'Approved returns wait here until the courier brings them.'],
  arrived: ['Nothing to unpack.', 'What the courier has delivered appears here, ready to be checked in.'],
  refund: ['You owe nobody anything.', 'What has been checked in and not yet been paid appears here.'],
  done: ['Nothing is settled yet.', 'Paid, rejected and cancelled returns end up here.'],
  all: ['No returns yet.', 'The first one appears here the moment a shopper asks.'],
};

export function ReturnsQueue({ shop, query, first }: { shop: string; query: Query; first: ReturnList }) {
  const list = useReturnList(shop, query, first);
  const rows = list.data.pages.flatMap((page) => page.rows);
  const tabs = list.data.pages[0]?.tabs ?? first.tabs;
  const path = `/console/${shop}/returns`;
  const [title, text] = EMPTY[query.tab];
  const waiting = tabs.find((tab) => tab.tab === 'waiting')?.count ?? 0;
  return (
    <div className="grid gap-6">
      <PageTitle
        below="Money stays with you until something is done about it: oldest first."
        action={
          <SearchBox
            path={path}
            value={query.q}
            keep={{ tab: query.tab }}
            label="Number, order, email, name or product"
          />
        }
      >
        {sayTitle(waiting)}
      </PageTitle>
      <Tabs path={path} tabs={tabs} query={query} />
      {list.isError && (
        <Notice tone="bad" live>
          {sayFailure(list.error)}
        </Notice>
      )}
      <section aria-label={tabs.find((tab) => tab.tab === query.tab)?.label} aria-busy={list.isFetching}>
        {rows.length === 0 ? (
          <div className="rounded-card border border-dashed border-line">
            {query.q ? (
              <Empty title="Nothing found here.">
                Nothing in this tab answers to “{query.q}”.{' '}
                {query.tab !== 'all' && (
                  <Link href={`${path}?${new URLSearchParams({ tab: 'all', q: query.q })}`} className={textLink}>
                    Look through all returns
                  </Link>
                )}
              </Empty>
            ) : (
              <Empty title={title}>{text}</Empty>
            )}
          </div>
        ) : (
          <ul className="divide-y divide-line overflow-hidden rounded-card border border-line bg-card shadow-card">
            {rows.map((row) => (
              <li key={row.id}>
                <ReturnRowLink row={row} showsBadge={query.tab === 'all' || query.tab === 'done'} />
              </li>
            ))}
          </ul>
        )}
        {list.hasNextPage && (
          <p className="pt-4 text-center">
            <Button onClick={() => list.fetchNextPage()} aria-disabled={list.isFetchingNextPage}>
              {list.isFetchingNextPage ? 'Fetching…' : 'Show more'}
            </Button>
          </p>
        )}
      </section>
      <p role="status" className="sr-only">
        {`${tabs.map((tab) => (tab.count === null ? '' : `${tab.label}: ${tab.count}.`)).join(' ')}`}
      </p>
    </div>
  );
}

function sayTitle(waiting: number): string {
  if (waiting === 0) return 'No return is waiting for your answer.';
  return waiting === 1 ? 'One return waits for your answer.' : `${sayCount(waiting)} returns wait for your answer.`;
}

function Tabs({ path, tabs, query }: { path: string; tabs: TabCount[]; query: Query }) {
  return (
    <nav aria-label="What is to be done" className="-mx-4 overflow-x-auto px-4 lg:mx-0 lg:px-0">
      <ul className="flex min-w-max gap-2 lg:min-w-0">
        {tabs.map(({ tab, label, count, money, oldest }) => {
          const isHere = tab === query.tab;
          const search = new URLSearchParams({ tab, ...(query.q && { q: query.q }) });
          return (
            <li key={tab} className={count === null ? 'shrink-0' : 'min-w-36 flex-1'}>
              <Link
                href={`${path}?${search}`}
                scroll={false}
                aria-current={isHere ? 'page' : undefined}
                className={classes(
                  'relative grid h-full content-start gap-0.5 rounded-control border px-3.5 py-2.5 no-underline transition',
                  isHere ? 'border-lamp bg-lamp-soft' : 'border-line bg-card hover:border-edge',
                )}
              >
                <span className={classes('text-sm font-semibold', isHere ? 'text-lamp' : 'text-ink')}>{label}</span>
                {count !== null && (
                  <>
                    <span className="font-display text-2xl leading-tight tabular-nums">{count}</span>
                    <span className="text-xs text-muted tabular-nums">
                      {count === 0 ? 'nothing' : (money ?? 'no money')}
                    </span>
                    {oldest && <span className="text-xs text-muted tabular-nums">oldest {oldest}</span>}
                  </>
                )}
                <LinkPending />
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
