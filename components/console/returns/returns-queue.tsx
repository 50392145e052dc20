'use client';

import Link from 'next/link';
import { useState } from 'react';
import { buttonClasses } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Empty } from '@/components/ui/panel';
import { textLink } from '@/components/ui/text-link';
import { BULK_RETURNS, type ReturnTab } from '@/lib/console/constants';
import { sayCount } from '@/lib/console/rules/say-things';
import type { ReturnList } from '@/lib/console/types';
import { sayFailure } from '../layout/failures';
import { PageTitle } from '../layout/page-title';
import { SearchBox } from '../layout/search-box';
import { ShowMore } from '../layout/show-more';
import { BulkBar, VERBS_OF } from './bulk-bar';
import { QueueTabs } from './queue-tabs';
import { ReturnRowLink } from './return-row';
import { useReturnList } from './use-returns-query';
import { WithdrawalList } from './withdrawal-list';

type Query = { tab: ReturnTab; q: string };

const EMPTY: Record<ReturnTab, [title: string, text: string]> = {
  waiting: ['Nobody is waiting on you.', 'New requests that need a decision appear here by themselves.'],
  travelling: ['Nothing is on its way.', 'Approved returns wait here until the courier brings them.'],
  arrived: ['Nothing to unpack.', 'What the courier has delivered appears here, ready to be checked in.'],
  refund: ['You owe nobody anything.', 'What has been checked in and not yet been paid appears here.'],
  asked: ['Nobody owes you an answer.', 'What you asked shoppers waits here until they have answered.'],
  held: ['Nothing lies aside.', 'What you put on hold waits here until you take it up again.'],
  overdue: ['Nothing is overdue.', 'A parcel that a courier has had for more than two weeks appears here.'],
  failed: ['Every payment went through.', 'A payment that did not appears here, to be looked at and paid again.'],
  transfer: ['Nothing to transfer.', 'What is owed for orders that no card paid appears here: send it from your bank.'],
  unlabelled: ['Every label is there.', 'A return whose label could not be bought appears here.'],
  law: ['No clock is running.', 'Withdrawals whose refund has a last day by law appear here.'],
  done: ['Nothing is settled yet.', 'Paid, rejected and cancelled returns end up here.'],
  all: ['No returns yet.', 'The first one appears here the moment a shopper asks.'],
};

export function ReturnsQueue({ shop, query, first }: { shop: string; query: Query; first: ReturnList }) {
  const [picked, setPicked] = useState<readonly string[]>([]);
  const list = useReturnList(shop, query, first);
  const rows = list.data.pages.flatMap((page) => page.rows);
  const tabs = list.data.pages[0]?.tabs ?? first.tabs;
  const { declarations, mayDecide } = list.data.pages[0] ?? first;
  const path = `/console/${shop}/returns`;
  const [title, text] = EMPTY[query.tab];
  const mayChoose = mayDecide && VERBS_OF[query.tab] !== undefined;
  // What was chosen and is gone from the tab is no longer chosen.
  const chosen = rows.filter(({ id }) => picked.includes(id)).map(({ id, number }) => ({ id, number }));
  const toggle = (id: string) => setPicked(picked.includes(id) ? picked.filter((one) => one !== id) : [...picked, id]);
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
      <QueueTabs path={path} tabs={tabs} query={query} />
      <div className="flex flex-wrap items-center justify-between gap-3">
        {mayChoose && rows.length > 0 ? (
          <label className="flex items-center gap-2.5 pl-4 text-sm font-semibold">
            <input
              type="checkbox"
              className="size-5 accent-lamp"
              checked={chosen.length === rows.length}
              onChange={(event) =>
                setPicked(event.target.checked ? rows.slice(0, BULK_RETURNS).map(({ id }) => id) : [])
              }
            />
            All shown
          </label>
        ) : (
          <span />
        )}
        <p className="flex flex-wrap gap-2">
          {/* A document of its own: only its headers let a page look through the camera. */}
          <a href={`${path}/scan`} className={buttonClasses('plain')}>
            Check in by scanning
          </a>
          <a href={`/api/console/${shop}/returns/export?tab=${query.tab}`} download className={buttonClasses('quiet')}>
            Save as CSV
          </a>
        </p>
      </div>
      {list.isError && (
        <Notice tone="bad" live>
          {sayFailure(list.error)}
        </Notice>
      )}
      {declarations.length > 0 && <WithdrawalList shop={shop} rows={declarations} mayDecide={mayDecide} />}
      <section aria-label={tabs.find((tab) => tab.tab === query.tab)?.label} aria-busy={list.isFetching}>
        {rows.length === 0 && declarations.length > 0 ? null : rows.length === 0 ? (
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
              <li key={row.id} className={mayChoose ? 'grid grid-cols-[auto_minmax(0,1fr)] items-center' : undefined}>
                {mayChoose && (
                  <label className="grid h-full place-items-center pr-1 pl-4">
                    <span className="sr-only">{`Choose ${row.number}, ${row.who}`}</span>
                    <input
                      type="checkbox"
                      className="size-5 accent-lamp"
                      checked={picked.includes(row.id)}
                      onChange={() => toggle(row.id)}
                    />
                  </label>
                )}
                <ReturnRowLink row={row} showsBadge={['all', 'done', 'law', 'unlabelled'].includes(query.tab)} />
              </li>
            ))}
          </ul>
        )}
        <ShowMore list={list} />
      </section>
      {mayChoose && (
        <BulkBar key={query.tab} shop={shop} tab={query.tab} chosen={chosen} onClear={() => setPicked([])} />
      )}
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
