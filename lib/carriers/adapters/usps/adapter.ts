import {
  buildEvent,
  buildLocation,
  buildShipment,
  carrierEta,
  payloadError,
  shipmentsOf,
} from '../../rules/build-shipment';
import { type CarrierTime, carrierTime, estimateTime, utcInstant } from '../../rules/carrier-time';
import { lookUpCode, type Meaning, meaningOf, NO_DATA, UPDATE, unknownTo } from '../../rules/meaning';
import { readDelivery, readDescription, withReason } from '../../rules/read-description';
import { onlyErrors } from '../../rules/read-error';
import {
  at,
  isRecord,
  type Json,
  list,
  parseJson,
  plainText,
  records,
  text,
  trackingNumber,
} from '../../rules/read-payload';
import { sharedSecret as verify } from '../../signatures/schemes';
import type { CanonicalEvent, CanonicalShipment, CarrierAdapter, PayloadError } from '../../types';
import { CATEGORIES, CODES } from './codes';

/** Tracking v3: one detail, a list of them (v3.2), or the prose of a summary. */
function parse(body: string) {
  const json = parseJson(body);
  const shipments: CanonicalShipment[] = [];
  const errors: PayloadError[] = [];
  const payloads = isRecord(json)
    ? records(at(json, 'trackingResults') ?? at(json, 'TrackResults', 'TrackInfo') ?? json)
    : records(json);
  for (const one of payloads) {
    const problem = errorOf(one);
    if (problem) errors.push(problem);
    else if (Array.isArray(one.trackingEvents) || 'statusCategory' in one) shipments.push(detail(one));
    else if ('TrackSummary' in one) shipments.push(summary(one));
  }
  if (shipments.length + errors.length === 0) return onlyErrors(json, 'Not a Tracking v3 answer of USPS.');
  return shipmentsOf(shipments, errors);
}

/** `{error: {code, message}}`, an OAuth error, or an error beside a number in a list. */
function errorOf(one: Json): PayloadError | null {
  const error = one.error ?? one.Error;
  if (error === undefined || error === null) return null;
  const number = trackingNumber(one.trackingNumber ?? one['@ID']);
  if (!isRecord(error)) return payloadError(error, one.error_description, number);
  const first = records(list(error.errors))[0];
  const code = text(error.code) ?? text(error.Number) ?? text(first?.code);
  return payloadError(code, text(error.message) ?? error.Description ?? first?.detail ?? first?.title, number);
}

function detail(one: Json): CanonicalShipment {
  return buildShipment({
    carrier: 'usps',
    service: plainText(one.mailClass),
    tracking_number: trackingNumber(one.trackingNumber),
    eta: carrierEta(
      estimateTime(
        text(one.expectedDeliveryTimeStamp ?? one.predictedDeliveryDate ?? one.expectedDeliveryDate)?.replace(/Z$/, ''),
      ),
    ),
    declared: declaredMeaning(one),
    unknown: unknownTo(CATEGORIES, text(one.statusCategory)?.toLowerCase()),
    events: records(list(one.trackingEvents)).map(scan),
  });
}

function scan(event: Json): CanonicalEvent {
  const description = plainText(event.eventType);
  return buildEvent({
    time: timeOf(event),
    meaning: meaning(text(event.eventCode)?.toUpperCase() ?? '', description),
    code: event.eventCode,
    description,
    location: buildLocation({
      city: event.eventCity,
      region: event.eventState,
      postal_code: event.eventZIP,
      country: event.eventCountry,
    }),
  });
}

/** GMTTimestamp is the instant. eventTimestamp is the wall clock there, even where older answers end it in Z. */
function timeOf(event: Json): CarrierTime {
  const wall = text(event.eventTimestamp)?.replace(/(?:Z|\+00:00)$/, '');
  const offset = text(event.GMTOffset);
  const local = carrierTime(offset && wall ? `${wall}${offset}` : wall);
  return { occurred_at: utcInstant(event.GMTTimestamp) ?? local.occurred_at, local_time: carrierTime(wall).local_time };
}

function meaning(code: string, description: string | null): Meaning {
  const known = lookUpCode(CODES, code) ?? UPDATE;
  if (known.status === 'delivered') return readDelivery(description);
  return known.status === 'exception' ? (returning(description) ?? withReason(known, description)) : known;
}

const returning = (told: string | null): Meaning | null =>
  /return(?:ed|ing)? to (?:the )?(?:original )?sender/i.test(told ?? '') ? meaningOf('returned', 'returning') : null;

function declaredMeaning(one: Json): Meaning | null {
  const declared = lookUpCode(CATEGORIES, text(one.statusCategory)?.toLowerCase());
  const told = plainText(one.status);
  if (declared?.status === 'delivered') return readDelivery(told);
  if (declared?.status === 'exception')
    return returning(told) ?? returning(plainText(one.statusSummary, 1000)) ?? withReason(declared, told);
  return declared;
}

/** A summary is one sentence. */
function summary(one: Json): CanonicalShipment {
  const told = plainText(one.TrackSummary, 1000);
  const delivered = /\b(?:was|has been) delivered\b/i.test(told ?? '');
  return buildShipment({
    carrier: 'usps',
    tracking_number: trackingNumber(one['@ID'] ?? one.ID),
    declared: delivered ? readDelivery(told) : (readDescription(told) ?? prose(told)),
    events: [],
  });
}

/** A sentence that tells of no stage a phrase is known for still says whether the parcel is with the USPS. */
function prose(told: string | null): Meaning {
  if (!told || /\b(?:could not locate|not yet available|not available|no record|not found)\b/i.test(told))
    return NO_DATA;
  return /\b(?:label (?:has been |was )?created|pre-shipment|shipping label|awaiting (?:the )?item|expect(?:s|ed|ing)? (?:the|your) item)\b/i.test(
    told,
  )
    ? meaningOf('pre_transit', 'label_created')
    : UPDATE;
}

export const usps: CarrierAdapter = { source: 'usps', parse, verify };
