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
import { lookUpCode, type Meaning, meaningOf, NO_DATA, UPDATE } from '../../rules/meaning';
import {
  at,
  isRecord,
  type Json,
  jsonMember,
  list,
  parseJson,
  records,
  text,
  trackingNumber,
} from '../../rules/read-payload';
import { easypost as verify } from '../../signatures/schemes';
import { type CanonicalShipment, type CarrierAdapter, PayloadNotUnderstood } from '../../types';
import { ATTEMPT_CODES, ATTEMPT_TEXT, DECISIVE, DETAILS, STATUSES } from './codes';

/** A tracker, a list of them, an event that carries one, or a shipment that embeds one. */
function parse(body: string) {
  const json = parseJson(body);
  if (Array.isArray(json)) return shipmentsOf(json.filter(isTracker).map(shipment));
  if (!isRecord(json)) throw new PayloadNotUnderstood('Not an EasyPost object.');
  if (json.error !== undefined) return failed(at(json, 'error', 'code'), at(json, 'error', 'message') ?? json.error);
  const told = json.object === 'Event' || isRecord(json.result) ? json.result : json;
  if (isTracker(told)) return shipmentsOf([shipment(told)]);
  if (isRecord(told) && Array.isArray(told.trackers)) return shipmentsOf(told.trackers.filter(isTracker).map(shipment));
  if (isRecord(told) && isTracker(told.tracker)) return shipmentsOf([shipment(told.tracker)]);
  if (json.object === 'Event' || isOtherObject(told)) return nothing();
  throw new PayloadNotUnderstood('Neither a tracker nor an event of EasyPost.');
}

const isTracker = (value: unknown): value is Json =>
  isRecord(value) && 'tracking_code' in value && (value.object === 'Tracker' || Array.isArray(value.tracking_details));

const isOtherObject = (value: unknown) => isRecord(value) && /^[a-z]{2,12}_/.test(text(value.id) ?? '');

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
    events: records(list(tracker.tracking_details)).map((scan) =>
      buildEvent({
        time: carrierTime(scan.datetime),
        meaning: scanMeaning(scan, carrier),
        code: scan.carrier_code ?? null,
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

/** The detail adds to the status; only a few details outrank it. */
function refined(status: Meaning, detail: string | null): Meaning {
  const row = lookUpCode(DETAILS, detail);
  if (!row || status.status === 'delivered') return status;
  if (DECISIVE.has(detail ?? '') && ['in_transit', 'exception', 'out_for_delivery', 'unknown'].includes(status.status))
    return row;
  if (row.status === status.status || row.sub_status === 'delay') return { ...row, status: status.status };
  // a parcel that moves on with a reason (held, damaged, refused) keeps moving, and keeps the reason
  return status.status === 'in_transit' && row.status === 'exception'
    ? { ...row, status: 'in_transit' }
    : { ...status, sub_status: status.sub_status };
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
