import { and, eq, sql } from 'drizzle-orm';
import { caseEvents, cases } from '@/db/schema/operations';
import { orders } from '@/db/schema/orders';
import { assignCases } from '@/lib/cases/mutations/assign-cases';
import { noteCase } from '@/lib/cases/mutations/note-case';
import { remedyCase } from '@/lib/cases/mutations/remedy-case';
import { reviewParcels } from '@/lib/cases/mutations/review-parcels';
import { listCaseFacts, type ReviewFacts } from '@/lib/cases/queries/list-case-facts';
import { listParcelsToReview } from '@/lib/cases/queries/list-parcels-to-review';
import { caseOf } from '@/lib/cases/rules/case-of';
import { dueAt, painOf, severityOf } from '@/lib/cases/rules/severity';
import { moveClaim } from '@/lib/claims/mutations/move-claim';
import { openClaim } from '@/lib/claims/mutations/open-claim';
import { putContract } from '@/lib/contracts/mutations/put-contract';
import type { Actor, Ctx } from '@/lib/core/context';
import type { DemoShop } from '../pictures/catalog-types';
import { DEMO_CONTRACTS, DESK_DEEDS, type Deed } from './desk-deeds';

const HOUR_MS = 3_600_000;
const FIRST = '00000000-0000-0000-0000-000000000000';

/** What the shop's people know of their couriers, and what they have done about parcels in trouble. */
export async function workDesk(ctx: Ctx, slug: DemoShop, staff: Actor): Promise<void> {
  const jana = { ...ctx, actor: staff };
  for (const contract of DEMO_CONTRACTS[slug]) await putContract(jana, { contract });
  await reviewParcels(ctx, { shipmentIds: await listParcelsToReview(ctx, { after: FIRST, limit: 1_000 }) });
  await backdate(ctx);
  for (const deed of DESK_DEEDS[slug]) await doDeed(jana, deed);
  // What was done changed how much it hurts.
  await reviewParcels(ctx, { shipmentIds: await listParcelsToReview(ctx, { after: FIRST, limit: 1_000 }) });
}

/** Everything was told at once; each case begins when its rule first held. History is the owner's to write. */
async function backdate(ctx: Ctx): Promise<void> {
  const open = await ctx.db
    .select({ id: cases.id, kind: cases.kind, shipmentId: cases.shipmentId })
    .from(cases)
    .where(and(eq(cases.shopId, ctx.shopId), eq(cases.state, 'open')));
  const known = new Map(
    (await listCaseFacts(ctx, { shipmentIds: open.map(({ shipmentId }) => shipmentId) })).map((one) => [
      one.shipmentId,
      one,
    ]),
  );
  await ctx.db.execute(sql`set local role none`);
  // A parcel whose scans were told one after the other in a moment went through trouble that lasted none.
  await ctx.db.delete(cases).where(and(eq(cases.shopId, ctx.shopId), eq(cases.closedAt, cases.openedAt)));
  for (const { id, shipmentId } of open) {
    const facts = known.get(shipmentId);
    if (!facts) continue;
    const began = beganAt(facts, ctx.now);
    const verdict = caseOf(facts, began);
    const due = verdict ? dueAt(severityOf(painOf(verdict, facts.weight)), began, facts.shopZone) : ctx.now;
    const owned = and(eq(cases.shopId, ctx.shopId), eq(cases.id, id));
    await ctx.db.update(cases).set({ openedAt: began, dueAt: due }).where(owned);
    await ctx.db
      .update(caseEvents)
      .set({ at: began })
      .where(and(eq(caseEvents.shopId, ctx.shopId), eq(caseEvents.caseId, id), eq(caseEvents.type, 'opened')));
  }
  await ctx.db.execute(sql`set local role porchlight_app`);
}

function beganAt(facts: ReviewFacts, now: Date): Date {
  const kind = caseOf(facts, now)?.kind;
  const heard = facts.report?.at ?? (kind === 'not_arrived' ? facts.complaintAt : facts.parcel.lastEventAt);
  const from = Date.parse(heard ?? facts.createdAt) + 4 * 60_000;
  for (let at = from; at < now.getTime(); at += HOUR_MS) {
    if (caseOf(facts, new Date(at))?.kind === kind) return new Date(at);
  }
  return now;
}

async function doDeed(jana: Ctx, deed: Deed): Promise<void> {
  const [found] = await jana.db
    .select({ id: cases.id, shipmentId: cases.shipmentId, openedAt: cases.openedAt, state: cases.state })
    .from(cases)
    .innerJoin(orders, and(eq(orders.shopId, cases.shopId), eq(orders.id, cases.orderId)))
    .where(and(eq(cases.shopId, jana.shopId), eq(orders.externalId, `story-${deed.story}`)))
    .limit(1);
  if (!found) return;
  // Never before the case began, and never ahead.
  const latest = jana.now.getTime() - 20 * 60_000;
  const at = (hours: number) => new Date(Math.min(latest, found.openedAt.getTime() + hours * HOUR_MS));
  const caseIds = [found.id];
  if (found.state === 'open') {
    const self = jana.actor.type === 'staff' ? jana.actor.userId : null;
    if (deed.take !== undefined) await assignCases({ ...jana, now: at(deed.take) }, { caseIds, ownerId: self });
    for (const { after, remedy, note } of deed.done ?? []) {
      const ctx = { ...jana, now: at(after) };
      if (remedy) await remedyCase(ctx, { caseId: found.id, remedy, note });
      else if (note) await noteCase(ctx, { caseId: found.id, note });
    }
  }
  if (deed.claim) {
    const { kind, sent } = deed.claim;
    const { claimId } = await openClaim({ ...jana, now: at(4) }, { shipmentId: found.shipmentId, kind });
    if (sent) await moveClaim({ ...jana, now: at(6) }, { claimId, to: 'sent', reference: sent });
  }
}
