import {
  buildEvent,
  buildLocation,
  buildShipment,
  carrierEta,
  payloadError,
  shipmentsOf,
} from '../../rules/build-shipment';
import { carrierTime, carrierTimeOf, estimateTime, NO_TIME } from '../../rules/carrier-time';
import { lookUpCode, type Meaning, meaningOf, UPDATE, unknownTo } from '../../rules/meaning';
import { readDelivery, readDescription, withReason } from '../../rules/read-description';
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
import type { CanonicalEvent, CanonicalShipment, NormalizedPayload } from '../../types';
import { EXPRESS, UNIFIED } from './codes';

/** Shipment Tracking – Unified (`shipments[].id`) and MyDHL Express (`shipments[].shipmentTrackingNumber`). */
export function readJson(body: string): NormalizedPayload {
  const json = parseJson(body);
  const shipments = records(at(json, 'shipments'));
  if (shipments.length > 0) {
    return shipmentsOf(shipments.map((one) => ('shipmentTrackingNumber' in one ? express(one) : unified(one))));
  }
  if (Array.isArray(at(json, 'shipments')))
    return shipmentsOf([], [payloadError('NOT_FOUND', 'DHL answered without a shipment.')]);
  return onlyErrors(json, 'Neither a tracking answer nor an error of DHL.');
}

function unified(one: Json): CanonicalShipment {
  const current = isRecord(one.status) ? one.status : {};
  const declared = unifiedMeaning(current);
  const frame = one.estimatedDeliveryTimeFrame;
  return buildShipment({
    carrier: 'dhl',
    service: text(at(one, 'details', 'product', 'productName')) ?? text(one.service),
    tracking_number: trackingNumber(one.id),
    eta:
      carrierEta(estimateTime(at(frame, 'estimatedFrom')), carrierTime(at(frame, 'estimatedThrough'))) ??
      carrierEta(estimateTime(one.estimatedTimeOfDelivery)),
    declared,
    unknown: unknownTo(UNIFIED, text(current.statusCode)?.toLowerCase()),
    delivered:
      declared?.status === 'delivered'
        ? carrierTime(at(one, 'details', 'proofOfDelivery', 'timestamp') ?? current.timestamp)
        : NO_TIME,
    signedBy: at(one, 'details', 'proofOfDelivery', 'signed', 'name'),
    events: records(list(one.events)).map(unifiedScan),
  });
}

function unifiedScan(event: Json): CanonicalEvent {
  const address = at(event, 'location', 'address');
  return buildEvent({
    time: carrierTime(event.timestamp),
    meaning: unifiedMeaning(event) ?? UPDATE,
    code: event.statusCode,
    description: text(event.description) ?? text(event.status),
    location: buildLocation({
      city: at(address, 'addressLocality'),
      postal_code: at(address, 'postalCode'),
      country: at(address, 'countryCode'),
    }),
  });
}

/** `statusCode` is the machine's word; the text may only say more where the code is known to be coarse. */
function unifiedMeaning(holder: Json): Meaning | null {
  const declared = lookUpCode(UNIFIED, text(holder.statusCode)?.toLowerCase());
  if (!declared && text(holder.statusCode)) return null;
  const words = [text(holder.status), text(holder.description), text(holder.remark)].filter(Boolean).join(' · ');
  if (declared?.status === 'delivered') return readDelivery(words);
  if (declared && declared.status !== 'in_transit' && declared.status !== 'exception') return declared;
  const read = readDescription(words) ?? declared;
  return read && withReason(read, words);
}

function express(one: Json): CanonicalShipment {
  return buildShipment({
    carrier: 'dhl_express',
    service: text(one.productCode),
    tracking_number: trackingNumber(one.shipmentTrackingNumber),
    eta: carrierEta(estimateTime(one.estimatedDeliveryDate ?? one.estimatedTimeOfDelivery)),
    grams: measuredGrams(one),
    events: records(expressEvents(one)).map((event) =>
      buildEvent({
        time: carrierTimeOf({ date: event.date, time: event.time, offset: event.GMTOffset }),
        meaning: expressMeaning(text(event.typeCode), text(event.description)),
        code: event.typeCode,
        description: event.description,
        location: expressPlace(text(records(event.serviceArea)[0]?.description)),
      }),
    ),
  });
}

const GRAMS = { metric: 1_000, imperial: 453.59237 };

/** What its pieces were measured to weigh together; `weight` beside it is what was declared. */
function measuredGrams(one: Json): number | null {
  const pieces = records(one.pieces).map(({ actualWeight }) => number(actualWeight));
  const unit = text(one.unitOfMeasurements) === 'imperial' ? GRAMS.imperial : GRAMS.metric;
  return pieces.length > 0 && pieces.every((weight) => weight !== null)
    ? pieces.reduce((sum: number, weight) => sum + (weight ?? 0), 0) * unit
    : null;
}

/** Of the shipment; where it has none, of its pieces. */
const expressEvents = (one: Json): unknown[] =>
  list(one.events).length > 0 ? list(one.events) : records(one.pieces).flatMap((piece) => list(piece.events));

/** HP and WC mean two things each; the words decide. */
export function expressMeaning(code: string | null, description: string | null): Meaning {
  const known = lookUpCode(EXPRESS, code?.toUpperCase());
  if (!known) return UPDATE;
  if (known.status === 'delivered') return readDelivery(description);
  if (code?.toUpperCase() === 'HP' && /collect|pick[- ]?up/i.test(description ?? ''))
    return meaningOf('available_for_pickup', 'ready_at_point');
  return known;
}

/** "Milan - Italy", "Brisbane-AU". */
export function expressPlace(area: string | null) {
  const m = /^(.*?)\s*-\s*([^-]+)$/.exec(area ?? '');
  return buildLocation(m ? { city: m[1], country: m[2]?.trim() } : { city: area });
}
