import type { Source } from '@/lib/carriers/types';
import { createConnection } from '@/lib/connections/mutations/create-connection';
import { noteConnection } from '@/lib/connections/mutations/note-connection';
import { receiveDeliveries } from '@/lib/connections/mutations/receive-deliveries';
import type { Ctx } from '@/lib/core/context';
import type { DemoShop } from '../pictures/catalog-types';
import { seeded } from '../pictures/random';
import { trackingNumberOf } from './tracking-numbers';

/** What a provider sent, so many hours ago. */
type Sent = { hours: number; body: (at: Date) => unknown };
type Provider = { source: Source; name: string; sent: Sent[] };

const numberFor = (carrier: string, key: string) => trackingNumberOf(carrier, seeded(`parked ${key}`));

/** A second provider of each shop, with messages that wait for something or that nobody can read. */
const PROVIDERS: Record<DemoShop, Provider> = {
  ahlbeck: {
    source: 'aftership',
    name: 'AfterShip (Altbestand)',
    sent: [
      { hours: 52, body: (at) => aftership(numberFor('dhl_de', 'ahlbeck 1'), at) },
      { hours: 7, body: (at) => aftership(numberFor('dhl_de', 'ahlbeck 2'), at) },
      {
        hours: 30,
        body: () => ({ meta: { code: 4004, type: 'NotFound', message: 'Tracking does not exist.' }, data: {} }),
      },
    ],
  },
  duskhound: {
    source: 'easypost',
    name: 'EasyPost',
    sent: [
      { hours: 26, body: (at) => easypost(numberFor('usps', 'duskhound 1'), at) },
      { hours: 5, body: (at) => easypost(numberFor('usps', 'duskhound 2'), at) },
    ],
  },
  asagiri: {
    source: 'generic',
    name: '直販店の配達員',
    sent: [
      {
        hours: 20,
        body: (at) => ({
          shipment_external_id: 'AG-3094-1',
          events: [{ occurred_at: at.toISOString(), status: 'in_transit', sub_status: 'picked_up' }],
        }),
      },
      {
        hours: 3,
        body: (at) => ({
          shipment_external_id: 'AG-3095-1',
          events: [{ occurred_at: at.toISOString(), status: '配達中' }],
        }),
      },
    ],
  },
};

/** Sets up the shop's second connection and lets it receive what was sent. */
export async function tellInbox(ctx: Ctx, shop: DemoShop): Promise<void> {
  const { source, name, sent } = PROVIDERS[shop];
  const { id: connectionId } = await createConnection(ctx, { source, name });
  for (const [index, { hours, body }] of sent.entries()) {
    const now = new Date(ctx.now.getTime() - hours * 3_600_000);
    const at: Ctx = { ...ctx, actor: { type: 'integration', connectionId, source }, now };
    await receiveDeliveries(at, [
      { connectionId, source, dedupeKey: `${shop}-${index}`, body: JSON.stringify(body(now)) },
    ]);
    await noteConnection(at, { connectionId, error: null });
  }
}

const aftership = (number: string, at: Date) => ({
  ts: Math.floor(at.getTime() / 1000),
  event: 'tracking_update',
  event_id: `demo-${number}`,
  msg: {
    tracking_number: number,
    slug: 'dhl-germany',
    updated_at: at.toISOString(),
    tag: 'InTransit',
    subtag: 'InTransit_003',
    checkpoints: [
      {
        slug: 'dhl-germany',
        checkpoint_time: at.toISOString(),
        city: 'Hannover',
        country_region: 'DEU',
        message: 'Im Paketzentrum bearbeitet',
        tag: 'InTransit',
        subtag: 'InTransit_003',
      },
    ],
  },
});

const easypost = (number: string, at: Date) => ({
  id: `evt_${number.slice(-8)}`,
  object: 'Event',
  description: 'tracker.updated',
  created_at: at.toISOString(),
  result: {
    id: `trk_${number.slice(-8)}`,
    object: 'Tracker',
    tracking_code: number,
    carrier: 'USPS',
    status: 'in_transit',
    status_detail: 'arrived_at_facility',
    updated_at: at.toISOString(),
    est_delivery_date: null,
    tracking_details: [
      {
        object: 'TrackingDetail',
        message: 'Arrived at USPS facility',
        status: 'in_transit',
        status_detail: 'arrived_at_facility',
        datetime: at.toISOString(),
        source: 'USPS',
        tracking_location: { object: 'TrackingLocation', city: 'Reno', state: 'NV', country: 'US', zip: '89510' },
      },
    ],
  },
});
