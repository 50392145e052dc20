import type { Metadata } from 'next';
import Link from 'next/link';
import { ClaimSteps } from '@/components/console/claims/claim-steps';
import { EvidenceView } from '@/components/console/claims/evidence-view';
import { PageTitle } from '@/components/console/layout/page-title';
import { BackLink } from '@/components/ui/back-link';
import { Badge } from '@/components/ui/badge';
import { buttonClasses } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { textLink } from '@/components/ui/text-link';
import { loadClaim } from '@/lib/claims/loaders';

export const metadata: Metadata = { title: 'Claim' };

type Props = { params: Promise<{ shop: string; id: string }> };

export default async function Page({ params }: Props) {
  const { shop, id } = await params;
  const claim = await loadClaim(shop, id);
  return (
    <div className="grid gap-6">
      <div className="-mb-3">
        <BackLink href={`/console/${shop}/claims`}>Claims</BackLink>
      </div>
      <PageTitle
        below={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Badge tone={claim.badge.tone}>{claim.badge.label}</Badge>
            <Link href={claim.shipmentHref} className={textLink}>
              The parcel
            </Link>
          </span>
        }
      >
        {claim.title}
      </PageTitle>
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="order-2 min-w-0 xl:order-1">
          <EvidenceView pack={claim.pack} photos={claim.photos} />
        </div>
        <div className="order-1 grid gap-6 xl:order-2">
          <Panel id="send" title="Send it">
            <div className="grid gap-3">
              <a href={claim.packHref} className={buttonClasses('primary')} download>
                Download the evidence (PDF)
              </a>
              {claim.mailHref && (
                <a href={claim.mailHref} className={buttonClasses('plain')}>
                  Begin the mail to them
                </a>
              )}
              {!claim.hasContract && (
                <Notice>
                  Nothing is written down about this carrier, so its limits and last days are unknown.{' '}
                  <Link href={claim.carrierHref} className={textLink}>
                    Write down what you have agreed
                  </Link>
                </Notice>
              )}
            </div>
          </Panel>
          <Panel id="state" title="What became of it">
            <div className="grid gap-4">
              <dl className="grid gap-1.5 text-sm">
                {claim.facts.map((fact) => (
                  <div key={fact.label} className="flex justify-between gap-4">
                    <dt className="shrink-0 text-muted">{fact.label}</dt>
                    <dd className={fact.isUrgent ? 'text-right font-semibold' : 'text-right break-words'}>
                      {fact.text}
                    </dd>
                  </div>
                ))}
              </dl>
              <ClaimSteps shop={shop} claim={claim} />
            </div>
          </Panel>
        </div>
      </div>
    </div>
  );
}
