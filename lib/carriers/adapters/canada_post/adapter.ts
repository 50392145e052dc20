import {
  buildEvent,
  buildLocation,
  buildShipment,
  carrierEta,
  payloadError,
  shipmentsOf,
} from '../../rules/build-shipment';
import { type CarrierTime, carrierTime, carrierTimeOf } from '../../rules/carrier-time';
import { lookUpCode, type Meaning, meaningOf, UPDATE } from '../../rules/meaning';
import { findTag, parseXml } from '../../rules/parse-xml';
import { at, type Json, records, text, trackingNumber } from '../../rules/read-payload';
import { sharedSecret as verify } from '../../signatures/schemes';
import { type CanonicalEvent, type CanonicalShipment, type CarrierAdapter, PayloadNotUnderstood } from '../../types';
import { EVENTS, FIXED_ZONES, NOISE, STANDARD_ZONES, SUMMARY_TYPES } from './codes';

/** Tracking details, a pin summary, or messages (errors) of Canada Post's web services. */
function parse(body: string) {
  const xml = parseXml(body);
  const messages = records(at(findTag(xml, 'messages'), 'message'));
  const details = records(findTag(xml, 'tracking-detail'));
  const summaries = records(at(findTag(xml, 'tracking-summary'), 'pin-summary'));
  if (messages.length + details.length + summaries.length === 0) {
    throw new PayloadNotUnderstood('Neither tracking details nor messages of Canada Post.');
  }
  return shipmentsOf(
    [...details.map(shipment), ...summaries.map(summary)],
    messages.map((message) => payloadError(message.code, message.description)),
  );
}

function shipment(detail: Json): CanonicalShipment {
  return buildShipment({
    carrier: 'canada_post',
    service: text(detail['service-name']),
    tracking_number: trackingNumber(detail.pin),
    eta: carrierEta(carrierTime(text(detail['changed-expected-date']) ?? text(detail['expected-delivery-date']))),
    events: records(at(detail, 'significant-events', 'occurrence')).map(scan),
  });
}

function scan(occurrence: Json): CanonicalEvent {
  const code = text(occurrence['event-identifier']);
  return buildEvent({
    time: zoned(occurrence),
    meaning: meaning(code, text(occurrence['event-description'])),
    code,
    description: occurrence['event-description'],
    signedBy: occurrence['signatory-name'],
    location: buildLocation({
      city: occurrence['event-site'],
      region: occurrence['event-province'],
      country: text(occurrence['event-site']) ? 'CA' : null,
    }),
  });
}

function meaning(identifier: string | null, description: string | null): Meaning {
  const code = identifier?.replace(/^0+(?=\d)/, '') ?? '';
  if (NOISE.has(code)) return UPDATE;
  const known = lookUpCode(EVENTS, code) ?? UPDATE;
  const undelivered = known.status === 'attempt_failed' || known.status === 'exception';
  return undelivered && /return(?:ed|ing)? to sender|retourn\S+ à l'expéditeur/i.test(description ?? '')
    ? meaningOf('returned', 'returning')
    : known;
}

/**
 * The label fixes the instant, but for one doubt: "EST" in summer may be a clock that kept standard time or a label that
 * was never changed. Then only the wall clock is known.
 */
function zoned(occurrence: Json): CarrierTime {
  const label = text(occurrence['event-time-zone'])?.toUpperCase() ?? '';
  const [date, time] = [occurrence['event-date'], occurrence['event-time']];
  const fixed = Object.hasOwn(FIXED_ZONES, label) ? FIXED_ZONES[label] : undefined;
  const standard = Object.hasOwn(STANDARD_ZONES, label) ? STANDARD_ZONES[label] : undefined;
  const offset = fixed ?? (standard && !inSummerTime(text(date) ?? '') ? standard : undefined);
  return carrierTimeOf({ date, time, offset });
}

/** From the second Sunday of March to the first of November, by the day. */
function inSummerTime(date: string): boolean {
  const year = Number(date.slice(0, 4));
  const sundayOnOrAfter = (month: number, day: number) => {
    const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
    return new Date(Date.UTC(year, month - 1, day + ((7 - weekday) % 7))).toISOString().slice(0, 10);
  };
  return year > 0 && date >= sundayOnOrAfter(3, 8) && date <= sundayOnOrAfter(11, 1);
}

/** A summary tells the last event only, its time as YYYYMMDD:HHMMSS without a zone. */
function summary(pin: Json): CanonicalShipment {
  const [date, time] = (text(pin['event-date-time']) ?? '').split(':');
  const known = lookUpCode(SUMMARY_TYPES, text(pin['event-type'])?.toUpperCase());
  return buildShipment({
    carrier: 'canada_post',
    service: text(pin['service-name']),
    tracking_number: trackingNumber(pin.pin),
    eta: carrierEta(carrierTime(text(pin['expected-delivery-date']))),
    events: known
      ? [
          buildEvent({
            time: carrierTimeOf({ date, time }),
            meaning: known,
            code: pin['event-type'],
            description: pin['event-description'],
            location: buildLocation({ city: pin['event-location'] }),
          }),
        ]
      : [],
  });
}

export const canadaPost: CarrierAdapter = { source: 'canada_post', parse, verify };
