'use client';

import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { Button, buttonClasses } from '@/components/ui/button';
import { classes } from '@/components/ui/class-names';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { textLink } from '@/components/ui/text-link';
import type { ReturnDetail } from '@/lib/console/types';
import { PageTitle } from '../layout/page-title';
import { Timeline } from '../layout/timeline';
import { DisputePanel } from '../orders/dispute-panel';
import { ShopperPanel } from '../orders/shopper-panel';
import { CautionsNotice } from './cautions-notice';
import { FirstOut } from './first-out';
import { Payback } from './payback';
import { ReturnInspections } from './return-inspections';
import { ReturnLines } from './return-lines';
import { ReturnMoney } from './return-money';
import { ReturnNoteForm } from './return-note-form';
import { ReturnVerbs } from './return-verbs';
import { useReturnVerbs } from './use-return-verbs';
import { useReturn } from './use-returns-query';

/** One return on the desk: what came, what they said, what it is worth, who did what, and what may be done now. */
export function ReturnDesk({ shop, first }: { shop: string; first: ReturnDetail }) {
  const { data: detail } = useReturn(shop, first);
  const { act, isPending, verdict } = useReturnVerbs(shop, first.id);
  return (
    <div className="grid gap-6">
      <nav aria-label="Back" className="text-sm">
        <Link href={`/console/${shop}/returns?tab=${detail.place}`} className="text-muted no-underline hover:text-ink">
          ← Returns
        </Link>
      </nav>
      <div className="grid">
        <PageTitle
          below={
            <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <Badge tone={detail.badge.tone}>{detail.badge.label}</Badge>
              {detail.report && (
                <Link href={detail.report.href} className={textLink}>
                  Report {detail.report.number}
                </Link>
              )}
              <span>{detail.number}</span>
              <span>{detail.asked}</span>
              {detail.clock && <Badge tone={detail.clock.tone}>{detail.clock.text}</Badge>}
            </span>
          }
        >
          {detail.sentence}
        </PageTitle>
        <div role="status" className="*:mt-5">
          {verdict && <Notice tone={verdict.tone}>{verdict.text}</Notice>}
        </div>
        {detail.held && (
          <div className="mt-5">
            <Notice>{detail.held}. Nothing is approved or paid meanwhile.</Notice>
          </div>
        )}
        {detail.payback && (
          <div className="mt-5">
            <Payback view={detail.payback} detail={detail} act={act} isPending={isPending} />
          </div>
        )}
        <CautionsNotice detail={detail} act={act} isPending={isPending} />
        {detail.first && (
          <div className="mt-5">
            <FirstOut view={detail.first} act={act} isPending={isPending} />
          </div>
        )}
        {detail.unlabelled !== null && (
          <div className="mt-5">
            <Notice tone="warn">
              <div className="grid gap-2">
                <p>Its label was not bought, and they cannot send it yet. {detail.unlabelled}</p>
                {detail.mayDecide && (
                  <p>
                    <Button
                      aria-disabled={isPending}
                      onClick={() => !isPending && void act({ verb: 'label' }).catch(() => undefined)}
                    >
                      Buy it now
                    </Button>
                  </p>
                )}
              </div>
            </Notice>
          </div>
        )}
        {detail.question && (
          <div className="mt-5">
            <Notice tone="warn">
              <p>You asked {detail.question.since} ago, and they have not answered yet:</p>
              <p className="mt-1 font-display text-lg">“{detail.question.text}”</p>
            </Notice>
          </div>
        )}
      </div>
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid min-w-0 gap-6">
          <Panel id="goods" title={detail.report ? 'What it is about' : 'What goes back'}>
            <ReturnLines lines={detail.lines} />
          </Panel>
          {detail.inspections.length > 0 && (
            <Panel id="inside" title="What was inside">
              <ReturnInspections inspections={detail.inspections} act={act} isPending={isPending} />
            </Panel>
          )}
          <Panel id="money" title="The money, as they see it">
            <ReturnMoney detail={detail} act={act} isPending={isPending} />
          </Panel>
          <Panel id="story" title="What happened">
            <div className="grid gap-6">
              {detail.mayDecide && <ReturnNoteForm act={act} isPending={isPending} name={detail.customer.name} />}
              <Timeline entries={detail.timeline} />
            </div>
          </Panel>
        </div>
        <aside className="order-first grid gap-6 xl:sticky xl:top-8 xl:order-none">
          <ReturnVerbs detail={detail} act={act} isPending={isPending} />
          {detail.disputes.rows.length > 0 && <DisputePanel shop={shop} view={detail.disputes} />}
          <Panel id="who" title={detail.customer.name} className="hidden xl:block">
            <Who detail={detail} />
          </Panel>
          <div className="hidden xl:grid">
            <ShopperPanel shop={shop} card={detail.shopper} returnId={detail.id} at="side" />
          </div>
        </aside>
        <Panel id="who-below" title={detail.customer.name} className="xl:hidden">
          <Who detail={detail} />
        </Panel>
        <div className="xl:hidden">
          <ShopperPanel shop={shop} card={detail.shopper} returnId={detail.id} at="below" />
        </div>
      </div>
    </div>
  );
}

function Who({ detail }: { detail: ReturnDetail }) {
  const { customer, order } = detail;
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
        <span className="text-muted">{customer.history}</span>
      </p>
      <dl className="grid gap-2 border-t border-line pt-4">
        <div className="flex justify-between gap-4">
          <dt className="text-muted">Order</dt>
          <dd>
            <Link href={order.href} className={textLink}>
              {order.number}
            </Link>
          </dd>
        </div>
        {[...detail.facts, ...detail.parcel.facts].map((fact) => (
          <div key={fact.label} className="flex justify-between gap-4">
            <dt className="shrink-0 text-muted">{fact.label}</dt>
            <dd className="text-right">{fact.text}</dd>
          </div>
        ))}
      </dl>
      <a href={detail.shopperHref} target="_blank" rel="noreferrer" className={buttonClasses('plain', 'w-full')}>
        See the page they see <span aria-hidden="true">↗</span>
      </a>
    </div>
  );
}
