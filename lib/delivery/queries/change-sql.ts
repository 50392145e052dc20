import { THIS_PARCEL } from '@/lib/tracking/queries/this-parcel-sql';

const ATTEMPTED = `exists (select from tracking_events e where e.shop_id = s.shop_id and e.shipment_id = s.id
    and e.status = 'attempt_failed' and (e.tracking_key is null or e.tracking_key = s.tracking_key) and ${THIS_PARCEL})`;

/**
 * What decides about changing a parcel's delivery, beside the parcel itself, as a member of a JSON object. `s` is its
 * shipment, `o` the order. One text for the order's page and for the verbs, so that a page offers what the verb will take.
 * @param attempted SQL of whether a delivery was attempted in vain, where the scans are read anyway
 */
export const changeOf = (attempted = ATTEMPTED) => `json_build_object(
  'attempted', ${attempted},
  'lastEventAt', s.last_event_at,
  'agreement', (select json_build_object('requests', c.requests, 'holidays', c.holidays,
      'hasContact', jsonb_path_exists(c.contacts, '$[*].email ? (@ like_regex "@")'))
    from carrier_contracts c where c.shop_id = s.shop_id and c.carrier = s.carrier and c.service in (coalesce(s.service, ''), '')
    order by c.service desc limit 1),
  'program', (select json_build_object('connectionId', k.id, 'source', k.source) from connections k
    where k.shop_id = s.shop_id and k.deleted_at is null and s.carrier = any (k.request_carriers)
    order by k.created_at desc, k.id limit 1),
  'asked', coalesce((select json_agg(json_build_object('id', q.id, 'kind', q.kind, 'wanted', q.wanted, 'state', q.state,
      'road', q.road, 'carrier', q.carrier, 'attempts', q.attempts, 'answer', q.answer, 'lastError', q.last_error,
      'askedAt', q.asked_at, 'sendAt', q.send_at, 'answerBy', q.answer_by, 'settledAt', q.settled_at)
      order by q.asked_at desc, q.id desc)
    from delivery_requests q where q.shop_id = s.shop_id and q.shipment_id = s.id), '[]'))`;
