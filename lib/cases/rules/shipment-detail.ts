import { carrierName, carrierTrackingUrl } from '@/lib/carriers/rules/carrier-slug';
import { isOfThisParcel } from '@/lib/carriers/rules/parcel-start';
import type {
  ActionBy,
  CarrierBy,
  CarrierDoubt,
  Cause,
  Eta,
  EventLocation,
  ShipmentStatus,
  SubStatus,
} from '@/lib/carriers/types';
import type { ClaimKind, ClaimState } from '@/lib/claims/constants';
import { CLAIM_BADGES, CLAIM_KIND_WORDS } from '@/lib/claims/rules/claim-words';
import { sourceName } from '@/lib/connections/rules/describe-source';
import { sayTracker, type TrackerFacts } from '@/lib/connections/rules/word-tracker';
import { type ParcelFacts, parcelState } from '@/lib/console/rules/parcel-state';
import { sayCode, sayCustomer, sayLine, sayMoney } from '@/lib/console/rules/say-things';
import { sayStamp } from '@/lib/console/rules/say-time';
import type { Tone } from '@/lib/console/types';
import { type RequestCardFacts, requestCard } from '@/lib/delivery/rules/request-card';
import { addressLines } from '@/lib/orders/rules/address-lines';
import { type ReportLinkFacts, reportLink } from '@/lib/reports/rules/report-link';
import { carrierDoubtView } from '@/lib/tracking/rules/carrier-doubt';
import { oneLine } from '@/lib/tracking/rules/goods';
import { situationOf } from '@/lib/tracking/rules/situation';
import type { EtaStep } from '@/lib/tracking/types';
import type { Colleague, ScanRow, ShipmentDetail } from '../types';
import { type CaseCardFacts, caseCard } from './case-card';
import { leadOf, silenceOf } from './case-row';
import { sayProblem } from './case-words';
import { dueChoices } from './due-choices';
import { sayEta, sayMoment, shipmentDates } from './shipment-dates';

export type ObservationFacts = {
  id: string;
  kind: 'event' | 'declaration';
  trackingKey: string | null;
  occurredAt: string | null;
  localTime: string | null;
  status: ShipmentStatus;
  subStatus: SubStatus | null;
  cause: Cause | null;
  actionBy: ActionBy | null;
  code: string | null;
  description: string | null;
  location: EventLocation | null;
  eta: Eta | null;
  source: string;
  observedAt: string | null;
  receivedAt: string;
  inboxId: string | null;
};

export type ShipmentDetailFacts = {
  shop: { slug: string; timeZone: string };
  order: {
    id: string;
    number: string;
    placedAt: string;
    cancelledAt: string | null;
    currency: string;
    totalPaid: number;
    customerName: string | null;
    customerEmail: string;
    customerPhone: string | null;
    address: Record<string, string | null | undefined> | null;
    country: string | null;
  };
  hasWritten: boolean;
  parcel: ParcelFacts & {
    id: string;
    externalId: string;
    direction: 'outbound' | 'return';
    carrier: string | null;
    carrierBy: CarrierBy | null;
    carrierDoubt: CarrierDoubt | null;
    service: string | null;
    trackingNumber: string | null;
    trackingKey: string | null;
    shippedAt: string | null;
    labelledAt: string | null;
    createdAt: string;
    note: string | null;
    etaTrail: EtaStep[];
  };
  lines: {
    title: string;
    variantTitle: string | null;
    sku: string | null;
    quantity: number;
    imageUrl: string | null;
  }[];
  events: ObservationFacts[];
  trackers: TrackerFacts[];
  messages: { id: string; source: string; state: string; receivedAt: string; bytes: number; connection: string }[];
  cases: CaseCardFacts[];
  requests: RequestCardFacts[];
  reports: ReportLinkFacts[];
  photos: { id: string; state: 'wanted' | 'kept' | 'failed'; lastError: string | null; toldAt: string }[];
  claim: {
    id: string;
    kind: ClaimKind;
    state: ClaimState;
    amount: number;
    currency: string;
    deadline: string | null;
  } | null;
  trackingHref: string;
};

type Options = { now: Date; people: Colleague[]; mayWork: boolean; mayReplay: boolean };

