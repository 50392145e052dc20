import { and, eq, sql } from 'drizzle-orm';
import { shipments } from '@/db/schema/shipments';
import { type Given, statement } from '@/db/statement';
import { anyOf } from '@/lib/core/any-of';
import type { Ctx } from '@/lib/core/context';
import { newId } from '@/lib/core/ids';
import { together } from '@/lib/core/unit-of-work';
import { listCaseFacts } from '../queries/list-case-facts';
import { decideCases } from '../rules/decide-cases';
import { recordCaseEvents } from './record-case-events';

/** Whoever's scan it was has decided nothing. */
const BY_ITSELF = 'system:review-parcels';

/**
 * Looks at parcels with the rules: opens the cases they need, closes those that no longer hold, weighs the rest anew, one
 * statement a kind for all of them. Repeated, it changes nothing; parcels of another shop are passed over.
 */
export async function reviewParcels(ctx: Ctx, input: { shipmentIds: readonly string[] }): Promise<void> {
  const { db, shopId, now } = ctx;
  if (input.shipmentIds.length === 0) return;
  // One at a time, in one order: whoever scans a parcel holds it too. What is then read is read under the locks.
  const [, all] = await together([lockParcels(db, { shopId, ids: input.shipmentIds }), listCaseFacts(ctx, input)]);
  const decided = all.map((facts) => ({ facts, decision: decideCases(facts, now) }));
  await openCases(
    ctx,
    decided.flatMap(({ facts: { orderId, shipmentId }, decision: { open } }) =>
      open ? [{ ...open, id: newId(now.getTime()), orderId, shipmentId }] : [],
    ),
  );
  await closeBySelf(
    ctx,
    decided.flatMap(({ decision }) => decision.close),
  );
  const weighed = decided.flatMap(({ decision }) => decision.weigh);
  if (weighed.length === 0) return;
  await db.execute(sql`update cases c set pain = t.pain, updated_at = ${now.toISOString()}::timestamptz
    from json_to_recordset(${JSON.stringify(weighed)}::json) as t (id uuid, pain integer)
    where c.shop_id = ${shopId} and c.id = t.id`);
}

const lockParcels = statement((db, { shopId, ids }: Given<{ shopId: string; ids: readonly string[] }>) =>
  db
    .select({ id: shipments.id })
    .from(shipments)
    .where(and(eq(shipments.shopId, shopId), sql`${shipments.id} = ${anyOf(ids)}`))
    .orderBy(shipments.id)
    .for('no key update'),
);

type Opened = { id: string; orderId: string; shipmentId: string; kind: string; pain: number; dueAt: Date };

async function openCases(ctx: Ctx, opened: readonly Opened[]): Promise<void> {
  if (opened.length === 0) return;
  const { rows: made } = await ctx.db.execute<{ id: string; kind: string }>(sql`
    insert into cases (shop_id, id, order_id, shipment_id, kind, state, pain, due_at, opened_at, updated_at)
    select ${ctx.shopId}::uuid, t.id, t."orderId", t."shipmentId", t.kind, 'open', t.pain, t."dueAt", now.at, now.at
    from json_to_recordset(${JSON.stringify(opened)}::json) as t (id uuid, "orderId" uuid, "shipmentId" uuid, kind text,
        pain integer, "dueAt" timestamptz),
      (select ${ctx.now.toISOString()}::timestamptz as at) now
    order by t."shipmentId", t.kind
    on conflict do nothing returning id, kind`);
  await recordCaseEvents(
    ctx,
    made.map(({ id: caseId, kind: detail }) => ({ caseId, type: 'opened' as const, detail, actor: BY_ITSELF })),
  );
}

async function closeBySelf(ctx: Ctx, ended: readonly { id: string; outcome: string }[]): Promise<void> {
  if (ended.length === 0) return;
  const { rows: closed } = await ctx.db.execute<{ id: string; outcome: string }>(sql`
    update cases c set state = 'closed', closed_at = now.at, outcome = t.outcome, updated_at = now.at
    from json_to_recordset(${JSON.stringify(ended)}::json) as t (id uuid, outcome text),
      (select ${ctx.now.toISOString()}::timestamptz as at) now
    where c.shop_id = ${ctx.shopId} and c.id = t.id and c.state = 'open' returning c.id, c.outcome`);
  await recordCaseEvents(
    ctx,
    closed.map(({ id: caseId, outcome: detail }) => ({ caseId, type: 'closed' as const, detail, actor: BY_ITSELF })),
  );
}
