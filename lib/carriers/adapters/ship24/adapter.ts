import {
  buildEvent,
  buildLocation,
  buildShipment,
  carrierEta,
  failed,
  nothing,
  shipmentsOf,
} from '../../rules/build-shipment';
import { carrierSlug } from '../../rules/carrier-slug';
import { type CarrierTime, carrierTime, estimateTime } from '../../rules/carrier-time';
import { lookUpCode, type Meaning, meaningOf, UPDATE, unknownTo } from '../../rules/meaning';
import { onlyErrors } from '../../rules/read-error';
import {
  at,
  isRecord,
  type Json,
  list,
  parseJson,
  record,
  records,
  text,
  trackingNumber,
} from '../../rules/read-payload';
import { ship24 as verify } from '../../signatures/schemes';
import { type CanonicalEvent, type CanonicalShipment, type CarrierAdapter, PayloadNotUnderstood } from '../../types';
import { CODES, MILESTONES, RETURN_PREFIXES } from './codes';

/** Results `{data: {trackings}}` (all scans) or a webhook `{trackings}` (new scans only). */
function parse(body: string) {
  const json = parseJson(body);
  if (!isRecord(json)) throw new PayloadNotUnderstood('Not a Ship24 object.');
  const trackings = at(json, 'data', 'trackings') ?? json.trackings;
  if (Array.isArray(trackings)) return shipmentsOf(records(trackings).map(shipment));
  const [error] = records(list(json.errors));
  if (error) return failed(error.code, error.message);
  if (isRecord(json.data)) return nothing();
  return onlyErrors(json, 'Neither results nor a webhook of Ship24.');
}

function shipment(tracking: Json): CanonicalShipment {
  const { shipment: parcel, tracker, events } = tracking;
  const scans = records(list(events));
  const estimate = at(parcel, 'delivery', 'courierEstimatedDeliveryDate');
  return buildShipment({
    carrier: carrierSlug(courierOf(scans[0]) ?? courierOf(record(tracker)) ?? courierOf(record(parcel))),
    service: text(at(parcel, 'delivery', 'service')),
    tracking_number: trackingNumber(
      at(tracker, 'trackingNumber') ?? records(list(at(parcel, 'trackingNumbers')))[0]?.tn ?? scans[0]?.trackingNumber,
    ),
    eta:
      carrierEta(estimateTime(at(estimate, 'from')), estimateTime(at(estimate, 'to'))) ??
      carrierEta(estimateTime(at(parcel, 'delivery', 'estimatedDeliveryDate'))),
    observed_at: carrierTime(at(tracking, 'metadata', 'generatedAt')).occurred_at,
    declared: meaning(parcel, null),
    unknown: unknownTo(MILESTONES, text(at(parcel, 'statusMilestone'))),
    // of a time of Ship24's own only the clock can be believed
    delivered: carrierTime(
      text(at(tracking, 'statistics', 'timestamps', 'deliveredDatetime'))?.replace(/(?:\.\d+)?Z$/, ''),
    ),
    events: scans.map(scan),
  });
}

/** One courier, or a list of which the last delivers. */
const courierOf = (event: Json | undefined): string | null =>
  text(event?.courierCode) ?? text(list(event?.courierCode).at(-1));

function scan(event: Json): CanonicalEvent {
  return buildEvent({
    id: text(event.eventId, 200),
    time: timeOf(event),
    meaning: meaning(event, UPDATE) ?? UPDATE,
    code: event.statusCode,
    description: event.status,
    location: buildLocation({ city: event.location }),
  });
}

/**
 * `datetime` always ends in Z, even of a time whose zone nobody knows; `occurrenceDatetime` with `utcOffset` tells the
 * truth, and without an offset of its own or beside it, it is a wall clock.
 */
function timeOf(event: Json): CarrierTime {
  const stated = text(event.occurrenceDatetime) ?? text(event.datetime)?.replace(/(?:\.\d+)?Z$/, '') ?? '';
  if (event.hasNoTime === true) return carrierTime(stated.slice(0, 10));
  const offset = text(event.utcOffset);
  const wall = stated.replace(/Z$/, '');
  if (offset) {
    const time = carrierTime(`${wall}${offset}`);
    if (time.occurred_at) return time;
  }
  return carrierTime(event.utcOffset === undefined ? stated : wall);
}

function meaning(holder: unknown, otherwise: Meaning | null): Meaning | null {
  const code = text(at(holder, 'statusCode'));
  const milestone = lookUpCode(MILESTONES, text(at(holder, 'statusMilestone')));
  if (code && RETURN_PREFIXES.some((prefix) => code.startsWith(prefix))) return meaningOf('returned', 'returning');
  const refined = lookUpCode(CODES, code);
  if (refined && (!milestone || refined.status === milestone.status || milestone.status === 'exception'))
    return refined;
  return milestone ?? refined ?? otherwise;
}

export const ship24: CarrierAdapter = {
  source: 'ship24',
  parse,
  verify,
  eventId: (body) => {
    try {
      return text(at(records(at(parseJson(body), 'trackings'))[0], 'metadata', 'messageId'));
    } catch {
      return null;
    }
  },
};
