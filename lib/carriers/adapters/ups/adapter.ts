import {
  buildEvent,
  buildLocation,
  buildShipment,
  carrierEta,
  payloadError,
  shipmentsOf,
} from '../../rules/build-shipment';
import { type CarrierTime, carrierTimeOf, NO_TIME } from '../../rules/carrier-time';
import { lookUpCode, type Meaning, UPDATE } from '../../rules/meaning';
import { readDelivery, readDescription, withReason } from '../../rules/read-description';
import { onlyErrors } from '../../rules/read-error';
import { at, isRecord, type Json, list, parseJson, records, text, trackingNumber } from '../../rules/read-payload';
import { sharedSecret as verify } from '../../signatures/schemes';
import type { CanonicalEvent, CanonicalShipment, CarrierAdapter, PayloadError } from '../../types';
import { ACTIVITIES, PACKAGE_CODES, TYPES } from './codes';

/** Tracking API v1 answers, and Track Alert pushes (one activity each). */
function parse(body: string) {
  const json = parseJson(body);
  const alerts = records(json).filter((one) => 'trackingNumber' in one && isRecord(one.activityStatus));
  if (alerts.length > 0) return shipmentsOf(alerts.map(alert));

  const errors = records(list(at(json, 'response', 'errors')));
  if (errors.length > 0)
    return shipmentsOf(
      [],
      errors.map((error) => payloadError(error.code, error.message)),
    );
  const shipments = records(at(json, 'trackResponse', 'shipment'));
  if (shipments.length === 0) return onlyErrors(json, 'Neither a tracking answer nor a Track Alert of UPS.');
  const parcels = shipments.flatMap((shipment) =>
    records(shipment.package).map((parcel) => packageShipment(parcel, shipment)),
  );
  // HTTP 200 with a warning instead of a package is UPS's "not found"
  return shipmentsOf(parcels, shipments.flatMap(warnings));
}

function warnings(shipment: Json): PayloadError[] {
  if (records(shipment.package).length > 0) return [];
  const number = trackingNumber(shipment.inquiryNumber);
  const told = records(list(shipment.warnings)).map((warning) => payloadError(warning.code, warning.message, number));
  return told.length > 0 ? told : [payloadError('NO_PACKAGE', 'UPS answered without a package.', number)];
}

function packageShipment(parcel: Json, shipment: Json): CanonicalShipment {
  const activities = records(parcel.activity);
  const overall = isRecord(parcel.currentStatus) ? packageMeaning(parcel.currentStatus) : null;
  // the photo stands beside the scans; it belongs to the newest that delivered, and is no second one of another
  const delivering = activities.find(({ status }) => meaning(status).status === 'delivered');
  return buildShipment({
    carrier: 'ups',
    service: text(at(parcel, 'service', 'description')),
    tracking_number: trackingNumber(parcel.trackingNumber) ?? trackingNumber(shipment.inquiryNumber),
    eta: estimate(parcel),
    // the scans tell more, but for an end that none of them told
    declared: activities.length === 0 || ENDS.has(overall?.status ?? '') ? overall : null,
    delivered: deliveryTime(parcel),
    signedBy: at(parcel, 'deliveryInformation', 'receivedBy'),
    events: activities.map((activity) =>
      scan({
        status: activity.status,
        address: at(activity, 'location', 'address'),
        time: timeOf(activity.date, activity.time, activity.gmtDate, activity.gmtTime, activity.gmtOffset),
        photo: activity === delivering ? at(parcel, 'deliveryInformation', 'deliveryPhoto', 'photo') : null,
      }),
    ),
  });
}

const ENDS = new Set(['delivered', 'returned']);

/** The day and hour of delivery, by the clock there. */
function deliveryTime(parcel: Json): CarrierTime {
  const day = records(parcel.deliveryDate).find(({ type }) => type === 'DEL');
  const clock = records(parcel.deliveryTime).find(({ type }) => type === 'DEL');
  return day ? carrierTimeOf({ date: day.date, time: clock?.endTime }) : NO_TIME;
}

