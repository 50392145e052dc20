import { createHmac } from 'node:crypto';
import type { ShipmentStatus, SubStatus } from '@/lib/carriers/types';

/** What a storm tells, and what must be true of each parcel when it has passed: written down, not computed. */

type Scan = readonly [status: ShipmentStatus, sub_status: SubStatus | null, aftership: string, ups: string];

const LABEL: Scan = ['pre_transit', 'label_created', 'InfoReceived_001', 'M MP'];
const PICKED_UP: Scan = ['in_transit', 'picked_up', 'InTransit_002', 'P PU'];
const DEPARTED: Scan = ['in_transit', 'departed', 'InTransit_007', 'I DP'];
const ARRIVED: Scan = ['in_transit', 'arrived', 'InTransit_003', 'I AR'];
const DEPOT: Scan = ['in_transit', 'at_local_depot', 'InTransit_003', 'I YP'];
const DRIVING: Scan = ['out_for_delivery', 'loaded', 'OutForDelivery_001', 'I OT'];
const DELIVERED: Scan = ['delivered', null, 'Delivered_001', 'D FS'];
const NOT_HOME: Scan = ['attempt_failed', 'not_home', 'AttemptFail_002', 'X 48'];
const AT_POINT: Scan = ['available_for_pickup', 'ready_at_point', 'AvailableForPickup_001', 'D 2Q'];
const REFUSED: Scan = ['exception', 'refused', 'Exception_003', 'X Q1 refused by the receiver'];
const TURNED: Scan = ['returned', 'returning', 'Exception_010', 'RS Q2'];
const HOME_AGAIN: Scan = ['delivered', null, 'Exception_011', 'D FS'];
const CUSTOMS: Scan = ['exception', 'customs_delay', 'Exception_004', 'X Q3 held by customs'];
const LOST: Scan = ['exception', 'lost', 'Exception_013', 'X Q4 the package is lost'];
const STRANGE: Scan = ['in_transit', 'update', 'Mystery_001', 'QX Q5'];

const ROAD = [LABEL, PICKED_UP, DEPARTED, ARRIVED, DEPARTED, ARRIVED, DEPARTED, DEPOT];

export type Expected = {
  status: ShipmentStatus;
  sub?: SubStatus /** Which scan, from the last, delivered it. */;
  delivery?: number;
};
const ENDINGS: { scans: Scan[]; expected: Expected }[] = [
  { scans: [], expected: { status: 'in_transit' } },
  { scans: [DRIVING], expected: { status: 'out_for_delivery' } },
  { scans: [DRIVING, DELIVERED], expected: { status: 'delivered', delivery: 0 } },
  { scans: [DRIVING, DELIVERED, DEPARTED], expected: { status: 'delivered', delivery: 1 } },
  { scans: [DRIVING, NOT_HOME, DRIVING, DELIVERED], expected: { status: 'delivered', delivery: 0 } },
  { scans: [DRIVING, NOT_HOME, AT_POINT], expected: { status: 'available_for_pickup', sub: 'ready_at_point' } },
  {
    scans: [DRIVING, REFUSED, TURNED, ARRIVED, HOME_AGAIN],
    expected: { status: 'returned', sub: 'returned_to_sender' },
  },
  { scans: [CUSTOMS], expected: { status: 'exception', sub: 'customs_delay' } },
  { scans: [DRIVING, STRANGE], expected: { status: 'out_for_delivery' } },
  { scans: [DRIVING, DELIVERED, LOST], expected: { status: 'exception', sub: 'lost' } },
];

export const PROVIDERS = ['generic', 'aftership', 'ups'] as const;
export type Provider = (typeof PROVIDERS)[number];

export type StormParcel = {
  index: number;
  externalId: string;
  number: string;
  provider: Provider;
  scans: { scan: Scan; at: Date }[];
  expected: Expected;
};

const HOUR_MS = 3_600_000;

/** The n-th parcel's whole journey, its last scan at `end`. */
export function parcelOf(index: number, end: Date): StormParcel {
  const { scans: ending, expected } = ENDINGS[index % ENDINGS.length] ?? {
    scans: [],
    expected: { status: 'in_transit' },
  };
  const scans = [...ROAD, ...ending];
  return {
    index,
    externalId: `storm-${index}`,
    number: `1ZSTORM${String(index).padStart(11, '0')}`,
    // ten endings, three providers: of thirty parcels each pair is one
    provider: PROVIDERS[index % PROVIDERS.length] ?? 'generic',
    scans: scans.map((scan, i) => ({ scan, at: new Date(end.getTime() - (scans.length - 1 - i) * HOUR_MS) })),
    expected,
  };
}

export type Message = { provider: Provider; id: string; body: string };

const second = (at: Date) => `${at.toISOString().slice(0, 19)}Z`;

/** One scan as its provider tells it; `telling` 0 the first time, told again in other words with another. */
export function messageOf(parcel: StormParcel, step: number, telling: number): Message {
  const told = parcel.scans[step];
  if (!told) throw new Error('No such scan.');
  const { scan, at } = told;
  const [status, sub_status, tag, ups] = scan;
  const id = `${parcel.externalId}-${step}-${telling}`;
  const scanId = `${parcel.externalId}-${step}`;
  const words = telling === 0 ? 'A scan' : 'EIN SCAN';
  const { provider } = parcel;
  if (provider === 'generic') {
    const event = { id: scanId, occurred_at: second(at), status, sub_status, description: words };
    return { provider, id, body: JSON.stringify({ shipment_external_id: parcel.externalId, events: [event] }) };
  }
  if (provider === 'aftership') {
    const of = { tag: tag.slice(0, tag.indexOf('_')), subtag: tag };
    const checkpoint = { ...of, hash: scanId, checkpoint_time: second(at), message: words };
    const msg = {
      tracking_number: parcel.number,
      slug: 'ups',
      updated_at: second(at),
      ...of,
      checkpoints: [checkpoint],
    };
    return { provider, id, body: JSON.stringify({ event_id: id, event: 'tracking_update', msg }) };
  }
  const [, type = '', code = '', text = 'A scan'] = /^(\S+) (\S+) ?(.*)$/.exec(ups) ?? [];
  const compact = second(at).replace(/[-:TZ]/g, '');
  const body = JSON.stringify({
    trackingNumber: parcel.number,
    gmtActivityDate: compact.slice(0, 8),
    gmtActivityTime: compact.slice(8),
    localActivityDate: compact.slice(0, 8),
    localActivityTime: compact.slice(8),
    gmtOffset: '+00:00',
    activityStatus: { type, code, description: telling === 0 ? text : text.toUpperCase() },
  });
  return { provider, id, body };
}

/** The headers by which a provider proves itself. */
export function signed({ provider, id, body }: Message, secret: string, nowUnix: number): Record<string, string> {
  if (provider === 'ups') return { credential: secret };
  if (provider === 'aftership')
    return { 'aftership-hmac-sha256': createHmac('sha256', secret).update(body).digest('base64') };
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${nowUnix}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': String(nowUnix), 'webhook-signature': `v1,${signature}` };
}
