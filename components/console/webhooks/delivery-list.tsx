'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Empty, Panel } from '@/components/ui/panel';
import { redeliverAction } from '@/lib/webhooks/actions';
import type { DeliveryView } from '@/lib/webhooks/types';
import { Outcome } from '../layout/outcome';
import { useAction } from '../layout/use-action';

const LOOK_AGAIN_MS = 3_000;

/** What an endpoint was sent last, and how it went; looked at again while something is on its way. */
export function DeliveryList({
  shop,
  endpointId,
  deliveries,
  mayWrite,
}: {
  shop: string;
  endpointId: string;
  deliveries: DeliveryView[];
  mayWrite: boolean;
}) {
  const router = useRouter();
  const again = useAction(redeliverAction, { disabled: 'It is switched off. Switch it on first.' });
  const [said, setSaid] = useState<string | null>(null);
  const isMoving = deliveries.some((one) => one.isMoving);
  useEffect(() => {
    if (!isMoving) return;
    const timer = setInterval(() => router.refresh(), LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [isMoving, router]);
  return (
    <div className="grid gap-4">
      <Outcome failure={again.failure} success={said} />
      <Panel className="p-0!">
        {deliveries.length === 0 ? (
          <Empty title="Nothing has been sent yet">As soon as something happens, it shows here.</Empty>
        ) : (
          <ul className="divide-y divide-line">
            {deliveries.map((delivery) => (
              <li
                key={delivery.id}
                className="grid gap-x-4 gap-y-1 px-5 py-3.5 sm:grid-cols-[11rem_minmax(0,1fr)_auto] sm:items-baseline"
              >
                <code className="font-mono text-sm font-semibold">{delivery.type}</code>
                <span className="min-w-0 text-sm">
                  {delivery.text}
                  {delivery.response && (
                    <span className="mt-1 block max-h-24 overflow-y-auto whitespace-pre-wrap break-words rounded-control bg-sunken px-3 py-2 font-mono text-xs text-muted">
                      {delivery.response}
                    </span>
                  )}
                </span>
                <span className="flex flex-wrap items-center gap-3 text-sm text-muted sm:justify-end">
                  <time dateTime={delivery.at}>{delivery.stamp}</time>
                  <Badge tone={delivery.badge.tone}>{delivery.badge.label}</Badge>
                  {mayWrite && (
                    <Button
                      kind="quiet"
                      aria-disabled={again.pending}
                      aria-label={`Send ${delivery.type} of ${delivery.stamp} again`}
                      onClick={() =>
                        again.run({ shop, id: endpointId, deliveryId: delivery.id }, () =>
                          setSaid('It is on its way once more, with the same words.'),
                        )
                      }
                    >
                      Send again
                    </Button>
                  )}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Panel>
    </div>
  );
}
