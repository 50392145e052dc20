import {
  buildEvent,
  buildLocation,
  buildShipment,
  carrierEta,
  payloadError,
  shipmentsOf,
} from '../../rules/build-shipment';
import { carrierTime, estimateTime } from '../../rules/carrier-time';
import { lookUpCode, UPDATE } from '../../rules/meaning';
import { onlyErrors } from '../../rules/read-error';
import { isRecord, type Json, number, parseJson, records, text, trackingNumber } from '../../rules/read-payload';
import { sharedSecret as verify } from '../../signatures/schemes';
import type { CanonicalShipment, CarrierAdapter } from '../../types';
import { EVENTS } from './codes';

/** Suivi v2: one answer, or a list where several numbers were asked for; each may be an error of its own. */
function parse(body: string) {
  const json = parseJson(body);
  const answers = records(json).filter((one) => 'returnCode' in one || isRecord(one.shipment) || 'code' in one);
  if (answers.length === 0) return onlyErrors(json, 'Not an answer of La Poste’s Suivi.');
  const good = (one: Json) => isRecord(one.shipment) && (number(one.returnCode) ?? 200) < 300;
  return shipmentsOf(
    answers.filter(good).map((one) => shipment(one.shipment as Json)),
    answers
      .filter((one) => !good(one))
      .map((one) =>
        payloadError(one.returnCode ?? one.code, one.returnMessage ?? one.message, trackingNumber(one.idShip)),
      ),
  );
}

function shipment(parcel: Json): CanonicalShipment {
  const events = records(parcel.event).map((event) =>
    buildEvent({
      time: carrierTime(event.date),
      meaning: lookUpCode(EVENTS, text(event.code)?.toUpperCase()) ?? UPDATE,
      code: event.code,
      description: event.label,
      location: buildLocation({ country: event.country }),
    }),
  );
  const over = parcel.isFinal === true;
  return buildShipment({
    carrier: text(parcel.product)?.toLowerCase() === 'chronopost' ? 'chronopost' : 'la_poste',
    service: text(parcel.product),
    tracking_number: trackingNumber(parcel.idShip),
    eta: over ? null : carrierEta(estimateTime(parcel.estimDate ?? parcel.deliveryDate)),
    delivered: over ? carrierTime(parcel.deliveryDate) : undefined,
    events,
  });
}

export const laPoste: CarrierAdapter = { source: 'la_poste', parse, verify };
