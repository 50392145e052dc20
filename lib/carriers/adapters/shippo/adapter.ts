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
import { type CarrierTime, carrierTime, estimateTime, NO_TIME, utcInstant } from '../../rules/carrier-time';
import { lookUpCode, type Meaning, NO_DATA, UPDATE, unknownTo } from '../../rules/meaning';
import { onlyErrors } from '../../rules/read-error';
import { at, isRecord, type Json, list, parseJson, records, text, trackingNumber } from '../../rules/read-payload';
import { shippo as verify } from '../../signatures/schemes';
import { type CanonicalEvent, type CanonicalShipment, type CarrierAdapter, PayloadNotUnderstood } from '../../types';
import { REFINES, STATUSES, SUBSTATUSES } from './codes';

/** A track, a webhook `{event, data}` around one, or a list. */
function parse(body: string) {
  const json = parseJson(body);
  if (Array.isArray(json)) {
    if (json.length > 0 && !json.some(isRecord)) return failed('ERROR', json[0]);
    return shipmentsOf(json.filter(isTrack).map(shipment));
  }
  if (!isRecord(json)) throw new PayloadNotUnderstood('Not a Shippo object.');
  const told = isRecord(json.data) ? json.data : json;
  const { results } = told;
  if (isTrack(told)) return shipmentsOf([shipment(told)]);
  if (Array.isArray(results)) return shipmentsOf(results.filter(isTrack).map(shipment));
  const problem = json.detail ?? json.error ?? json.__all__;
  if (problem !== undefined) return failed(json.code ?? json.status_code ?? 'ERROR', list(problem)[0] ?? problem);
  // transactions, batches: understood, and no tracking in them
  if (typeof json.event === 'string' || 'object_id' in json) return nothing();
  return onlyErrors(json, 'Neither a track nor a webhook of Shippo.');
}

const isTrack = (value: unknown): value is Json =>
  isRecord(value) && 'tracking_number' in value && 'tracking_status' in value && 'carrier' in value;

function shipment(track: Json): CanonicalShipment {
  const current = isRecord(track.tracking_status) ? track.tracking_status : null;
  const history = records(list(track.tracking_history));
  const declared = current ? meaning(current) : NO_DATA;
  const events = (history.length === 0 && current ? [current] : history).map(scan);
  return buildShipment({
    carrier: carrierSlug(text(track.carrier)),
    service: text(at(track, 'servicelevel', 'name')),
    tracking_number: trackingNumber(track.tracking_number),
    eta: carrierEta(estimateTime(track.eta)),
    observed_at: utcInstant(current?.object_updated ?? current?.object_created),
    declared,
    unknown: unknownTo(STATUSES, text(current?.status)?.toUpperCase()),
    delivered: declared.status === 'delivered' && current ? timeOf(current) : NO_TIME,
    events,
  });
}

/** `status_date` is UTC whether or not it says so; `object_created` is when Shippo heard of it. */
function timeOf(event: Json): CarrierTime {
  const occurred_at = utcInstant(event.status_date);
  return occurred_at ? { occurred_at, local_time: null } : carrierTime(event.status_date);
}

function scan(event: Json): CanonicalEvent {
  return buildEvent({
    id: text(event.object_id, 200),
    time: timeOf(event),
    meaning: meaning(event),
    code: substatusCode(event) ?? event.status,
    description: event.status_details,
    location: isRecord(event.location)
      ? buildLocation({
          city: event.location.city,
          region: event.location.state,
          postal_code: event.location.zip,
          country: event.location.country,
        })
      : null,
  });
}

/** An object today, a plain text or nothing in older versions. */
const substatusCode = (event: Json) => text(at(event.substatus, 'code')) ?? text(event.substatus);

function meaning(event: Json): Meaning {
  const status = text(event.status)?.toUpperCase() ?? '';
  const base = lookUpCode(STATUSES, status) ?? UPDATE;
  const refined = lookUpCode(SUBSTATUSES, substatusCode(event)?.toLowerCase());
  if (!refined || !Object.hasOwn(REFINES, status) || !REFINES[status]?.includes(refined.status)) {
    // a failure explained by a substatus that is not a status of its own keeps the explanation
    return base.status === 'exception' && refined?.status === 'in_transit' ? { ...refined, status: 'exception' } : base;
  }
  const wantsHelp = at(event.substatus, 'action_required') === true;
  return wantsHelp && refined.status === 'in_transit' && refined.cause !== null
    ? { ...refined, status: 'exception', action_by: refined.action_by ?? 'shopper' }
    : refined;
}

export const shippo: CarrierAdapter = { source: 'shippo', parse, verify };
