'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { TextInput } from '@/components/ui/field';
import type { ConnectionView } from '@/lib/connections/types';
import { routeRequestsAction } from '@/lib/delivery/actions';
import { Outcome } from '../layout/outcome';
import { useAction } from '../layout/use-action';

/** Where a courier of one's own takes what shoppers ask about a delivery, and for which couriers. */
export function RequestsForm({
  shop,
  connection,
  onKept,
}: {
  shop: string;
  connection: ConnectionView;
  onKept: () => void;
}) {
  const route = useAction(routeRequestsAction);
  const [said, setSaid] = useState<string | null>(null);
  const { id, requests } = connection;
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        const given = new FormData(event.currentTarget);
        const text = (name: string) => String(given.get(name) ?? '').trim();
        setSaid(null);
        route.run({ shop, connectionId: id, url: text('url'), carriers: text('carriers') }, () => {
          setSaid(text('carriers') ? 'Kept. From now on they are asked here.' : 'Kept. Nobody is asked here.');
          onKept();
        });
      }}
    >
      <TextInput
        id={`requests-url-${id}`}
        name="url"
        type="url"
        label="Their address"
        hint="Each request is posted there, signed with this connection’s secret (Standard Webhooks)."
        defaultValue={requests?.url ?? ''}
        error={route.failure?.fields.url}
        maxLength={2048}
        autoComplete="off"
      />
      <TextInput
        id={`requests-carriers-${id}`}
        name="carriers"
        label="For parcels of"
        hint="Couriers as shipments name them, such as own_courier; several with commas. Empty: nobody’s."
        defaultValue={requests?.carriers.join(', ') ?? ''}
        error={route.failure?.fields.carriers}
        maxLength={500}
        autoComplete="off"
      />
      <p>
        <Button type="submit" kind="primary" aria-disabled={route.pending}>
          {route.pending ? 'One moment …' : 'Keep'}
        </Button>
      </p>
      <Outcome failure={route.failure} success={said} />
    </form>
  );
}
