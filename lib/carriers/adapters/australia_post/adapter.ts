import { buildEvent, buildLocation, buildShipment, payloadError, shipmentsOf } from '../../rules/build-shipment';
import { carrierTime } from '../../rules/carrier-time';
import { lookUpCode, type Meaning, meaningOfRow, UPDATE, unknownTo } from '../../rules/meaning';
import { readDelivery } from '../../rules/read-description';
import { readErrors } from '../../rules/read-error';
import { at, type Json, list, parseJson, records, text, trackingNumber } from '../../rules/read-payload';
import { sharedSecret as verify } from '../../signatures/schemes';
import { type CanonicalShipment, type CarrierAdapter, type PayloadError, PayloadNotUnderstood } from '../../types';
import { EVENTS, STATUSES } from './codes';

/** `tracking_results`, each an article or a consignment of several. */
function parse(body: string) {
  const json = parseJson(body);
  const results = records(at(json, 'tracking_results'));
  const errors = readErrors(json);
  if (results.length + errors.length === 0) throw new PayloadNotUnderstood('Not a tracking answer of Australia Post.');
  return shipmentsOf(results.flatMap(articles), [...errors, ...results.flatMap(problems)]);
}

function problems(result: Json): PayloadError[] {
  const number = trackingNumber(result.tracking_id);
  return records(list(result.errors)).map((error) => payloadError(error.code, error.message ?? error.name, number));
}

/** One shipment an article. A single article keeps the number that was asked for. */
function articles(result: Json): CanonicalShipment[] {
  const told = records(result.trackable_items);
  const whole = records(result.consignment).filter((one) => Array.isArray(one.events) || Array.isArray(one.items));
  const items = (told.length > 0 ? told : whole).flatMap((item) => {
    const nested = records(item.items);
    // an article that tells nothing of itself travels with its consignment
    return nested.length > 0
      ? nested.map((one) => ({
          status: item.status,
          ...one,
          events: list(one.events).length > 0 ? one.events : item.events,
        }))
      : [item];
  });
  const asked = trackingNumber(result.tracking_id);
  return items.map((item) => {
    const own = trackingNumber(item.article_id) ?? trackingNumber(item.consignment_id);
    return shipment(item, items.length === 1 ? (asked ?? own) : (own ?? asked), text(result.status));
  });
}

function shipment(item: Json, tracking_number: string | null, overall: string | null): CanonicalShipment {
  const status = (text(item.status) ?? overall)?.toLowerCase();
  return buildShipment({
    carrier: 'australia_post',
    service: text(item.product_type),
    tracking_number,
    declared: lookUpCode(STATUSES, status),
    // "Unknown" leaves it to the scans
    unknown: status === 'unknown' ? null : unknownTo(STATUSES, status),
    events: records(list(item.events)).map((event) =>
      buildEvent({
        time: carrierTime(event.date),
        meaning: meaning(text(event.description)),
        description: event.description,
        location: buildLocation(placeOf(text(event.location))),
      }),
    ),
  });
}

function meaning(description: string | null): Meaning {
  const row = EVENTS.find(([phrase]) => phrase.test(description ?? ''))?.[1];
  if (!row) return UPDATE;
  return row[0] === 'delivered' ? readDelivery(description) : meaningOfRow(row);
}

/** "KEW VIC" names suburb and state; other forms ("CHICAGO (US)", "NZ") are kept as they are. */
function placeOf(location: string | null) {
  const m = /^(.+) (NSW|VIC|QLD|SA|WA|TAS|NT|ACT)$/.exec(location ?? '');
  return m ? { city: m[1], region: m[2], country: 'AU' } : { city: location };
}

export const australiaPost: CarrierAdapter = { source: 'australia_post', parse, verify };
