'use client';

import { useQueryClient } from '@tanstack/react-query';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { chooseCarrierAction } from '@/lib/tracking/actions';
import type { DoubtView } from '@/lib/tracking/rules/carrier-doubt';
import { Outcome } from '../layout/outcome';
import { useAction } from '../layout/use-action';

/** Whose the parcel is, asked of a person: one press settles it. */
export function CarrierDoubt({
  shop,
  shipmentId,
  doubt,
  mayWrite,
}: {
  shop: string;
  shipmentId: string;
  doubt: DoubtView;
  mayWrite: boolean;
}) {
  const client = useQueryClient();
  const { run, pending, failure } = useAction(chooseCarrierAction);
  const choose = (carrier: string) =>
    run({ shop, shipmentId, carrier }, () => void client.invalidateQueries({ queryKey: [shop] }));
  return (
    <Notice tone="warn">
      <div className="grid gap-3">
        <p>
          <strong className="block">{doubt.title}</strong>
          {doubt.text}
        </p>
        {mayWrite && (
          <p className="flex flex-wrap gap-2">
            {doubt.choices.map(({ carrier, label }) => (
              <Button key={carrier} aria-disabled={pending} onClick={() => choose(carrier)}>
                {label}
              </Button>
            ))}
          </p>
        )}
        <Outcome failure={failure} success={null} />
      </div>
    </Notice>
  );
}
