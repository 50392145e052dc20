'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Panel } from '@/components/ui/panel';
import { textLink } from '@/components/ui/text-link';
import type { ShipmentDetail } from '@/lib/cases/types';
import { openClaimAction } from '@/lib/claims/actions';
import { Outcome } from '../layout/outcome';
import { useAction } from '../layout/use-action';

const WORDS = {
  lost: 'It is lost: claim it',
  damaged: 'It is broken: claim it',
  late: 'It came late: claim it',
};

/** What is asked of the carrier for this parcel; where nothing is yet, one press puts the evidence together. */
export function ClaimPanel({ shop, parcel }: { shop: string; parcel: ShipmentDetail }) {
  const open = useAction(openClaimAction, { INVALID_STATE: 'There is a claim already. Load the page anew to see it.' });
  const router = useRouter();
  const { claim, mayClaim } = parcel;
  if (claim)
    return (
      <Panel id="claim" title="Claim against the courier">
        <p className="flex flex-wrap items-center justify-between gap-3">
          <Link href={claim.href} className={textLink}>
            {claim.text}
          </Link>
          <Badge tone={claim.badge.tone}>{claim.badge.label}</Badge>
        </p>
      </Panel>
    );
  if (!mayClaim || !parcel.mayWork) return null;
  return (
    <Panel id="claim" title="Claim against the courier">
      <div className="grid gap-3">
        <p className="text-sm text-muted">
          Worth, promise, every scan and what you have agreed, put together as one document to send.
        </p>
        <Button
          className="justify-self-start"
          aria-disabled={open.pending}
          onClick={() =>
            open.run({ shop, shipmentId: parcel.id, kind: mayClaim }, ({ claimId }) =>
              router.push(`/console/${shop}/claims/${claimId}`),
            )
          }
        >
          {open.pending ? 'One moment…' : WORDS[mayClaim]}
        </Button>
        <Outcome failure={open.failure} />
      </div>
    </Panel>
  );
}
