import { createHash } from 'node:crypto';
import { and, eq, max } from 'drizzle-orm';
import { shipmentPolls } from '@/db/schema/polling';
import { shipments, trackingEvents } from '@/db/schema/shipments';
import { adapterFor } from '@/lib/carriers/registry';
import { CAPABILITIES } from '@/lib/carriers/rules/capabilities';
import type { Source } from '@/lib/carriers/types';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { storable } from '@/lib/core/fields';
import type { Asked } from '../adapters/ask-provider';
import { nextPoll } from '../rules/next-poll';
import { keepTooLarge } from './keep-too-large';
import { notePoll } from './note-poll';
import { receiveDeliveries } from './receive-deliveries';

type Settled = { shipmentId: string; connectionId: string; source: Source; asked: Asked; chance: number };

/**
 * Writes down what a provider answered about a parcel: news goes the road of everything that arrives, through the inbox;
 * "not found" is kept beside the parcel; whatever else went wrong is the connection's trouble. Plans the next question.
 * Throws NOT_FOUND for an unknown or foreign shipment.
 */
export async function settlePoll(ctx: Ctx, input: Settled): Promise<{ next: Date | null }> {
  const { db, shopId, now } = ctx;
  const poll = await lockPoll(ctx, input.shipmentId);
  const { asked, problem } = await read(ctx, input);
  await notePoll(ctx, { connectionId: input.connectionId, asked });
  const failures = asked.kind === 'answer' ? 0 : poll.failures + Number(asked.kind !== 'slow_down');
  const next =
    asked.kind === 'slow_down' ? new Date(now.getTime() + asked.seconds * 1_000) : await planned(ctx, input, failures);
  await db
    .update(shipmentPolls)
    .set({
      // what is over is not asked about again; a day far ahead says so without another state
      nextAt: next ?? new Date(now.getTime() + FAR_MS),
      lastAt: now,
      failures,
      problem: problem && storable(problem, 300),
    })
    .where(and(eq(shipmentPolls.shopId, shopId), eq(shipmentPolls.shipmentId, input.shipmentId)));
  return { next };
}

const FAR_MS = 365 * 86_400_000;

async function lockPoll(ctx: Ctx, shipmentId: string) {
  const [poll] = await ctx.db
    .select({ failures: shipmentPolls.failures })
    .from(shipmentPolls)
    .where(and(eq(shipmentPolls.shopId, ctx.shopId), eq(shipmentPolls.shipmentId, shipmentId)))
    .for('update');
  if (!poll) throw notFound('shipment');
  return poll;
}

/** What the answer comes to once it is read, and what is wrong with it, if anything. */
async function read(
  ctx: Ctx,
  { asked, source, connectionId }: Settled,
): Promise<{ asked: Asked; problem: string | null }> {
  if (asked.kind === 'slow_down') return { asked, problem: 'It asked for a pause.' };
  if (asked.kind === 'failed' && asked.large !== undefined)
    return keepLarge(ctx, { source, connectionId }, asked.large);
  if (asked.kind !== 'answer') return { asked, problem: asked.reason };
  const told = tells(source, asked.body);
  if (told.understood && told.problem !== null) return { asked, problem: told.problem };
  const body = storable(asked.body);
  const dedupeKey = keyOf(body);
  await receiveDeliveries(ctx, [{ connectionId, source, dedupeKey, body }]);
  if (told.understood) return { asked, problem: null };
  const reason = 'Its answer could not be read. It is kept below.';
  return { asked: { kind: 'failed', reason }, problem: reason };
}

const keyOf = (body: string) => `poll:${createHash('sha256').update(body).digest('hex')}`;

/** An answer too large to be taken is parked like a message that is: a person may have it applied. */
async function keepLarge(ctx: Ctx, of: Pick<Settled, 'source' | 'connectionId'>, large: string) {
  const body = storable(large);
  const kept = await keepTooLarge(ctx, { ...of, dedupeKey: keyOf(body), body, bytes: Buffer.byteLength(large) });
  const what = kept === 'full' ? 'Too many of them are kept already, so it was not.' : 'It is kept below.';
  const reason = `Its answer is larger than 1 MB, which is the most that is taken at once. ${what}`;
  return { asked: { kind: 'failed' as const, reason }, problem: reason };
}

/** Whether an answer can be read, and what it says where it tells of no parcel. */
function tells(source: Source, body: string): { understood: boolean; problem: string | null } {
  try {
    const { shipments: told, errors } = adapterFor(source).parse(body, 'tracking');
    const [error] = errors;
    const silent = error ? `${error.code}: ${error.message}` : 'It knows nothing of the parcel.';
    return { understood: true, problem: told.length > 0 ? null : silent };
  } catch {
    return { understood: false, problem: null };
  }
}

async function planned(ctx: Ctx, { shipmentId, source, chance }: Settled, failures: number): Promise<Date | null> {
  const { db, shopId, now } = ctx;
  const ofShipment = and(eq(shipments.shopId, shopId), eq(shipments.id, shipmentId));
  const [parcel] = await db.select().from(shipments).where(ofShipment);
  if (!parcel) throw notFound('shipment');
  const [heard] = CAPABILITIES[source].push
    ? await db
        .select({ at: max(trackingEvents.receivedAt) })
        .from(trackingEvents)
        .where(and(eq(trackingEvents.shopId, shopId), eq(trackingEvents.shipmentId, shipmentId)))
    : [];
  return nextPoll({
    now,
    since: parcel.shippedAt ?? parcel.createdAt,
    status: parcel.status,
    subStatus: parcel.subStatus,
    isCollected: parcel.lastEventAt !== null && parcel.status !== 'pre_transit',
    heardAt: heard?.at ?? null,
    failures,
    chance,
  });
}
