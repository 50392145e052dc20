'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import { buttonClasses } from '@/components/ui/button';
import { classes } from '@/components/ui/class-names';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { textLink } from '@/components/ui/text-link';
import { Thumb } from '@/components/ui/thumb';
import type { OrderDetail } from '@/lib/console/types';
import { PageTitle } from '../layout/page-title';
import { ReportLinks } from '../reports/report-links';
import { DisputePanel } from './dispute-panel';
import { LinkPanel } from './link-panel';
import { NoteEditor } from './note-editor';
import { ParcelPanel } from './parcel-panel';
import { ShopperPanel } from './shopper-panel';
import { useOrder } from './use-orders-query';

/** One order on the desk: what it is, where its parcels are, what its shopper is told and has said. */
export function OrderDesk({ shop, first, comeBack }: { shop: string; first: OrderDetail; comeBack?: ReactNode }) {
  const { data: order } = useOrder(shop, first);
  return (
    <div className="grid gap-6">
      <nav aria-label="Back" className="text-sm">
        <Link href={`/console/${shop}/orders`} className="text-muted no-underline hover:text-ink">
          ← Orders
        </Link>
      </nav>
      <PageTitle
        below={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Badge tone={order.badge.tone}>{order.badge.label}</Badge>
            <span>{order.number}</span>
            <span>{order.placed}</span>
          </span>
        }
      >
        {order.sentence}
      </PageTitle>
      <NoteEditor
        shop={shop}
        orderId={order.id}
        label="Say something at the top of their page"
        note={order.note}
        mayWrite={order.mayWrite}
      />
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid min-w-0 gap-6">
          {order.unsent && <Notice tone="warn">{order.unsent}</Notice>}
          {order.parcels.map((parcel) => (
            <ParcelPanel key={parcel.id} shop={shop} orderId={order.id} parcel={parcel} mayWrite={order.mayWrite} />
          ))}
          <Panel id="lines" title="What was bought">
            <Lines order={order} />
          </Panel>
          {comeBack}
          <Panel id="mails" title="Mails to them">
            <Mails mails={order.mails} />
          </Panel>
        </div>
        <aside className="grid gap-6 xl:sticky xl:top-8">
          <Panel id="who" title={order.customer.name}>
            <Who order={order} />
          </Panel>
          <ShopperPanel shop={shop} card={order.shopper} />
          <LinkPanel id="returns" title={(count) => (count === 1 ? 'A return' : 'Returns')} rows={order.returns} />
          <ReportLinks reports={order.reports} />
          {(order.disputes.rows.length > 0 || order.disputes.mayWrite) && (
            <DisputePanel shop={shop} view={order.disputes} />
          )}
          {order.words.length > 0 && (
            <Panel id="words" title="What they told you">
              <ul className="grid gap-4">
                {order.words.map((word) => (
                  <li key={word.id} className="grid gap-1">
                    <blockquote
                      className={classes(
                        'border-l-2 pl-3 font-display leading-snug',
                        word.tone === 'problem' ? 'border-bad' : 'border-good',
                      )}
                    >
                      {word.text}
                    </blockquote>
                    <span className="pl-3.5 text-sm text-muted">{word.when}</span>
                  </li>
                ))}
              </ul>
            </Panel>
          )}
        </aside>
      </div>
    </div>
  );
}

function Lines({ order }: { order: OrderDetail }) {
  return (
    <div className="grid gap-4">
      <ul className="grid divide-y divide-line">
        {order.lines.map((line) => (
          <li key={line.id} className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-4 py-3 first:pt-0">
            <Thumb {...line.thumb} size="medium" />
            <span className="grid min-w-0">
              <span className="font-semibold">
                {line.quantity > 1 && `${line.quantity} × `}
                {line.title}
              </span>
              {line.detail && <span className="truncate text-sm text-muted">{line.detail}</span>}
              {line.marks.length > 0 && <span className="text-sm text-warn">{line.marks.join(' · ')}</span>}
            </span>
            <span className="font-medium tabular-nums">{line.total}</span>
          </li>
        ))}
      </ul>
      <dl className="grid gap-1.5 border-t border-line pt-4">
        {order.sums.map((sum) => (
          <div
            key={sum.label}
            className={classes('flex justify-between gap-4', sum.strong ? 'font-semibold' : 'text-muted')}
          >
            <dt>{sum.label}</dt>
            <dd className="tabular-nums">{sum.text}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function Mails({ mails }: { mails: OrderDetail['mails'] }) {
  if (mails.length === 0) return <p className="text-muted">No mail has gone out for this order.</p>;
  return (
    <ul className="grid divide-y divide-line">
      {mails.map((mail) => (
        <li key={mail.id} className="py-1 first:pt-0 last:pb-0">
          <Link
            href={mail.href}
            className="-mx-2 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 rounded-control px-2 py-2 no-underline hover:bg-sunken"
          >
            <span className="grid min-w-0">
              <span className="font-medium">{mail.text}</span>
              <span className="text-sm break-words text-muted">{mail.detail}</span>
            </span>
            <span className="flex items-center gap-3">
              <Badge tone={mail.badge.tone}>{mail.badge.label}</Badge>
              <span className="text-sm text-muted tabular-nums">{mail.when}</span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Who({ order }: { order: OrderDetail }) {
  const { customer } = order;
  return (
    <div className="grid gap-4 text-sm">
      <p className="grid gap-0.5">
        <a href={`mailto:${customer.email}`} className={classes(textLink, 'break-words')}>
          {customer.email}
        </a>
        {customer.phone && (
          <a href={`tel:${customer.phone}`} className={textLink}>
            {customer.phone}
          </a>
        )}
        <span className="text-muted">{[customer.history, customer.language].filter(Boolean).join(' · ')}</span>
      </p>
      {customer.address.length > 0 && (
        <address className="grid text-muted not-italic">
          {customer.address.map((line) => (
            <span key={line}>{line}</span>
          ))}
        </address>
      )}
      <dl className="grid gap-2 border-t border-line pt-4">
        {order.facts.map((fact) => (
          <div key={fact.label} className="flex justify-between gap-4">
            <dt className="shrink-0 text-muted">{fact.label}</dt>
            <dd className="min-w-0 text-right break-words">{fact.text}</dd>
          </div>
        ))}
      </dl>
      <a href={order.shopperHref} target="_blank" rel="noreferrer" className={buttonClasses('plain', 'w-full')}>
        See the page they see <span aria-hidden="true">↗</span>
      </a>
    </div>
  );
}
