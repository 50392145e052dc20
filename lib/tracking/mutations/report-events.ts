import { buildEvent, buildLocation } from '@/lib/carriers/rules/build-shipment';
import { carrierTime } from '@/lib/carriers/rules/carrier-time';
import { meaningOf } from '@/lib/carriers/rules/meaning';
import { toFact } from '@/lib/carriers/rules/to-observations';
import type { Observation } from '@/lib/carriers/types';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { holdShipments } from '../hold-shipments';
import type { StoredFact } from '../queries/list-observations';
import type { EventWrite } from '../schema';
import { appendEvents } from './append-events';

/** Where scans that a merchant writes by hand or by API come from. */
const SOURCE = 'api';
/** An instant as most programs tell it, which says nothing of a clock on a wall. */
const UTC = /Z$/i;

/**
 * Adds a merchant's own scans to a shipment, by the caller's id of it. A scan told twice counts once. Answers how many were
 * new and, by our id of the shipment, all that now count for it.
 * Throws NOT_FOUND for an unknown or foreign shipment.
 */
export async function reportEvents(
  ctx: Ctx,
  { externalId, events }: { externalId: string; events: readonly EventWrite[] },
): Promise<{ added: number; facts: ReadonlyMap<string, readonly StoredFact[]> }> {
  const held = await holdShipments(ctx, externalId);
  const [parcel] = held.parcels;
  if (!parcel) throw notFound('shipment');
  const { id: shipmentId } = parcel.shipment;
  const received_at = ctx.now.toISOString();
  const observations = events.map((event) => observationOf(event, received_at));
  const [appended] = await appendEvents(ctx, [{ shipmentId, observations }], held);
  return { added: appended?.added ?? 0, facts: new Map([[shipmentId, appended?.facts ?? []]]) };
}

function observationOf(written: EventWrite, received_at: string): Observation {
  const usual = meaningOf(written.status, written.sub_status ?? null);
  // Progress without a time of its own is told as it happens.
  const isProgress = typeof written.stops_before === 'number' || Boolean(written.eta);
  const told = written.occurred_at ?? (isProgress && !written.local_time ? received_at : null);
  const event = buildEvent({
    id: written.id ?? null,
    time: {
      occurred_at: told ? new Date(told).toISOString() : null,
      local_time: localTimeOf(written),
    },
    meaning: { ...usual, cause: written.cause ?? usual.cause, action_by: written.action_by ?? usual.action_by },
    code: written.code,
    description: written.description,
    location: written.location ? buildLocation(written.location) : null,
    stops: written.stops_before,
    signedBy: written.proof?.signed_by ?? written.signed_by,
    photo: written.proof?.photo_url,
    eta: written.eta ? { ...written.eta, source: 'carrier', confidence: 'high' } : null,
  });
  return toFact(event, { source: SOURCE, observed_at: null, received_at });
}

function localTimeOf({ local_time, occurred_at }: EventWrite): string | null {
  if (!local_time && UTC.test(occurred_at ?? '')) return null;
  return carrierTime(local_time ?? occurred_at).local_time;
}
