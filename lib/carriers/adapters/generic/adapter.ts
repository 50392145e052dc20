import { buildEvent, buildLocation, buildShipment, carrierEta, shipmentsOf } from '../../rules/build-shipment';
import { carrierSlug } from '../../rules/carrier-slug';
import { type CarrierTime, carrierTime, NO_TIME } from '../../rules/carrier-time';
import { type Meaning, meaningOf } from '../../rules/meaning';
import {
  isRecord,
  type Json,
  parseJson,
  number as readNumber,
  record,
  records,
  text,
  trackingNumber,
} from '../../rules/read-payload';
import { standardWebhooks as verify } from '../../signatures/schemes';
import {
  ACTION_BY,
  CAUSES,
  type CanonicalShipment,
  type CarrierAdapter,
  type Eta,
  PayloadNotUnderstood,
  type ReportedAnswer,
  SHIPMENT_STATUSES,
  SUB_STATUSES,
} from '../../types';

/**
 * A merchant's own or a local courier's scans: `{shipment_external_id | carrier + tracking_number, events: [event]}` with
 * events in the write shape of the API; one such object, a list of them, or `{data: …}` around either. Beside scans, what
 * was decided about a delivery request: `{delivery_request: {id, state, answer?, reference?}}`.
 */
function parse(body: string) {
  const json = parseJson(body);
  const told = isRecord(json) && json.data !== undefined && json.events === undefined ? json.data : json;
  const payloads = records(told);
  if (payloads.length === 0) throw new PayloadNotUnderstood('Expected an object with events.');
  const answers = payloads.flatMap((payload) => (payload.delivery_request === undefined ? [] : [answerOf(payload)]));
  const scans = payloads.filter((payload) => payload.delivery_request === undefined || payload.events !== undefined);
  return { ...shipmentsOf(scans.map(shipment)), ...(answers.length > 0 && { answers }) };
}

function answerOf(payload: Json): ReportedAnswer {
  const { id, state, ...said } = record(payload.delivery_request);
  const request_id = text(id, 60);
  const decided = oneOf(['confirmed', 'refused'] as const, state);
  if (!request_id || !decided)
    throw new PayloadNotUnderstood('delivery_request must have an id, and a state of confirmed or refused.');
  return { request_id, state: decided, answer: text(said.answer, 1_000), reference: text(said.reference, 100) };
}

function shipment(payload: Json): CanonicalShipment {
  const external_id = text(payload.shipment_external_id, 255);
  const number = trackingNumber(payload.tracking_number);
  if (external_id === null && number === null) {
    throw new PayloadNotUnderstood('shipment_external_id, or carrier and tracking_number, must name the shipment.');
  }
  if (!Array.isArray(payload.events)) throw new PayloadNotUnderstood('events must be a list.');
  return buildShipment({
    external_id,
    carrier: carrierSlug(text(payload.carrier)),
    service: text(payload.service),
    tracking_number: number,
    order_external_id: text(payload.order_external_id, 255),
    direction: payload.direction === 'return' ? 'return' : 'outbound',
    observed_at: carrierTime(payload.updated_at ?? payload.timestamp).occurred_at,
    eta: etaOf(payload.eta),
    grams: readNumber(payload.weight_grams),
    events: records(payload.events).map((event, i) =>
      buildEvent({
        id: text(event.id, 200),
        time: timeOf(event),
        meaning: meaning(event, i),
        code: event.code,
        description: event.description,
        location: isRecord(event.location) ? buildLocation(record(event.location)) : null,
        stops: event.stops_before,
        signedBy: record(event.proof).signed_by ?? event.signed_by,
        photo: record(event.proof).photo_url,
        eta: etaOf(event.eta),
      }),
    ),
  });
}

const etaOf = (told: unknown): Eta | null =>
  isRecord(told) ? carrierEta(carrierTime(told.earliest), carrierTime(told.latest)) : null;

/** An instant that carries no offset is a wall clock, whichever member it came in. */
function timeOf(event: Json): CarrierTime {
  const instant = event.occurred_at === undefined ? NO_TIME : carrierTime(event.occurred_at);
  const local = carrierTime(event.local_time).local_time;
  return { occurred_at: instant.occurred_at, local_time: local ?? instant.local_time };
}

const oneOf = <T extends string>(values: readonly T[], value: unknown): T | null =>
  values.find((known) => known === value) ?? null;

function meaning(event: Json, index: number): Meaning {
  const status = oneOf(SHIPMENT_STATUSES, event.status);
  if (!status) throw new PayloadNotUnderstood(`events.${index}.status must be one of ${SHIPMENT_STATUSES.join(', ')}.`);
  const usual = meaningOf(status, oneOf(SUB_STATUSES, event.sub_status));
  return {
    ...usual,
    cause: oneOf(CAUSES, event.cause) ?? usual.cause,
    action_by: oneOf(ACTION_BY, event.action_by) ?? usual.action_by,
  };
}

export const generic: CarrierAdapter = {
  source: 'generic',
  parse,
  verify,
  eventId: (_body, headers) => headers?.['webhook-id'] ?? null,
};