/** One parcel as people read it: every date beside its supplier, every scan beside its source, its cases beside it all. */
export function shipmentDetail(facts: ShipmentDetailFacts, options: Options): ShipmentDetail {
  const { shop, order, parcel } = facts;
  const clock = { now: options.now, zone: shop.timeZone, shop: shop.slug };
  const state = parcelState(parcel, clock);
  const silentDays = silenceOf({ parcel, createdAt: parcel.createdAt }, clock.now);
  const open = facts.cases.find((one) => one.state === 'open');
  const lead = leadOf({ ...order, lines: facts.lines });
  const carrier = carrierName(parcel.carrier);
  const base = `/console/${shop.slug}`;
  return {
    id: parcel.id,
    lead,
    sentence: `${lead}: ${open ? sayProblem(open.kind, state, silentDays) : lower(state.label)}.`,
    badge: { tone: state.tone, label: state.label },
    state: state.state,
    carrier,
    service: oneLine(parcel.service, 60) || null,
    trackingNumber: oneLine(parcel.trackingNumber, 60) || null,
    doubt: carrierDoubtView(parcel),
    trackingHref: parcel.trackingNumber ? carrierTrackingUrl(parcel.carrier, parcel.trackingNumber) : null,
    carrierHref: parcel.carrier ? `${base}/carriers/${encodeURIComponent(parcel.carrier)}` : null,
    order: {
      number: order.number,
      href: `${base}/orders/${order.id}#parcel-${parcel.id}`,
      total: sayMoney({ amount: order.totalPaid, currency: order.currency }),
      placed: sayStamp(new Date(order.placedAt), shop.timeZone, clock.now),
    },
    shopperHref: facts.trackingHref,
    customer: {
      name: sayCustomer({ name: order.customerName, email: order.customerEmail }),
      email: order.customerEmail,
      phone: order.customerPhone,
      address: addressLines(order.address),
    },
    goods: facts.lines.map((line, index) => ({
      key: `${index}`,
      title: sayLine(line),
      detail: line.sku,
      quantity: line.quantity,
      thumb: { url: line.imageUrl, title: line.title },
    })),
    dates: shipmentDates({ ...parcel, placedAt: order.placedAt, told: estimatesOf(facts) }, clock),
    declared: declaredOf(facts),
    followed: facts.trackers.map((one) => sayTracker(one, clock)),
    scans: facts.events.map((event) => scanRow(event, facts, clock)),
    messages: facts.messages.map((message) => ({
      id: message.id,
      href: `${base}/connections/inbox/${message.id}`,
      from:
        message.connection === message.source
          ? sourceName(message.source)
          : `${message.connection} (${sourceName(message.source)})`,
      when: sayStamp(new Date(message.receivedAt), shop.timeZone, clock.now),
      size: message.bytes < 1024 ? `${message.bytes} bytes` : `${(message.bytes / 1024).toFixed(1)} kB`,
      badge: MESSAGE_BADGES[message.state] ?? { tone: 'calm', label: message.state },
    })),
    cases: facts.cases.map((one) => caseCard(one, state, silentDays, options.people, clock)),
    requests: facts.requests.map((one) => requestCard(one, clock)),
    reports: facts.reports.map((one) => reportLink(one, clock)),
    photos: facts.photos.map(({ id, state, lastError, toldAt }) => ({
      id,
      url: state === 'kept' ? `/api/console/${shop.slug}/shipments/photos/${id}` : null,
      text:
        state === 'kept'
          ? `Told ${sayStamp(new Date(toldAt), shop.timeZone, clock.now)}`
          : (PHOTO_FAILURES[lastError ?? ''] ?? lastError ?? 'It is being fetched.'),
    })),
    people: options.people,
    dues: dueChoices(clock.now, shop.timeZone),
    note: parcel.note ?? '',
    orderId: order.id,
    isReturn: parcel.direction === 'return',
    claim: facts.claim && {
      href: `${base}/claims/${facts.claim.id}`,
      text: `${CLAIM_KIND_WORDS[facts.claim.kind]} · ${sayMoney(facts.claim)}`,
      badge: CLAIM_BADGES[facts.claim.state],
    },
    mayClaim: facts.claim || !parcel.carrier ? null : claimable(parcel, state.lateDays, open !== undefined),
    mayWork: options.mayWork,
    mayReplay: options.mayReplay,
  };
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

const PHOTO_FAILURES: Record<string, string> = {
  forbidden_address: 'A photo was told of, at an address that may not be asked.',
  unknown_host: 'A photo was told of, at an address that nobody knows.',
  timeout: 'A photo was told of; its server did not answer in time.',
  no_answer: 'A photo was told of; its server did not give it.',
};

const MESSAGE_BADGES: Record<string, { tone: Tone; label: string }> = {
  processed: { tone: 'done', label: 'Understood' },
  parked: { tone: 'attention', label: 'Waits' },
  received: { tone: 'moving', label: 'New' },
};

/** What a carrier could be asked to pay for, as the parcel stands. */
function claimable(parcel: ParcelFacts, lateDays: number, isOpen: boolean): 'lost' | 'damaged' | 'late' | null {
  const situation = situationOf(parcel);
  if (situation === 'damaged' || situation === 'disposed') return 'damaged';
  if (situation === 'lost' || (isOpen && parcel.status !== 'delivered')) return 'lost';
  if (isOpen) return 'lost';
  return lateDays > 0 ? 'late' : null;
}

const tellsNumber = (event: ObservationFacts, key: string | null) =>
  event.trackingKey === null || event.trackingKey === key;

/** Whether it can be of this parcel, and not of an earlier one that bore its number. */
const isOwn = (event: ObservationFacts, { order, parcel }: ShipmentDetailFacts) =>
  isOfThisParcel(
    { occurred_at: event.occurredAt, local_time: event.localTime, of_number: event.trackingKey !== null },
    { labelledAt: parcel.labelledAt, orderedAt: order.placedAt },
  );

const counts = (event: ObservationFacts, facts: ShipmentDetailFacts) =>
  tellsNumber(event, facts.parcel.trackingKey) && isOwn(event, facts);

/** What couriers estimated, oldest first, each change once. */
function estimatesOf(facts: ShipmentDetailFacts) {
  const told = facts.events
    .filter((event): event is ObservationFacts & { eta: Eta } => event.eta !== null && counts(event, facts))
    .map((event) => ({ eta: event.eta, at: event.observedAt ?? event.receivedAt, source: sourceName(event.source) }))
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  return told.filter((one, index) => one.eta.latest !== told[index - 1]?.eta.latest);
}

function declaredOf(facts: ShipmentDetailFacts): ShipmentDetail['declared'] {
  const { events, parcel } = facts;
  const words = (one: { status: ShipmentStatus; subStatus: SubStatus | null }) =>
    [sayCode(one.status), one.subStatus && lower(sayCode(one.subStatus))].filter(Boolean).join(', ');
  // A declaration without a status is told for the sake of its estimate.
  const newest = events.find(
    (event) => event.kind === 'declaration' && event.status !== 'unknown' && counts(event, facts),
  );
  return {
    folded: words(parcel),
    declared: newest ? words(newest) : null,
    by: newest ? sourceName(newest.source) : null,
    agrees: !newest || newest.status === parcel.status,
  };
}

const TONES: Partial<Record<ShipmentStatus, Tone>> = {
  delivered: 'done',
  out_for_delivery: 'moving',
  exception: 'problem',
  attempt_failed: 'attention',
  returned: 'problem',
};

function scanRow(event: ObservationFacts, facts: ShipmentDetailFacts, clock: { now: Date; zone: string }): ScanRow {
  const { shop, parcel } = facts;
  const place = [event.location?.city, event.location?.region, event.location?.country].filter(Boolean).join(', ');
  const mentions = [
    event.kind === 'declaration' ? 'declared' : null,
    event.eta && event.status !== 'unknown' ? `estimates ${sayEta(event.eta, clock)}` : null,
    tellsNumber(event, parcel.trackingKey)
      ? isOwn(event, facts)
        ? null
        : 'from before this parcel: of an earlier one with this number'
      : 'of another number',
    event.cause ? `cause: ${lower(sayCode(event.cause))}` : null,
    event.actionBy ? `up to: ${lower(sayCode(event.actionBy))}` : null,
  ];
  return {
    id: event.id,
    meaning:
      event.status === 'unknown' && event.eta
        ? `Estimate: ${sayEta(event.eta, clock)}`
        : [sayCode(event.status), event.subStatus && lower(sayCode(event.subStatus))].filter(Boolean).join(', '),
    tone: TONES[event.status] ?? 'calm',
    words: oneLine(event.description, 300) || null,
    code: oneLine(event.code, 60) || null,
    place: oneLine(place, 80) || null,
    local: event.localTime ? sayMoment({ localTime: event.localTime, occurredAt: null }, clock) : null,
    instant: event.occurredAt ? sayStamp(new Date(event.occurredAt), clock.zone, clock.now) : null,
    source: sourceName(event.source),
    received: sayStamp(new Date(event.receivedAt), clock.zone, clock.now),
    inboxHref: event.inboxId ? `/console/${shop.slug}/connections/inbox/${event.inboxId}` : null,
    marks: mentions.filter((mark): mark is string => mark !== null),
  };
}
