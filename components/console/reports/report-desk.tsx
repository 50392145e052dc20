import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { textLink } from '@/components/ui/text-link';
import { Thumb } from '@/components/ui/thumb';
import type { ReportDesk } from '@/lib/reports/rules/report-desk';
import { PageTitle } from '../layout/page-title';
import { Timeline } from '../layout/timeline';
import { ReportClaim } from './report-claim';
import { ReportVerbs } from './report-verbs';

/** One report: what was said, what the courier says, who says it, and the ways to put it right beside each other. */
export function ReportDeskView({ shop, desk }: { shop: string; desk: ReportDesk }) {
  return (
    <>
      <PageTitle
        below={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Badge tone={desk.badge.tone}>{desk.badge.label}</Badge>
            <span className="text-muted">{desk.number}</span>
            <Link href={desk.order.href} className={textLink}>
              Order {desk.order.number}
            </Link>
            <Link href={desk.parcelHref} className={textLink}>
              The parcel
            </Link>
            <a href={desk.shopperHref} className={textLink} target="_blank" rel="noreferrer">
              What they see
            </a>
          </span>
        }
      >
        {desk.title}
      </PageTitle>
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="grid min-w-0 gap-6">
          <Panel id="told" title="What they told you">
            <div className="grid gap-5">
              {desk.words && (
                <blockquote className="border-l-2 border-edge pl-4 text-lg whitespace-pre-line">
                  {desk.words}
                </blockquote>
              )}
              <ul className="grid gap-3">
                {desk.lines.map((line) => (
                  <li key={line.id} className="flex items-center gap-3">
                    <Thumb {...line.thumb} />
                    <span>
                      <span className="font-medium">{line.title}</span>
                      <span className="block text-sm text-muted">
                        {[line.detail, line.quantity > 1 ? `${line.quantity} pieces` : null]
                          .filter(Boolean)
                          .join(' · ')}
                      </span>
                    </span>
                  </li>
                ))}
              </ul>
              <FactRows facts={desk.facts} />
              {desk.photos.length > 0 && (
                <ul className="flex flex-wrap gap-3" aria-label="Photos">
                  {desk.photos.map((photo, index) => (
                    <li key={photo.id}>
                      <a href={photo.url} target="_blank" rel="noreferrer">
                        <img
                          src={photo.url}
                          alt={`Sent by the shopper, ${index + 1} of ${desk.photos.length}`}
                          className="size-32 rounded-control border border-line object-cover"
                        />
                      </a>
                    </li>
                  ))}
                </ul>
              )}
            </div>
          </Panel>
          {desk.proof.length > 0 && (
            <Panel id="proof" title="What the courier says">
              <div className="grid gap-4">
                <FactRows facts={desk.proof} />
                {desk.proofPhoto && (
                  <a href={desk.proofPhoto} target="_blank" rel="noreferrer">
                    <img
                      src={desk.proofPhoto}
                      alt="Taken by the courier at delivery"
                      className="max-h-80 rounded-control border border-line bg-ground object-contain"
                    />
                  </a>
                )}
              </div>
            </Panel>
          )}
          <Panel id="history" title="What happened so far">
            <Timeline entries={desk.events} />
          </Panel>
        </div>
        <div className="grid gap-6">
          {(desk.settled || desk.verbs.accept) && (
            <Panel id="decide" title={desk.settled ? 'What came of it' : 'What is done about it?'}>
              {desk.settled ? (
                <p className="grid gap-2">
                  <span>{desk.settled.text}</span>
                  {desk.settled.href && (
                    <Link href={desk.settled.href} className={textLink}>
                      The booking, line by line
                    </Link>
                  )}
                </p>
              ) : (
                <div className="grid gap-4">
                  {desk.due && <p className="text-sm text-muted">{desk.due}.</p>}
                  <ReportVerbs shop={shop} desk={desk} />
                </div>
              )}
            </Panel>
          )}
          <Panel id="who" title={desk.customer.name}>
            <div className="grid gap-4">
              <p className="text-sm break-words text-muted">
                {[desk.customer.email, desk.customer.phone].filter(Boolean).join(' · ')}
              </p>
              <FactRows facts={desk.history.facts} />
              {desk.history.flags.map((flag) => (
                <Notice key={flag} tone="bad">
                  Noted: {flag}
                </Notice>
              ))}
            </div>
          </Panel>
          <ReportClaim shop={shop} desk={desk} />
        </div>
      </div>
    </>
  );
}

function FactRows({ facts }: { facts: { label: string; value: string }[] }) {
  return (
    <dl className="grid gap-1.5">
      {facts.map((fact) => (
        <div key={fact.label} className="flex flex-wrap justify-between gap-x-6">
          <dt className="text-muted">{fact.label}</dt>
          <dd className="text-right break-words">{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
