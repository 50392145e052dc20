import {
  buildEvent,
  buildLocation,
  buildShipment,
  carrierEta,
  payloadError,
  shipmentsOf,
} from '../../rules/build-shipment';
import { carrierTime, NO_TIME, timeBounds } from '../../rules/carrier-time';
import { lookUpCode, type Meaning, meaningOf, UPDATE, unknownTo } from '../../rules/meaning';
import { readDelivery, readDescription, withReason } from '../../rules/read-description';
import { onlyErrors } from '../../rules/read-error';
import { at, isRecord, type Json, list, parseJson, records, text, trackingNumber } from '../../rules/read-payload';
import { fedex as verify } from '../../signatures/schemes';
import type { CanonicalEvent, CanonicalShipment, CarrierAdapter, PayloadError } from '../../types';
import { CODES, DELIVERY_EXCEPTIONS } from './codes';

/** Track v1: per number one or more results, of which the newest is this parcel (FedEx uses numbers again). */
function parse(body: string) {
  const json = parseJson(body);
  const errors = records(list(at(json, 'errors')));
  if (errors.length > 0)
    return shipmentsOf(
      [],
      errors.map((error) => payloadError(error.code, error.message)),
    );
  const complete = at(json, 'output', 'completeTrackResults') ?? at(json, 'completeTrackResults') ?? bare(json);
  if (complete === undefined) return onlyErrors(json, 'Not a Track v1 answer of FedEx.');

  const shipments: CanonicalShipment[] = [];
  const problems: PayloadError[] = [];
  for (const asked of records(complete)) {
    const results = records(list(asked.trackResults));
    const told = results.filter(tells);
    const [newest] = told.sort((a, b) => newestScan(b) - newestScan(a));
    if (newest) shipments.push(shipment(newest, trackingNumber(asked.trackingNumber)));
    else problems.push(problemOf(results[0], trackingNumber(asked.trackingNumber)));
  }
  return shipmentsOf(shipments, problems);
}

/** Results without the envelope, as a push has them. */
function bare(json: unknown): unknown {
  const results = records(at(json, 'trackResults') ?? json).filter(
    (one) => isRecord(one.trackingNumberInfo) && ('latestStatusDetail' in one || 'scanEvents' in one),
  );
  return results.length > 0 ? results.map((one) => ({ trackResults: [one] })) : undefined;
}

/** A result may carry both an error and data (FedEx's own sample does); the data counts. */
const tells = (result: Json) =>
  records(list(result.scanEvents)).length > 0 ||
  text(at(result, 'latestStatusDetail', 'code')) !== null ||
  !isRecord(result.error);

const problemOf = (result: Json | undefined, number: string | null) =>
  payloadError(
    at(result, 'error', 'code') ?? 'NO_RESULT',
    at(result, 'error', 'message') ?? 'FedEx answered without a result.',
    number,
  );

function newestScan(result: Json): number {
  const told = [
    ...records(list(result.scanEvents)).map(({ date }) => date),
    ...records(list(result.dateAndTimes)).flatMap(({ type, dateTime }) =>
      /^(?:ACTUAL|SHIP)/.test(text(type) ?? '') ? [dateTime] : [],
    ),
  ];
  return told.reduce<number>((newest, time) => Math.max(newest, timeBounds(carrierTime(time))?.latest ?? 0), 0);
}

function shipment(result: Json, asked: string | null): CanonicalShipment {
  const dated = (type: string) =>
    carrierTime(records(list(result.dateAndTimes)).find((one) => one.type === type)?.dateTime);
  const declared = latest(result.latestStatusDetail);
  const window = at(result, 'estimatedDeliveryTimeWindow', 'window');
  return buildShipment({
    carrier: 'fedex',
    service: text(at(result, 'serviceDetail', 'description')),
    tracking_number: asked ?? trackingNumber(at(result, 'trackingNumberInfo', 'trackingNumber')),
    shipped_at: dated('ACTUAL_PICKUP').occurred_at,
    promised_at: dated('COMMITMENT').occurred_at,
    eta:
      carrierEta(carrierTime(at(window, 'begins')), carrierTime(at(window, 'ends'))) ??
      carrierEta(dated('ESTIMATED_DELIVERY')) ??
      carrierEta(carrierTime(at(result, 'standardTransitTimeWindow', 'window', 'ends'))),
    declared,
    unknown: unknownLatest(result.latestStatusDetail),
    delivered: declared?.status === 'delivered' ? dated('ACTUAL_DELIVERY') : NO_TIME,
    signedBy: at(result, 'deliveryDetails', 'receivedByName'),
    events: records(list(result.scanEvents)).map(scan),
  });
}

function scan(event: Json): CanonicalEvent {
  const place = event.scanLocation;
  return buildEvent({
    time: carrierTime(event.date),
    meaning: meaning(
      event.eventType,
      event.derivedStatusCode,
      event.exceptionCode,
      [text(event.eventDescription), text(event.exceptionDescription)].filter(Boolean).join(' – '),
    ),
    code: [text(event.eventType), text(event.exceptionCode)].filter(Boolean).join(' '),
    description: [text(event.eventDescription), text(event.exceptionDescription)].filter(Boolean).join(' – '),
    location: buildLocation({
      city: at(place, 'city'),
      region: at(place, 'stateOrProvinceCode'),
      postal_code: at(place, 'postalCode'),
      country: at(place, 'countryCode'),
    }),
  });
}

function meaning(code: unknown, derived: unknown, exception: unknown, description: unknown): Meaning {
  const told = text(description);
  const known = lookUpCode(CODES, text(code)?.toUpperCase()) ?? lookUpCode(CODES, text(derived)?.toUpperCase());
  if (!known) return UPDATE;
  if (known.status === 'delivered') return readDelivery(told);
  const failure = known.status === 'exception' && known.sub_status === null;
  return failure
    ? (lookUpCode(DELIVERY_EXCEPTIONS, text(exception)) ?? attempted(told) ?? withReason(known, told))
    : known;
}

function attempted(description: string | null): Meaning | null {
  const told = readDescription(description);
  return told?.status === 'attempt_failed' ? told : null;
}

/** The code of the latest status, where neither it nor what it was derived from is known. */
function unknownLatest(detail: unknown): string | null {
  const [code, derived] = [text(at(detail, 'code')), text(at(detail, 'derivedCode'))].map((one) => one?.toUpperCase());
  return derived && !unknownTo(CODES, derived) ? null : unknownTo(CODES, code);
}

/** `code` may be a label of FedEx's own making; `derivedCode` is asked where it is not known. */
function latest(detail: unknown): Meaning | null {
  if (!isRecord(detail) || !(text(detail.code) ?? text(detail.derivedCode))) return null;
  const reason = records(list(detail.ancillaryDetails))[0];
  const words = [detail.description, detail.statusByLocale, reason?.reasonDescription].map((one) => text(one));
  const told = meaning(detail.code, detail.derivedCode, reason?.reason, words.filter(Boolean).join(' – '));
  const delayed = at(detail, 'delayDetail', 'status') === 'DELAYED' || text(detail.derivedCode) === 'RL';
  const late = delayed && told.status === 'in_transit';
  if (!late) return told;
  return meaningOf('in_transit', at(detail, 'delayDetail', 'type') === 'WEATHER' ? 'weather_delay' : 'delay');
}

export const fedex: CarrierAdapter = { source: 'fedex', parse, verify };
