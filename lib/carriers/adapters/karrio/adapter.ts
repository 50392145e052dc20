import {
  buildEvent,
  buildLocation,
  buildShipment,
  carrierEta,
  nothing,
  payloadError,
  shipmentsOf,
} from '../../rules/build-shipment';
import { carrierSlug } from '../../rules/carrier-slug';
import { type CarrierTime, carrierTime, carrierTimeOf, estimateTime, NO_TIME } from '../../rules/carrier-time';
import { lookUpCode, type Meaning, NO_DATA, UPDATE, unknownTo } from '../../rules/meaning';
import { onlyErrors } from '../../rules/read-error';
import {
  at,
  isRecord,
  type Json,
  list,
  number,
  parseJson,
  records,
  text,
  trackingNumber,
} from '../../rules/read-payload';
import { karrio as verify } from '../../signatures/schemes';
import { type CanonicalShipment, type CarrierAdapter, PayloadNotUnderstood } from '../../types';
import { REASONS, STATUSES } from './codes';

/** A tracker, a list `{results}`, or a webhook `{event, data}`. */
function parse(body: string) {
  const json = parseJson(body);
  if (Array.isArray(json) && json.some(isTracker)) return shipmentsOf(json.filter(isTracker).map(shipment));
  if (!isRecord(json)) throw new PayloadNotUnderstood('Not a Karrio object.');
  const told = isRecord(json.data) ? json.data : json;
  const { results } = told;
  if (isTracker(told)) return shipmentsOf([shipment(told)]);
  if (Array.isArray(results)) return shipmentsOf(results.filter(isTracker).map(shipment));
  const errors = records(list(json.errors ?? json.messages));
  if (errors.length > 0) {
    return shipmentsOf(
      [],
      errors.map((error) => payloadError(error.code, error.message ?? error.details)),
    );
  }
  if (typeof json.event === 'string') return nothing();
  return onlyErrors(json, 'Neither a tracker nor a webhook of Karrio.');
}

const isTracker = (value: unknown): value is Json =>
  isRecord(value) &&
  'tracking_number' in value &&
  Array.isArray(value.events) &&
  ('carrier_name' in value || 'status' in value);

function shipment(tracker: Json): CanonicalShipment {
  const scans = records(tracker.events);
  const status = text(tracker.status);
  const pending = status === 'pending' && scans.length === 0;
  return buildShipment({
    carrier: carrierSlug(text(tracker.carrier_name)),
    service: text(at(tracker, 'info', 'shipment_service')),
    tracking_number: trackingNumber(tracker.tracking_number),
    order_external_id: text(at(tracker, 'info', 'order_id'), 255),
    eta: carrierEta(estimateTime(tracker.estimated_delivery)),
    observed_at: carrierTime(tracker.updated_at).occurred_at,
    declared: pending ? NO_DATA : lookUpCode(STATUSES, status ?? (tracker.delivered === true ? 'delivered' : null)),
    unknown: unknownTo(STATUSES, status),
    // scans of older versions bear no status; the newest one of a delivered parcel is its delivery
    delivered: (status === 'delivered' || tracker.delivered === true) && scans[0] ? timeOf(scans[0]) : NO_TIME,
    events: scans.map((event) =>
      buildEvent({
        id: text(event.id, 200),
        time: timeOf(event),
        meaning: meaning(event),
        code: event.code,
        unknown: unknownTo(REASONS, text(event.reason)) ?? unknownTo(STATUSES, text(event.status)),
        description: event.description,
        location: buildLocation({
          city: event.location,
          latitude: number(event.latitude),
          longitude: number(event.longitude),
        }),
      }),
    ),
  });
}

/** The Z of `timestamp` is put there by Karrio whatever the zone was; only another offset can be believed. */
function timeOf(event: Json): CarrierTime {
  const stamped = text(event.timestamp) ?? '';
  if (/[+-]\d{2}:?\d{2}$/.test(stamped)) return carrierTime(stamped);
  const time = carrierTimeOf({ date: event.date, time: event.time });
  return time.local_time || time.occurred_at ? time : carrierTime(stamped.replace(/Z$/, ''));
}

function meaning(event: Json): Meaning {
  const status = lookUpCode(STATUSES, text(event.status));
  const reason = lookUpCode(REASONS, text(event.reason));
  return status?.status === 'delivered' || status?.status === 'returned' ? status : (reason ?? status ?? UPDATE);
}

export const karrio: CarrierAdapter = { source: 'karrio', parse, verify };
