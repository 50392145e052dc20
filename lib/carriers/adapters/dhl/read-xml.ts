import {
  buildEvent,
  buildLocation,
  buildShipment,
  failed,
  payloadError,
  shipmentsOf,
} from '../../rules/build-shipment';
import { type CarrierTime, carrierTime, carrierTimeOf } from '../../rules/carrier-time';
import { lookUpCode, type Meaning, meaningOf, UPDATE } from '../../rules/meaning';
import { findTag, parseXml } from '../../rules/parse-xml';
import { readDelivery, readDescription } from '../../rules/read-description';
import { at, isRecord, type Json, records, text, trackingNumber } from '../../rules/read-payload';
import { type CanonicalShipment, type NormalizedPayload, type PayloadError, PayloadNotUnderstood } from '../../types';
import { PAKET } from './codes';
import { expressMeaning, expressPlace } from './read-json';

/** DHL Express XML-PI, the German piece XML, and their errors. */
export function readXml(body: string): NormalizedPayload {
  const xml = parseXml(body);
  const fault = findTag(xml, 'Fault');
  if (isRecord(fault)) return failed(at(fault, 'faultcode'), at(fault, 'faultstring'));
  const bills = records(at(findTag(xml, 'TrackingResponse'), 'AWBInfo'));
  if (bills.length > 0) return wayBills(bills);
  // whichever of its several error documents it is, the condition stands in the response
  const conditions = records(at(findTag(xml, 'Response'), 'Status', 'Condition'));
  if (conditions.length > 0)
    return shipmentsOf(
      [],
      conditions.map((one) => payloadError(one.ConditionCode, one.ConditionData)),
    );
  if (at(xml, 'data', '@name') === 'piece-shipment-list') return pieces(xml.data as Json);
  throw new PayloadNotUnderstood('Neither a tracking answer nor an error of DHL.');
}

function wayBills(bills: Json[]): NormalizedPayload {
  const shipments: CanonicalShipment[] = [];
  const errors: PayloadError[] = [];
  for (const bill of bills) {
    const number = trackingNumber(bill.AWBNumber);
    const status = text(at(bill, 'Status', 'ActionStatus'))?.toLowerCase();
    const condition = records(at(bill, 'Status', 'Condition'))[0];
    if (isRecord(bill.ShipmentInfo) && status === 'success') shipments.push(wayBill(number, bill, bill.ShipmentInfo));
    else errors.push(payloadError(condition?.ConditionCode ?? 'NOT_FOUND', condition?.ConditionData ?? status, number));
  }
  return shipmentsOf(shipments, errors);
}

const wayBill = (tracking_number: string | null, bill: Json, info: Json): CanonicalShipment =>
  buildShipment({
    carrier: 'dhl_express',
    service: text(info.GlobalProductCode),
    tracking_number,
    events: eventsOf(bill, info).map((event) => {
      const code = text(at(event, 'ServiceEvent', 'EventCode'));
      const description = text(at(event, 'ServiceEvent', 'Description'));
      return buildEvent({
        time: carrierTimeOf({ date: event.Date, time: event.Time, offset: event.GMTOffset }),
        meaning: expressMeaning(code, description),
        code,
        description,
        location: expressPlace(text(at(event, 'ServiceArea', 'Description'))),
      });
    }),
  });

/** Of the shipment; asked for pieces, DHL may tell of those alone. */
function eventsOf(bill: Json, info: Json): Json[] {
  const own = records(info.ShipmentEvent);
  return own.length > 0 ? own : records(findTag(bill, 'PieceInfo')).flatMap((piece) => records(piece.PieceEvent));
}

/** `<data name=… …>` elements all the way down: list, shipment, event list, events. */
function pieces(listing: Json): NormalizedPayload {
  const code = text(listing['@code']);
  const parcels = records(listing.data).filter((one) => one['@name'] === 'piece-shipment');
  if (code !== null && code !== '0') {
    return failed(code, listing['@error'], trackingNumber(parcels[0]?.['@searched-piece-code']));
  }
  const bad = (one: Json) => (text(one['@error-status']) ?? '0') !== '0';
  return shipmentsOf(
    parcels.filter((one) => !bad(one)).map(piece),
    parcels
      .filter(bad)
      .map((one) =>
        payloadError(
          one['@error-status'],
          one['@piece-status-desc'] ?? one['@status'],
          trackingNumber(one['@searched-piece-code']),
        ),
      ),
  );
}

function piece(parcel: Json): CanonicalShipment {
  const scans = records(parcel.data)
    .flatMap((one) => (one['@name'] === 'piece-event-list' ? records(one.data) : [one]))
    .filter((one) => one['@name'] === 'piece-event');
  return buildShipment({
    carrier: 'dhl_de',
    service: text(parcel['@product-name']),
    tracking_number: trackingNumber(parcel['@piece-code']) ?? trackingNumber(parcel['@searched-piece-code']),
    declared: text(parcel['@ice']) ? pieceMeaning(parcel, text(parcel['@status'])) : null,
    events: scans.map((scan) =>
      buildEvent({
        time: germanTime(scan['@event-timestamp']),
        meaning: pieceMeaning(scan, text(scan['@event-status'])),
        code: [text(scan['@ice']), text(scan['@ric'])].filter(Boolean).join(' '),
        description: scan['@event-status'] ?? scan['@event-text'],
        location: buildLocation({ city: scan['@event-location'], country: scan['@event-country'] }),
      }),
    ),
  });
}

/** "18.03.2016 10:02": a wall clock; DHL does not say of which zone. */
const germanTime = (value: unknown): CarrierTime => carrierTime(value, 'dmy');

function pieceMeaning(holder: Json, words: string | null): Meaning {
  const known = lookUpCode(PAKET, text(holder['@ice'])) ?? UPDATE;
  if (text(holder['@ruecksendung']) === 'true') {
    return meaningOf('returned', known.status === 'delivered' ? 'returned_to_sender' : 'returning');
  }
  if (known.status === 'delivered') return readDelivery(words);
  // a sorted parcel on the van is told in words only
  const onTheVan = /loaded onto the delivery vehicle|in das Zustellfahrzeug geladen/i.test(words ?? '');
  return onTheVan
    ? meaningOf('out_for_delivery', 'loaded')
    : known.status === 'attempt_failed'
      ? (readDescription(words) ?? known)
      : known;
}
