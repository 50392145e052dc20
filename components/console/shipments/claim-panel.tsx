'use client';

import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { Panel } from '@/components/ui/panel';
import { textLink } from '@/components/ui/text-link';
import type { ShipmentDetail } from '@/lib/cases/types';

/** What is asked of the carrier for this parcel. */
export function ClaimPanel({ parcel }: { shop: string; parcel: ShipmentDetail }) {
  if (!parcel.claim) return null;
  return (
    <Panel id="claim" title="Claim against the courier">
      <p className="flex flex-wrap items-center justify-between gap-3">
        <Link href={parcel.claim.href} className={textLink}>
          {parcel.claim.text}
        </Link>
        <Badge tone={parcel.claim.badge.tone}>{parcel.claim.badge.label}</Badge>
      </p>
    </Panel>
  );
}