function alert(push: Json): CanonicalShipment {
  const time = timeOf(
    push.localActivityDate,
    push.localActivityTime,
    push.gmtActivityDate,
    push.gmtActivityTime,
    push.gmtOffset,
  );
  const photo = at(push, 'deliveryPhoto', 'photo') ?? push.deliveryPhoto;
  const event = scan({ status: push.activityStatus, address: push.activityLocation, time, photo });
  const due = carrierTimeOf({ date: push.scheduledDeliveryDate });
  // what is delivered has no estimate, and UPS leaves years-old dates in the field
  const stale = event.status === 'delivered' || (due.local_time ?? '') < (time.local_time ?? '').slice(0, 10);
  return buildShipment({
    carrier: 'ups',
    tracking_number: trackingNumber(push.trackingNumber),
    eta: stale ? null : carrierEta(due),
    signedBy: push.receivedBy,
    events: [event],
  });
}

/** The gmt fields fix the instant; date and time are the wall clock where it happened. */
function timeOf(date: unknown, time: unknown, gmtDate: unknown, gmtTime: unknown, gmtOffset: unknown): CarrierTime {
  const local = carrierTimeOf({ date, time, offset: gmtOffset });
  const utc = carrierTimeOf({ date: gmtDate, time: gmtTime, offset: 'Z' });
  return { occurred_at: utc.occurred_at ?? local.occurred_at, local_time: local.local_time };
}

type Scan = { status: unknown; address: unknown; time: CarrierTime; photo: unknown };

function scan({ status, address, time, photo }: Scan): CanonicalEvent {
  return buildEvent({
    time,
    photo,
    meaning: meaning(status),
    code: [text(at(status, 'type')), text(at(status, 'code'))].filter(Boolean).join(' '),
    description: at(status, 'description'),
    location: buildLocation({
      city: at(address, 'city'),
      region: at(address, 'stateProvince'),
      postal_code: at(address, 'postalCode'),
      country: at(address, 'countryCode') ?? at(address, 'country'),
    }),
  });
}

function meaning(status: unknown): Meaning {
  const type = text(at(status, 'type'))?.toUpperCase() ?? '';
  const description = text(at(status, 'description'));
  const known = lookUpCode(ACTIVITIES, `${type} ${text(at(status, 'code'))?.toUpperCase() ?? ''}`);
  // words say more within a milestone that is known; they never stand for one
  const speaks = Object.hasOwn(TYPES, type) && !['M', 'MV', 'P'].includes(type);
  const read = speaks ? readDescription(description) : null;
  // what was delivered may have gone to a counter or back; how often it was tried before tells nothing
  const fits = type !== 'D' || !['attempt_failed', 'exception'].includes(read?.status ?? '');
  const told = known ?? (fits ? read : null) ?? lookUpCode(TYPES, type) ?? UPDATE;
  return told.status === 'delivered' ? readDelivery(description) : withReason(told, description);
}

function packageMeaning(current: Json): Meaning | null {
  const type = lookUpCode(TYPES, text(current.type)?.toUpperCase());
  return type
    ? meaning(current)
    : (lookUpCode(PACKAGE_CODES, text(current.code)) ?? readDescription(text(current.description)));
}

/** A rescheduled day counts more than the scheduled one; a window is part of the day. */
function estimate(parcel: Json) {
  const days = records(parcel.deliveryDate);
  const day = days.find(({ type }) => type === 'RDD') ?? days.find(({ type }) => type === 'SDD');
  if (!day || days.some(({ type }) => type === 'DEL')) return null;
  const window = records(parcel.deliveryTime)[0] ?? {};
  const timed = ['EDW', 'CDW', 'IDW', 'CMT'].includes(text(window.type) ?? '');
  return carrierEta(
    carrierTimeOf({ date: day.date, time: timed ? window.startTime : null }),
    carrierTimeOf({ date: day.date, time: timed ? window.endTime : null }),
  );
}

export const ups: CarrierAdapter = { source: 'ups', parse, verify };
