import {
  buildEvent,
  buildLocation,
  buildShipment,
  carrierEta,
  failed,
  nothing,
  shipmentsOf,
} from '../../rules/build-shipment';
import { carrierSlug } from '../../rules/carrier-slug';
import { carrierTime, estimateTime } from '../../rules/carrier-time';
import { lookUpCode, type Meaning, meaningOf, NO_DATA, UPDATE, unknownTo } from '../../rules/meaning';
import { onlyErrors } from '../../rules/read-error';
import {
  at,
  isRecord,
  type Json,
  jsonMember,
  list,
  number,
  parseJson,
  records,
  text,
  trackingNumber,
} from '../../rules/read-payload';
import { easypost as verify } from '../../signatures/schemes';
import { type CanonicalShipment, type CarrierAdapter, PayloadNotUnderstood } from '../../types';
import { ATTEMPT_CODES, ATTEMPT_TEXT, DECISIVE, DETAILS, PLAIN_DETAILS, STATUSES } from './codes';

/** A tracker, a list of them, an event that carries one, or a shipment that embeds one. */
function parse(body: string) {
  const json = parseJson(body);
  if (Array.isArray(json)) {
    if (json.length > 0 && !json.some(isRecord)) throw new PayloadNotUnderstood('A list of nothing that EasyPost has.');
    return shipmentsOf(trackersOf(json).map(shipment));
  }
  if (!isRecord(json)) throw new PayloadNotUnderstood('Not an EasyPost object.');
  if (json.error !== undefined) return failed(at(json, 'error', 'code'), at(json, 'error', 'message') ?? json.error);
  const told = json.object === 'Event' || isRecord(json.result) ? json.result : json;
  const trackers = trackersOf([told]);
  if (trackers.length > 0) return shipmentsOf(trackers.map(shipment));
  if (json.object === 'Event' || isOtherObject(told) || LISTS.some((name) => Array.isArray(json[name])))
    return nothing();
  return onlyErrors(json, 'Neither a tracker nor an event of EasyPost.');
}

/** What holds trackers: lists of them, of events around them, of shipments and of orders of shipments. */
const LISTS = ['trackers', 'events', 'shipments', 'orders', 'batches'] as const;

function trackersOf(values: readonly unknown[], depth = 4): Json[] {
  return values.filter(isRecord).flatMap((one) => {
    if (isTracker(one as unknown)) return [one];
    const within = LISTS.flatMap((name) => list(one[name]));
    return depth > 0 ? trackersOf([one.result, one.tracker, ...within], depth - 1) : [];
  });
}

const isTracker = (value: unknown): value is Json =>
  isRecord(value) && 'tracking_code' in value && (value.object === 'Tracker' || Array.isArray(value.tracking_details));

const isOtherObject = (value: unknown) => isRecord(value) && /^[a-z]{2,12}_/.test(text(value.id) ?? '');

const GRAMS_AN_OUNCE = 28.349523125;

function shipment(tracker: Json): CanonicalShipment {
  const carrier = carrierSlug(text(tracker.carrier));
  const detail = at(tracker, 'carrier_detail');
  return buildShipment({
    carrier,
    service: text(at(detail, 'service')),
    tracking_number: trackingNumber(tracker.tracking_code),
    direction: tracker.is_return === true ? 'return' : 'outbound',
    // EasyPost sends estimates as midnight UTC of a day; the day is all that is meant
    eta: carrierEta(at(detail, 'est_delivery_date_local') ? localEta(detail) : estimateTime(tracker.est_delivery_date)),
    promised_at: carrierTime(at(detail, 'guaranteed_delivery_date')).occurred_at,
    observed_at: carrierTime(tracker.updated_at).occurred_at,
    declared: declaredMeaning(tracker),
    unknown: unknownOf(tracker),
    signedBy: tracker.signed_by,
    // in ounces, as the carrier measured it
    grams: (number(tracker.weight) ?? 0) * GRAMS_AN_OUNCE,
    events: records(list(tracker.tracking_details)).map((scan) =>
      buildEvent({
        time: carrierTime(scan.datetime),
        meaning: scanMeaning(scan, carrier),
        code: scan.carrier_code ?? null,
        unknown: unknownOf(scan),
        description: text(scan.message) ?? text(scan.description),
        location: buildLocation({
          city: at(scan, 'tracking_location', 'city'),
          region: at(scan, 'tracking_location', 'state'),
          postal_code: at(scan, 'tracking_location', 'zip'),
          country: at(scan, 'tracking_location', 'country'),
        }),
      }),
    ),
  });
}

function declaredMeaning(tracker: Json): Meaning | null {
  const status = lookUpCode(STATUSES, text(tracker.status));
  return status && (tracker.status === 'error' ? NO_DATA : refined(status, text(tracker.status_detail)));
}

function scanMeaning(scan: Json, carrier: string | null): Meaning {
  const status = lookUpCode(STATUSES, text(scan.status)) ?? UPDATE;
  const meaning = refined(status, text(scan.status_detail));
  if (meaning.status !== 'in_transit' && meaning.status !== 'exception') return meaning;
  const code = text(scan.carrier_code)?.toUpperCase() ?? '';
  const coded = carrier !== null && Object.hasOwn(ATTEMPT_CODES, carrier) && ATTEMPT_CODES[carrier]?.includes(code);
  const told = ATTEMPT_TEXT.test(`${text(scan.message) ?? ''} ${text(scan.description) ?? ''}`);
  return coded || told ? meaningOf('attempt_failed', meaning.sub_status === 'refused' ? 'refused' : null) : meaning;
}

function unknownOf(scan: Json): string | null {
  const detail = text(scan.status_detail);
  return (
    (PLAIN_DETAILS.has(detail ?? '') ? null : unknownTo(DETAILS, detail)) ?? unknownTo(STATUSES, text(scan.status))
  );
}

const DECIDED = new Set(['pre_transit', 'in_transit', 'exception', 'out_for_delivery', 'unknown']);

/** The detail adds to the status; only a few details outrank it. */
function refined(status: Meaning, detail: string | null): Meaning {
  const row = lookUpCode(DETAILS, detail);
  if (!row || status.status === 'delivered') return status;
  if (DECISIVE.has(detail ?? '') && DECIDED.has(status.status)) return row;
  if (row.status === status.status || row.sub_status === 'delay') return { ...row, status: status.status };
  // a parcel that moves on with a reason (held, damaged, refused) keeps moving, and keeps the reason
  if (status.status === 'in_transit' && row.status === 'exception') return { ...row, status: 'in_transit' };
  // a failure keeps the reason of its detail
  return status.status === 'exception' && row.cause !== null ? { ...row, status: 'exception' } : status;
}

const localEta = (detail: unknown) =>
  carrierTime(
    [text(at(detail, 'est_delivery_date_local')), text(at(detail, 'est_delivery_time_local'))]
      .filter(Boolean)
      .join(' '),
  );

export const easypost: CarrierAdapter = {
  source: 'easypost',
  parse,
  verify,
  eventId: (body) => jsonMember(body, 'id'),
};
