import { buildEvent, buildLocation, buildShipment, failed, shipmentsOf } from '../../rules/build-shipment';
import { carrierTime } from '../../rules/carrier-time';
import { lookUpCode, type Meaning, meaningOf, UPDATE } from '../../rules/meaning';
import { findTag, parseXml } from '../../rules/parse-xml';
import { onlyErrors } from '../../rules/read-error';
import { at, isRecord, type Json, parseJson, records, text, trackingNumber } from '../../rules/read-payload';
import { sharedSecret as verify } from '../../signatures/schemes';
import type { CanonicalEvent, CanonicalShipment, CarrierAdapter } from '../../types';
import { STATUSES } from './codes';

/** The parcel life cycle, as the SOAP service or its JSON sister tells it. */
function parse(body: string) {
  const told = /^[\s\uFEFF]*</.test(body) ? parseXml(body) : parseJson(body);
  const fault = findTag(told, 'Fault');
  if (isRecord(fault)) {
    return failed(findTag(fault, 'errorCode') ?? fault.faultcode, findTag(fault, 'errorMessage') ?? fault.faultstring);
  }
  const steps = records(findTag(told, 'statusInfo'));
  if (steps.length > 0) return shipmentsOf([shipment(told, steps)]);
  const [error] = records(findTag(told, 'errors') ?? findTag(told, 'error'));
  if (error) return failed(error.code ?? error.errorCode, error.message ?? error.errorMessage);
  return onlyErrors(told, 'Not a parcel life cycle of DPD.');
}

function shipment(told: unknown, steps: Json[]): CanonicalShipment {
  // the steps still to come are part of the answer
  const reached = steps.filter((step) => text(flag(step.statusHasBeenReached)) !== 'false');
  const current = reached.find((step) => flag(step.isCurrentStatus) === 'true');
  return buildShipment({
    carrier: 'dpd',
    service: words(at(findTag(told, 'serviceDescription'), 'content')),
    tracking_number:
      trackingNumber(findTag(told, 'parcelLabelNumber')) ?? trackingNumber(findTag(told, 'parcelNumber')),
    declared: current ? meaning(current) : null,
    events: reached.map(scan),
  });
}

const flag = (value: unknown) => (typeof value === 'boolean' ? String(value) : value);

function scan(step: Json): CanonicalEvent {
  const date = words(step.date);
  return buildEvent({
    time: carrierTime(date, date?.includes('.') ? 'dmy' : 'mdy'),
    meaning: meaning(step),
    code: step.status,
    description: words(step.description) ?? words(step.label),
    location: placeOf(words(step.location)),
  });
}

/** A parcel shop may also be where a sender hands in; only the words tell. */
function meaning(step: Json): Meaning {
  const status = text(step.status) ?? '';
  const known = lookUpCode(STATUSES, status) ?? lookUpCode(BY_CAPITALS, status.replaceAll('_', '').toUpperCase());
  if (
    known?.status === 'available_for_pickup' &&
    /consignor|sender|handed (?:in|over) (?:to|at)/i.test(words(step.description) ?? '')
  ) {
    return meaningOf('in_transit', 'accepted');
  }
  return known ?? UPDATE;
}

/** The JSON sister writes OUT_FOR_DELIVERY where SOAP writes OutForDelivery. */
const BY_CAPITALS = Object.fromEntries(Object.entries(STATUSES).map(([status, row]) => [status.toUpperCase(), row]));

/** Texts come as `{content}`, `{content: {content}}`, a list of either, or plain. */
function words(value: unknown, depth = 4): string | null {
  if (depth === 0 || value === null || value === undefined) return null;
  if (Array.isArray(value))
    return text(
      value
        .map((part) => words(part, depth - 1))
        .filter(Boolean)
        .join(' '),
      1000,
    );
  return isRecord(value) ? words(value.content ?? value['#text'], depth - 1) : text(value, 1000);
}

/** "Mechelen (BE)". */
function placeOf(location: string | null) {
  const m = /^(.*?)\s*\(([A-Z]{2})\)$/.exec(location ?? '');
  return buildLocation(m ? { city: m[1], country: m[2] } : { city: location });
}

export const dpd: CarrierAdapter = { source: 'dpd', parse, verify };
