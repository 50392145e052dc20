'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Panel } from '@/components/ui/panel';
import { textLink } from '@/components/ui/text-link';
import { openClaimAction } from '@/lib/claims/actions';
import type { ReportDesk } from '@/lib/reports/rules/report-desk';
import { Outcome } from '../layout/outcome';
import { useAction } from '../layout/use-action';

/** What the carrier answers for: one press puts the evidence together, the shopper's photos with it. */
export function ReportClaim({ shop, desk }: { shop: string; desk: ReportDesk }) {
  const router = useRouter();
  const open = useAction(openClaimAction, { INVALID_STATE: 'There is a claim already. Load the page anew to see it.' });
  const { claim, madeClaim } = desk;
  if (!claim && !madeClaim) return null;
  return (
    <Panel id="claim" title="Claim against the courier">
      {madeClaim ? (
        <p className="flex flex-wrap items-center justify-between gap-3">
          <Link href={madeClaim.href} className={textLink}>
            {madeClaim.text}
          </Link>
          <Badge tone={madeClaim.badge.tone}>{madeClaim.badge.label}</Badge>
        </p>
      ) : (
        claim && (
          <div className="grid gap-3">
            <p className="text-sm text-muted">
              Worth, promise, every scan, their photos and what you have agreed, as one document to send.
            </p>
            <Button
              className="justify-self-start"
              aria-disabled={open.pending}
              onClick={() =>
                open.run({ shop, ...claim }, ({ claimId }) => router.push(`/console/${shop}/claims/${claimId}`))
              }
            >
              {open.pending ? 'One moment…' : 'Claim it from the courier'}
            </Button>
            <Outcome failure={open.failure} />
          </div>
        )
      )}
    </Panel>
  );
}
