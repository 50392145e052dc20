import {
  buildEvent,
  buildLocation,
  buildShipment,
  carrierEta,
  payloadError,
  shipmentsOf,
} from '../../rules/build-shipment';
import { carrierTime, carrierTimeOf, NO_TIME } from '../../rules/carrier-time';
import { lookUpCode, type Meaning, meaningOf, UPDATE } from '../../rules/meaning';
import { readDelivery, readDescription } from '../../rules/read-description';
import { onlyErrors } from '../../rules/read-error';
import { at, isRecord, type Json, list, parseJson, records, text, trackingNumber } from '../../rules/read-payload';
import { sharedSecret as verify } from '../../signatures/schemes';
import type { CanonicalShipment, CarrierAdapter, PayloadError } from '../../types';
import { CATEGORIES, EVENTS } from './codes';

/** Tracking v2: events of one mail piece, summaries of several, or errors. */
function parse(body: string) {
  const json = parseJson(body);
  const pieces = records(at(json, 'mailPieces'));
  if (pieces.length > 0) {
    return shipmentsOf(
      pieces.filter((piece) => !isProblem(piece)).map(shipment),
      pieces.filter(isProblem).map(problem),
    );
  }
  const errors = records(list(at(json, 'errors')));
  if (errors.length > 0) {
    return shipmentsOf(
      [],
      errors.map((error) => payloadError(error.errorCode, error.errorDescription ?? error.errorCause)),
    );
  }
  if (isRecord(json) && 'httpCode' in json)
    return shipmentsOf([], [payloadError(json.httpCode, json.moreInformation ?? json.httpMessage)]);
  return onlyErrors(json, 'Not a Tracking v2 answer of Royal Mail.');
}

const isProblem = (piece: Json) => isRecord(piece.error) && !isRecord(piece.summary) && !Array.isArray(piece.events);

const problem = (piece: Json): PayloadError =>
  payloadError(
    at(piece, 'error', 'errorCode') ?? piece.status,
    at(piece, 'error', 'errorDescription'),
    trackingNumber(piece.mailPieceId),
  );

function shipment(piece: Json): CanonicalShipment {
  const summary = isRecord(piece.summary) ? piece.summary : {};
  const declared = declaredMeaning(summary);
  const told = text(summary.statusCategory)?.toUpperCase() ?? '';
  const due = piece.estimatedDelivery;
  return buildShipment({
    carrier: 'royal_mail',
    service: text(summary.productName),
    tracking_number: trackingNumber(summary.oneDBarcode) ?? trackingNumber(piece.mailPieceId),
    eta: carrierEta(
      carrierTimeOf({ date: at(due, 'date'), time: at(due, 'startOfEstimatedWindow') }),
      carrierTimeOf({ date: at(due, 'date'), time: at(due, 'endOfEstimatedWindow') }),
    ),
    declared,
    unknown: category(told) ? null : told,
    // a signature block may stand in any answer and proves no delivery; the category does
    delivered: declared?.status === 'delivered' ? carrierTime(summary.lastEventDateTime) : NO_TIME,
    signedBy: at(piece, 'signature', 'recipientName'),
    events: records(list(piece.events)).map((event) =>
      buildEvent({
        time: carrierTime(event.eventDateTime),
        meaning: meaning(text(event.eventCode), text(event.eventName)),
        code: event.eventCode,
        description: event.eventName,
        location: buildLocation({ city: event.locationName }),
      }),
    ),
  });
}

function meaning(code: string | null, name: string | null): Meaning {
  const known = lookUpCode(EVENTS, code?.slice(0, 5).toUpperCase()) ?? UPDATE;
  return known.status === 'delivered' ? readDelivery(name) : known;
}

/** The category, refined by the description Royal Mail shows ("We've tried to deliver it", "Ready to collect"). */
function declaredMeaning(summary: Json): Meaning | null {
  const words = text(summary.statusDescription);
  const declared = category(text(summary.statusCategory)?.toUpperCase() ?? '');
  if (declared?.status === 'delivered') return readDelivery(words);
  if (/ready (?:to|for) collect/i.test(words ?? '') && declared?.status !== 'returned')
    return meaningOf('available_for_pickup', 'ready_at_point');
  const known = lookUpCode(EVENTS, text(summary.lastEventCode)?.slice(0, 5).toUpperCase());
  if (known && (!declared || known.status === declared.status || declared.status === 'in_transit')) return known;
  return declared ?? readDescription(words);
}

/** Categories are lengthened at times ("DELIVERED TO NEIGHBOUR"); the longest beginning counts. */
function category(told: string): Meaning | null {
  const known = Object.keys(CATEGORIES).filter((name) => told === name || told.startsWith(`${name} `));
  return lookUpCode(CATEGORIES, known.sort((a, b) => b.length - a.length)[0]);
}

export const royalMail: CarrierAdapter = { source: 'royal_mail', parse, verify };
