import { and, eq, inArray } from 'drizzle-orm';
import { cases } from '@/db/schema/operations';
import { shipments } from '@/db/schema/shipments';
import type { Ctx } from '@/lib/core/context';
import { newId } from '@/lib/core/ids';
import { lapseRequests } from '@/lib/delivery/mutations/lapse-requests';
import { listCaseFacts, type ReviewFacts } from '../queries/list-case-facts';
import { type Decision, decideCases } from '../rules/decide-cases';
import { recordCaseEvent } from './record-case-event';

/** Whoever's scan it was has decided nothing. */
const BY_ITSELF = 'system:review-parcels';

/**
 * Looks at parcels with the rules: opens the cases they need, closes those that no longer hold, weighs the rest anew.
 * Repeated, it changes nothing; parcels of another shop, or coming back, are passed over.
 */
export async function reviewParcels(ctx: Ctx, input: { shipmentIds: readonly string[] }): Promise<void> {
  const { db, shopId, now } = ctx;
  if (input.shipmentIds.length === 0) return;
  // One at a time, in one order: whoever scans a parcel holds it too.
  await db
    .select({ id: shipments.id })
    .from(shipments)
    .where(and(eq(shipments.shopId, shopId), inArray(shipments.id, [...input.shipmentIds])))
    .orderBy(shipments.id)
    .for('no key update');
  await lapseRequests(ctx, input);
  for (const facts of await listCaseFacts(ctx, input)) {
    const { open, close, weigh } = decideCases(facts, now);
    if (open) await openCase(ctx, facts, open);
    for (const one of close) await closeBySelf(ctx, one);
    for (const { id, pain } of weigh) {
      await db
        .update(cases)
        .set({ pain, updatedAt: now })
        .where(and(eq(cases.shopId, shopId), eq(cases.id, id)));
    }
  }
}

async function openCase(ctx: Ctx, facts: ReviewFacts, { kind, pain, dueAt }: NonNullable<Decision['open']>) {
  const { db, shopId, now } = ctx;
  const [made] = await db
    .insert(cases)
    .values({
      shopId,
      id: newId(now.getTime()),
      orderId: facts.orderId,
      shipmentId: facts.shipmentId,
      kind,
      state: 'open',
      pain,
      dueAt,
      openedAt: now,
      updatedAt: now,
    })
    .onConflictDoNothing()
    .returning({ id: cases.id });
  if (!made) return;
  await recordCaseEvent(ctx, { caseId: made.id, type: 'opened', detail: kind, actor: BY_ITSELF });
}

async function closeBySelf(ctx: Ctx, { id, outcome }: Decision['close'][number]) {
  const { db, shopId, now } = ctx;
  const closed = await db
    .update(cases)
    .set({ state: 'closed', closedAt: now, outcome, updatedAt: now })
    .where(and(eq(cases.shopId, shopId), eq(cases.id, id), eq(cases.state, 'open')))
    .returning({ id: cases.id });
  if (closed.length > 0) await recordCaseEvent(ctx, { caseId: id, type: 'closed', detail: outcome, actor: BY_ITSELF });
}
