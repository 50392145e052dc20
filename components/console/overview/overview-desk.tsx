'use client';

import Link from 'next/link';
import { buttonClasses } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { textLink } from '@/components/ui/text-link';
import type { Overview } from '@/lib/console/types';
import { PageTitle } from '../layout/page-title';
import { Checklist } from './checklist';
import { DoorPanel } from './door-panel';
import { Figures } from './figures';
import { Needs } from './needs';
import { Pipeline } from './pipeline';
import { useOverview } from './use-overview-query';
import { Words } from './words';
import { YourPage } from './your-page';

/** The first screen: whom to help first, what today promises, whose money one holds. */
export function OverviewDesk({ shop, first }: { shop: string; first: Overview }) {
  const { data: view } = useOverview(shop, first);
  return (
    <div className="grid gap-8">
      <PageTitle>{view.title}</PageTitle>
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 gap-6">
          {view.checklist ? (
            <Checklist steps={view.checklist} />
          ) : (
            <>
              <Needs needs={view.needs} more={view.more} moreHref={view.moreHref} />
              <DoorPanel door={view.door} />
              <Pipeline places={view.pipeline} />
              <Figures figures={view.figures} />
              {view.newCodes && (
                <Notice tone="warn">
                  {view.newCodes.text}{' '}
                  <Link href={view.newCodes.href} className={textLink}>
                    What they were
                  </Link>
                </Notice>
              )}
              {view.insight && <Insight insight={view.insight} />}
            </>
          )}
        </div>
        <aside className="grid gap-6 md:grid-cols-2 xl:grid-cols-1">
          <YourPage page={view.page} />
          {view.words.length > 0 && <Words words={view.words} />}
        </aside>
      </div>
    </div>
  );
}

function Insight({ insight }: { insight: NonNullable<Overview['insight']> }) {
  return (
    <Panel className="border-lamp bg-lamp-soft">
      <div className="flex flex-wrap items-center justify-between gap-4">
        <p className="max-w-prose font-display text-xl leading-snug">{insight.sentence}</p>
        <Link href={insight.action.href} className={buttonClasses('primary')}>
          {insight.action.label}
        </Link>
      </div>
    </Panel>
  );
}
