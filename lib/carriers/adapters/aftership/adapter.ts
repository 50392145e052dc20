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
import { carrierTime, NO_TIME, unixInstant } from '../../rules/carrier-time';
import { lookUpCode, type Meaning, UPDATE, unknownTo } from '../../rules/meaning';
import { onlyErrors } from '../../rules/read-error';
import {
  at,
  isRecord,
  type Json,
  jsonMember,
  list,
  number,
  parseJson,
  record,
  records,
  text,
  trackingNumber,
} from '../../rules/read-payload';
import { aftership as verify } from '../../signatures/schemes';
import { type CanonicalEvent, type CanonicalShipment, type CarrierAdapter, PayloadNotUnderstood } from '../../types';
import { SUBTAGS, TAGS } from './codes';

/** A webhook `{event, msg}`, a single tracking, a last checkpoint, or a list; API versions 4 to 2026-07. */
function parse(body: string) {
  const json = parseJson(body);
  if (Array.isArray(json) && json.some(isTracking))
    return shipmentsOf(json.filter(isTracking).map((one) => shipment(one)));
  if (!isRecord(json)) throw new PayloadNotUnderstood('Not an AfterShip object.');
  if (isRecord(json.msg))
    return isTracking(json.msg) ? shipmentsOf([shipment(json.msg, unixInstant(json.ts))]) : nothing();

  const code = number(at(json, 'meta', 'code'));
  if (code !== null && code >= 300) return failed(code, at(json, 'meta', 'message'));
  const data = isRecord(json.data) ? json.data : json;
  if (Array.isArray(data.trackings)) return shipmentsOf(data.trackings.filter(isTracking).map((one) => shipment(one)));
  const tracking = isRecord(data.tracking) ? data.tracking : data;
  if (isTracking(tracking)) return shipmentsOf([shipment(tracking)]);
  // acknowledgements, courier lists, estimates: understood, and nothing of a parcel in them
  if (code !== null) return nothing();
  return onlyErrors(json, 'Neither a tracking nor a webhook of AfterShip.');
}

const isTracking = (value: unknown): value is Json =>
  isRecord(value) && 'tracking_number' in value && ('tag' in value || Array.isArray(value.checkpoints));

function shipment(tracking: Json, told: string | null = null): CanonicalShipment {
  const checkpoints = Array.isArray(tracking.checkpoints) ? tracking.checkpoints : [tracking.checkpoint];
  const returning = tracking.shipment_direction === 'return' || tracking.return_shipment === true;
  return buildShipment({
    carrier: carrierSlug(text(tracking.slug)),
    service: text(tracking.shipment_type),
    tracking_number: trackingNumber(tracking.tracking_number),
    direction: returning ? 'return' : 'outbound',
    shipped_at: carrierTime(tracking.shipment_pickup_date).occurred_at,
    promised_at: carrierTime(tracking.order_promised_delivery_date).occurred_at,
    order_external_id: text(tracking.order_id, 255),
    observed_at: carrierTime(tracking.updated_at).occurred_at ?? told,
    eta: estimate(tracking),
    declared: meaningOfTag(tracking),
    unknown: unknownOf(tracking),
    delivered: carrierTime(tracking.shipment_delivery_date),
    signedBy: tracking.signed_by,
    events: records(list(checkpoints)).map(scan),
  });
}

function scan(checkpoint: Json): CanonicalEvent {
  const point = isRecord(checkpoint.coordinate) ? checkpoint.coordinate : {};
  const pair = list(checkpoint.coordinates);
  return buildEvent({
    id: text(checkpoint.hash, 200),
    time: checkpoint.checkpoint_time ? carrierTime(checkpoint.checkpoint_time) : NO_TIME,
    meaning: meaningOfTag(checkpoint) ?? UPDATE,
    unknown: unknownOf(checkpoint),
    code: text(at(records(checkpoint.events)[0], 'code')) ?? text(checkpoint.raw_tag) ?? text(checkpoint.subtag),
    description: checkpoint.message ?? checkpoint.subtag_message,
    location: buildLocation({
      city: text(checkpoint.city) ?? text(checkpoint.location),
      region: checkpoint.state,
      postal_code: checkpoint.postal_code ?? checkpoint.zip,
      country:
        text(checkpoint.country_region) ??
        text(checkpoint.country_iso3) ??
        text(checkpoint.country_region_name) ??
        text(checkpoint.country_name),
      // the older list is [longitude, latitude]
      latitude: point.lat ?? point.latitude ?? pair[1],
      longitude: point.lng ?? point.longitude ?? pair[0],
    }),
  });
}

const unknownOf = (holder: Json) => unknownTo(SUBTAGS, text(holder.subtag)) ?? unknownTo(TAGS, text(holder.tag));

const meaningOfTag = (holder: Json): Meaning | null =>
  lookUpCode(SUBTAGS, text(holder.subtag)) ?? lookUpCode(TAGS, text(holder.tag));

function estimate(tracking: Json) {
  const latest = record(tracking.latest_estimated_delivery);
  const courier = record(tracking.courier_estimated_delivery_date);
  const predicted = record(tracking.aftership_estimated_delivery_date);
  return (
    carrierEta(
      carrierTime(
        latest.datetime_min ?? latest.estimated_delivery_date_min ?? latest.datetime ?? latest.estimated_delivery_date,
      ),
      carrierTime(
        latest.datetime_max ?? latest.estimated_delivery_date_max ?? latest.datetime ?? latest.estimated_delivery_date,
      ),
    ) ??
    carrierEta(
      carrierTime(courier.estimated_delivery_date_min ?? courier.estimated_delivery_date),
      carrierTime(courier.estimated_delivery_date_max ?? courier.estimated_delivery_date),
    ) ??
    carrierEta(carrierTime(tracking.expected_delivery)) ??
    carrierEta(
      carrierTime(predicted.estimated_delivery_date_min ?? predicted.estimated_delivery_date),
      carrierTime(predicted.estimated_delivery_date_max ?? predicted.estimated_delivery_date),
    )
  );
}

export const aftership: CarrierAdapter = {
  source: 'aftership',
  parse,
  verify,
  eventId: (body) => jsonMember(body, 'event_id'),
};
