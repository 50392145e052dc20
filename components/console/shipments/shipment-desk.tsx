'use client';

import Link from 'next/link';
import { BackLink } from '@/components/ui/back-link';
import { Badge } from '@/components/ui/badge';
import { buttonClasses } from '@/components/ui/button';
import { classes } from '@/components/ui/class-names';
import { Panel } from '@/components/ui/panel';
import { textLink } from '@/components/ui/text-link';
import { Thumb } from '@/components/ui/thumb';
import type { ShipmentDetail } from '@/lib/cases/types';
import { PageTitle } from '../layout/page-title';
import { NoteEditor } from '../orders/note-editor';
import { ReportLinks } from '../reports/report-links';
import { CarrierDoubt } from './carrier-doubt';
import { CasePanel } from './case-panel';
import { ClaimPanel } from './claim-panel';
import { DatesPanel } from './dates-panel';
import { MessagesPanel } from './messages-panel';
import { PhotosPanel } from './photos-panel';
import { RequestsPanel } from './requests-panel';
import { ScansPanel } from './scans-panel';
import { useShipment } from './use-cases-query';

/** One parcel on the desk: what is the matter, every date and scan with its source, and what is being done. */
export function ShipmentDesk({ shop, first }: { shop: string; first: ShipmentDetail }) {
  const { data: parcel } = useShipment(shop, first);
  return (
    <div className="grid gap-6">
      <div className="-mb-3">
        <BackLink href={`/console/${shop}/shipments`}>Shipments</BackLink>
      </div>
      <PageTitle
        below={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Badge tone={parcel.badge.tone}>{parcel.badge.label}</Badge>
            {parcel.state && <span>{parcel.state}</span>}
            <span>{[parcel.carrier, parcel.service].filter(Boolean).join(' · ')}</span>
          </span>
        }
      >
        {parcel.sentence}
      </PageTitle>
      {parcel.doubt && (
        <CarrierDoubt shop={shop} shipmentId={parcel.id} doubt={parcel.doubt} mayWrite={parcel.mayWork} />
      )}
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_24rem]">
        {/* On a phone what is to be done comes before the record. */}
        <div className="order-2 grid min-w-0 gap-6 xl:order-1">
          <DatesPanel dates={parcel.dates} />
          <ScansPanel scans={parcel.scans} declared={parcel.declared} followed={parcel.followed} />
          {parcel.messages.length > 0 && (
            <MessagesPanel shop={shop} messages={parcel.messages} mayReplay={parcel.mayReplay} />
          )}
        </div>
        <div className="order-1 grid min-w-0 gap-6 xl:order-2">
          {parcel.cases.map((card) => (
            <CasePanel
              key={card.id}
              shop={shop}
              card={card}
              people={parcel.people}
              dues={parcel.dues}
              mayWork={parcel.mayWork}
            />
          ))}
          <ReportLinks reports={parcel.reports} />
          <RequestsPanel shop={shop} requests={parcel.requests} mayWork={parcel.mayWork} />
          <PhotosPanel photos={parcel.photos} />
          <ClaimPanel shop={shop} parcel={parcel} />
          {!parcel.isReturn && (
            <Panel id="words" title="Beside it on their page">
              <NoteEditor
                shop={shop}
                orderId={parcel.orderId}
                shipmentId={parcel.id}
                label="Say something about this parcel"
                note={parcel.note}
                mayWrite={parcel.mayWork}
              />
            </Panel>
          )}
          <Panel id="who" title={parcel.customer.name}>
            <Whose parcel={parcel} />
          </Panel>
        </div>
      </div>
    </div>
  );
}

function Whose({ parcel }: { parcel: ShipmentDetail }) {
  const { customer, order } = parcel;
  return (
    <div className="grid gap-4 text-sm">
      <ul className="grid gap-3">
        {parcel.goods.map((line) => (
          <li key={line.key} className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-3">
            <Thumb {...line.thumb} />
            <span className="grid min-w-0">
              <span className="font-semibold">
                {line.quantity > 1 && `${line.quantity} × `}
                {line.title}
              </span>
              {line.detail && <span className="truncate text-muted">{line.detail}</span>}
            </span>
          </li>
        ))}
      </ul>
      <dl className="grid gap-1.5 border-t border-line pt-4">
        <Fact label="Order">
          <Link href={order.href} className={textLink}>
            {order.number}
          </Link>
        </Fact>
        <Fact label="Worth">{order.total}</Fact>
        <Fact label="Tracking number">
          {parcel.trackingHref ? (
            <a href={parcel.trackingHref} target="_blank" rel="noreferrer" className={classes(textLink, 'break-all')}>
              {parcel.trackingNumber} <span aria-hidden="true">↗</span>
            </a>
          ) : (
            <span className="break-all">{parcel.trackingNumber ?? 'none'}</span>
          )}
        </Fact>
        {parcel.carrier && parcel.carrierHref && (
          <Fact label="Courier">
            <Link href={parcel.carrierHref} className={textLink}>
              {parcel.carrier}
            </Link>
          </Fact>
        )}
        <Fact label="Mail">
          <a href={`mailto:${customer.email}`} className={classes(textLink, 'break-all')}>
            {customer.email}
          </a>
        </Fact>
        {customer.phone && (
          <Fact label="Phone">
            <a href={`tel:${customer.phone}`} className={textLink}>
              {customer.phone}
            </a>
          </Fact>
        )}
      </dl>
      {customer.address.length > 0 && (
        <address className="grid text-muted not-italic">
          {customer.address.map((line) => (
            <span key={line}>{line}</span>
          ))}
        </address>
      )}
      <a href={parcel.shopperHref} target="_blank" rel="noreferrer" className={buttonClasses('plain', 'w-full')}>
        See the page they see <span aria-hidden="true">↗</span>
      </a>
    </div>
  );
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="flex justify-between gap-4">
      <dt className="shrink-0 text-muted">{label}</dt>
      <dd className="min-w-0 text-right tabular-nums">{children}</dd>
    </div>
  );
}
