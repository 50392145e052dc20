import { asc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { notifications } from '@/db/schema/access';
import { caseEvents, cases } from '@/db/schema/operations';
import { shipments } from '@/db/schema/shipments';
import { auditLog, members, users } from '@/db/schema/staff';
import { addEvent } from '@/db/testing/factories/add-event';
import { createOrder } from '@/db/testing/factories/create-order';
import { createShipment } from '@/db/testing/factories/create-shipment';
import { NOW, staff, type TestDb, withTestDb } from '@/db/testing/test-db';
import type { Ctx } from '@/lib/core/context';
import { newId } from '@/lib/core/ids';
import { assignCases } from './assign-cases';
import { closeCases } from './close-cases';
import { noteCase } from './note-case';
import { remedyCase } from './remedy-case';
import { reviewParcels } from './review-parcels';
import { setDue } from './set-due';
import { writeShoppers } from './write-shoppers';

const occurred_at = new Date(NOW.getTime() - 5 * 3_600_000).toISOString();

/** A lost parcel and its case. */
async function lost(ctx: Ctx, order?: Awaited<ReturnType<typeof createOrder>>) {
  const parcel = await createShipment(ctx, order ?? (await createOrder(ctx)));
  await addEvent(ctx, parcel, { status: 'exception', sub_status: 'lost', occurred_at });
  const [found] = await ctx.db.select().from(cases).where(eq(cases.shipmentId, parcel.id));
  if (!found) throw new Error('no case');
  return { parcel, caseId: found.id, dueAt: found.dueAt, orderId: found.orderId };
}
const caseOf = async (ctx: Ctx, id: string) => (await ctx.db.select().from(cases).where(eq(cases.id, id)))[0];
const eventsOf = (ctx: Ctx, id: string) =>
  ctx.db
    .select({ type: caseEvents.type, detail: caseEvents.detail, note: caseEvents.note, actor: caseEvents.actor })
    .from(caseEvents)
    .where(eq(caseEvents.caseId, id))
    .orderBy(asc(caseEvents.at), asc(caseEvents.id));

/** Makes a person a member of the shop; people are the owner's to make. */
async function join(t: TestDb, ctx: Ctx, userId: string): Promise<string> {
  await t.db.execute('set role none');
  await t.db
    .insert(users)
    .values({ id: userId, email: `${userId}@example.test`, name: 'Jana' })
    .onConflictDoNothing();
  await t.db.insert(members).values({ shopId: ctx.shopId, userId, role: 'agent' });
  await t.db.execute('set role porchlight_app');
  return userId;
}
const self = staff.type === 'staff' ? staff.userId : '';

describe('a case', () => {
  it('is taken, given to a colleague, and let go', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const { caseId } = await lost(ctx);
      await join(t, ctx, self);
      const colleague = await join(t, ctx, newId());
      expect(await assignCases(ctx, { caseIds: [caseId], ownerId: self })).toEqual({ changed: 1 });
      expect(await assignCases(ctx, { caseIds: [caseId], ownerId: self })).toEqual({ changed: 0 });
      await assignCases(ctx, { caseIds: [caseId], ownerId: colleague });
      expect((await caseOf(ctx, caseId))?.ownerId).toBe(colleague);
      await assignCases(ctx, { caseIds: [caseId], ownerId: null });
      expect((await eventsOf(ctx, caseId)).map(({ type }) => type).sort()).toEqual([
        'given',
        'let_go',
        'opened',
        'taken',
      ]);
      await expect(assignCases(ctx, { caseIds: [caseId], ownerId: newId() })).rejects.toMatchObject({
        code: 'INVALID',
      });
    }));

  it('keeps notes and remedies, is due again later, and is whose it was done by', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const { caseId, dueAt } = await lost(ctx);
      await noteCase(ctx, { caseId, note: ' The depot has no camera. ' });
      const later = { ...ctx, now: new Date(NOW.getTime() + 60_000) };
      await remedyCase(later, { caseId, remedy: 'claim', note: 'Number 4711' });
      const after = await caseOf(ctx, caseId);
      expect(after?.ownerId).toBe(self);
      expect(after?.dueAt?.getTime()).toBeGreaterThan(dueAt?.getTime() ?? Number.NaN);
      expect((await eventsOf(ctx, caseId)).filter(({ type }) => type !== 'opened')).toEqual([
        { type: 'noted', detail: null, note: 'The depot has no camera.', actor: `staff:${self}` },
        { type: 'remedied', detail: 'claim', note: 'Number 4711', actor: `staff:${self}` },
      ]);
      const audit = await ctx.db.select({ action: auditLog.action, details: auditLog.details }).from(auditLog);
      expect(audit.map(({ action }) => action)).toEqual(expect.arrayContaining(['case.noted', 'case.remedied']));
      expect(JSON.stringify(audit)).not.toContain('camera');
    }));

  it('is due when a person says, on the shop’s clocks; or at no time', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const [one, two] = [await lost(ctx), await lost(ctx)];
      const caseIds = [one.caseId, two.caseId];
      // Berlin, in winter.
      expect(await setDue(ctx, { caseIds, due: '2026-12-01T09:30' })).toEqual({ changed: 2 });
      expect((await caseOf(ctx, one.caseId))?.dueAt?.toISOString()).toBe('2026-12-01T08:30:00.000Z');
      expect(await setDue(ctx, { caseIds, due: '2026-12-01T09:30' })).toEqual({ changed: 0 });
      await expect(setDue(ctx, { caseIds, due: '2026-11-24T09:30' })).rejects.toMatchObject({ code: 'INVALID' });
      expect(await setDue(ctx, { caseIds: [one.caseId], due: null })).toEqual({ changed: 1 });
      expect((await caseOf(ctx, one.caseId))?.dueAt).toBeNull();
      const told = (await eventsOf(ctx, one.caseId)).filter(({ type }) => type !== 'opened');
      // Both of one moment: which comes first is chance.
      expect(told.toSorted((a, b) => b.type.localeCompare(a.type))).toEqual([
        { type: 'due_set', detail: '2026-12-01T08:30:00.000Z', note: null, actor: `staff:${self}` },
        { type: 'due_cleared', detail: null, note: null, actor: `staff:${self}` },
      ]);
      const audit = await ctx.db.select({ action: auditLog.action }).from(auditLog);
      expect(audit.filter(({ action }) => action === 'case.due_set')).toHaveLength(2);
      // Neither a look by the rules nor a word gives it a time again; something done does.
      await reviewParcels(ctx, { shipmentIds: [one.parcel.id] });
      expect((await caseOf(ctx, one.caseId))?.dueAt).toBeNull();
      await remedyCase(ctx, { caseId: one.caseId, remedy: 'claim' });
      expect((await caseOf(ctx, one.caseId))?.dueAt).not.toBeNull();
    }));

  it('closed by a person stays closed for the same news, and answers nobody else', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const { caseId, parcel } = await lost(ctx);
      expect(await closeCases(ctx, { caseIds: [caseId], outcome: 'solved', note: 'Paid back.' })).toEqual({
        closed: 1,
      });
      await reviewParcels(ctx, { shipmentIds: [parcel.id] });
      expect(await ctx.db.select().from(cases).where(eq(cases.state, 'open'))).toEqual([]);
      for (const again of [
        closeCases(ctx, { caseIds: [caseId], outcome: 'solved' }),
        noteCase(ctx, { caseId, note: 'late' }),
        remedyCase(ctx, { caseId, remedy: 'resend' }),
        assignCases(ctx, { caseIds: [caseId], ownerId: null }),
        setDue(ctx, { caseIds: [caseId], due: null }),
      ])
        await expect(again).rejects.toMatchObject({ code: 'INVALID_STATE' });
    }));

  it('among many that are closed by now is still done', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const [one, two] = [await lost(ctx), await lost(ctx)];
      await closeCases(ctx, { caseIds: [one.caseId], outcome: 'solved' });
      expect(await closeCases(ctx, { caseIds: [one.caseId, two.caseId], outcome: 'nothing_to_do' })).toEqual({
        closed: 1,
      });
    }));

  it('is written about to each shopper once, on their page where wished, and weighs less then', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const order = await createOrder(ctx, { lines: undefined });
      const [one, two] = [await lost(ctx, order), await lost(ctx)];
      const before = (await caseOf(ctx, one.caseId))?.pain ?? 0;
      const text = 'The lorry burned down. A new one leaves today.';
      const told = await writeShoppers(ctx, { caseIds: [one.caseId, two.caseId], text: ` ${text}\n`, onPage: true });
      expect(told).toEqual({ written: 2 });
      const mails = await ctx.db
        .select({ event: notifications.event, orderId: notifications.orderId, data: notifications.data })
        .from(notifications)
        .where(eq(notifications.event, 'order.message'));
      expect(mails.map(({ orderId }) => orderId).sort()).toEqual([one.orderId, two.orderId].sort());
      expect(mails[0]?.data).toMatchObject({ message: text });
      const notes = await ctx.db
        .select({ note: shipments.note })
        .from(shipments)
        .where(eq(shipments.shopId, ctx.shopId));
      expect(notes.map(({ note }) => note)).toEqual([text, text]);
      expect((await caseOf(ctx, one.caseId))?.pain).toBe(before - 25);
      // A second message is a second message.
      await writeShoppers(ctx, { caseIds: [one.caseId], text: 'It is on its way.', onPage: false });
      expect(await ctx.db.select().from(notifications).where(eq(notifications.event, 'order.message'))).toHaveLength(3);
    }));

  it('is not there as another shop', () =>
    withTestDb(async (t) => {
      const shopId = await t.createShop();
      const other = await t.createShop();
      const { caseId } = await lost(await t.as(shopId));
      const theirs = await t.as(other);
      for (const attempt of [
        () => assignCases(theirs, { caseIds: [caseId], ownerId: null }),
        () => closeCases(theirs, { caseIds: [caseId], outcome: 'solved' }),
        () => noteCase(theirs, { caseId, note: 'x' }),
        () => remedyCase(theirs, { caseId, remedy: 'resend' }),
        () => setDue(theirs, { caseIds: [caseId], due: null }),
        () => writeShoppers(theirs, { caseIds: [caseId], text: 'x', onPage: true }),
      ])
        await expect(attempt()).rejects.toMatchObject({ code: 'NOT_FOUND' });
      const ours = await t.as(shopId);
      expect(await caseOf(ours, caseId)).toMatchObject({ state: 'open', ownerId: null });
      // recordCaseEvent and recordCaseEvents hold to its shop by the key itself.
      expect(await eventsOf(ours, caseId)).toHaveLength(1);
    }));
});
