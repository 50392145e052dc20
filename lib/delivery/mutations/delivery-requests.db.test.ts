import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { notifications } from '@/db/schema/access';
import { deliveryRequests } from '@/db/schema/delivery-requests';
import { cases } from '@/db/schema/operations';
import { webhookEvents } from '@/db/schema/webhooks';
import { addEvent } from '@/db/testing/factories/add-event';
import { NOW, withTestDb } from '@/db/testing/test-db';
import { reviewParcels } from '@/lib/cases/mutations/review-parcels';
import { listParcelsToReview } from '@/lib/cases/queries/list-parcels-to-review';
import { storeAnswers } from '@/lib/connections/mutations/store-answers';
import type { Ctx } from '@/lib/core/context';
import { newId } from '@/lib/core/ids';
import { createWebhookEndpoint } from '@/lib/webhooks/mutations/create-webhook-endpoint';
import { agree, connectCourier, underWay } from '../testing/asked-world';
import { answerRequest } from './answer-request';
import { askDelivery } from './ask-delivery';
import { claimRequest } from './claim-request';
import { lapseRequests } from './lapse-requests';
import { leadToCarrier } from './lead-to-carrier';
import { noteRequest } from './note-request';
import { routeRequests } from './route-requests';
import { settleRequest } from './settle-request';
import { withdrawRequest } from './withdraw-request';

const SAFE = { kind: 'safe_place', wanted: { place: 'Garage' } } as const;
const WORD = { kind: 'instructions', wanted: { text: 'Ring twice' } } as const;
const at = (ctx: Ctx, hours: number): Ctx => ({ ...ctx, now: new Date(NOW.getTime() + hours * 3_600_000) });
const rowOf = async (ctx: Ctx, id: string) =>
  (await ctx.db.select().from(deliveryRequests).where(eq(deliveryRequests.id, id)))[0];
const mails = async (ctx: Ctx) =>
  (await ctx.db.select({ event: notifications.event }).from(notifications)).map(({ event }) => event);
const openCases = async (ctx: Ctx) =>
  (
    await ctx.db
      .select({ kind: cases.kind })
      .from(cases)
      .where(and(eq(cases.shopId, ctx.shopId), eq(cases.state, 'open')))
  ).map(({ kind }) => kind);

describe('asking', () => {
  it('is one request however often it is pressed, and one wish at a time', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      await agree(ctx);
      const { parcel, order } = await underWay(ctx);
      const press = newId();
      const input = { shipmentId: parcel.id, orderId: order.id, wish: SAFE, press };
      const first = await askDelivery(ctx, input);
      expect(first).toEqual({ requestId: press, isNew: true });
      expect(await askDelivery(ctx, input)).toEqual({ requestId: press, isNew: false });
      expect(await askDelivery(ctx, { ...input, press: newId() })).toEqual({ requestId: press, isNew: false });
      await expect(askDelivery(ctx, { ...input, wish: WORD, press: newId() })).rejects.toMatchObject({
        code: 'CONFLICT',
      });
      expect(await rowOf(ctx, press)).toMatchObject({ state: 'asked', road: 'mail', carrier: 'dhl_de', attempts: 0 });
    }));

  it('is nobody’s of another shop: its shopper is led nowhere, and no row is left', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const { parcel, order } = await underWay(ctx);
      const other = await t.as(await t.createShop());
      const input = { shipmentId: parcel.id, orderId: order.id, kind: 'neighbour' } as const;
      await expect(leadToCarrier(other, input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      const owner = await t.as(ctx.shopId);
      expect(await owner.db.select().from(deliveryRequests).where(eq(deliveryRequests.shipmentId, parcel.id))).toEqual(
        [],
      );
      expect((await leadToCarrier(owner, input)).href).toContain('dhl.de');
    }));

  it('takes what the page offers and nothing else', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const { parcel } = await underWay(ctx);
      // dhl_de has a page of its own for this; nothing is ours to send.
      await expect(askDelivery(ctx, { shipmentId: parcel.id, wish: SAFE })).rejects.toMatchObject({
        code: 'INELIGIBLE',
      });
      await agree(ctx);
      const day = (text: string) => ({ kind: 'redeliver', wanted: { day: text } }) as const;
      await expect(askDelivery(ctx, { shipmentId: parcel.id, wish: day('2026-11-29') })).rejects.toMatchObject({
        code: 'INVALID',
      });
      await askDelivery(ctx, { shipmentId: parcel.id, wish: day('2026-11-30') });
      await addEvent(ctx, parcel, { status: 'delivered' });
      const other = await underWay(ctx);
      await addEvent(ctx, other.parcel, { status: 'delivered' });
      await expect(askDelivery(ctx, { shipmentId: other.parcel.id, wish: SAFE })).rejects.toMatchObject({
        details: { why: 'over' },
      });
    }));

  it('is taken back until it is on its way, and not after', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      await agree(ctx);
      const { parcel, order } = await underWay(ctx);
      const one = await askDelivery(ctx, { shipmentId: parcel.id, wish: SAFE });
      await withdrawRequest(ctx, { ...one, orderId: order.id });
      await withdrawRequest(ctx, { ...one, orderId: order.id });
      expect(await claimRequest(ctx, one)).toBeNull();
      const two = await askDelivery(ctx, { shipmentId: parcel.id, wish: SAFE });
      expect(two.requestId).not.toBe(one.requestId);
      expect(await claimRequest(ctx, two)).toMatchObject({
        road: 'mail',
        contact: { email: 'dispo@courier.test' },
        account: '4711',
      });
      await expect(withdrawRequest(ctx, two)).rejects.toMatchObject({ code: 'INVALID_STATE' });
    }));
});

describe('sending', () => {
  it('tries again after pauses, then another road, then a person', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      await agree(ctx);
      await connectCourier(ctx, 'http://127.0.0.1:9/');
      const { parcel } = await underWay(ctx);
      const one = await askDelivery(ctx, { shipmentId: parcel.id, wish: SAFE });
      expect(await rowOf(ctx, one.requestId)).toMatchObject({ road: 'adapter' });
      const fail = async (outcome: 'delayed' | 'impossible') => {
        await claimRequest(ctx, one);
        await settleRequest(ctx, { ...one, outcome: { outcome, error: 'timeout' } });
        return rowOf(ctx, one.requestId);
      };
      expect(await fail('delayed')).toMatchObject({
        state: 'asked',
        road: 'adapter',
        attempts: 1,
        lastError: 'timeout',
      });
      // From the first try on it cannot be taken back.
      await expect(withdrawRequest(ctx, one)).rejects.toMatchObject({ code: 'INVALID_STATE' });
      await fail('delayed');
      await fail('delayed');
      expect(await fail('delayed')).toMatchObject({ state: 'asked', road: 'mail', attempts: 0 });
      expect(await openCases(ctx)).toEqual([]);
      expect(await fail('impossible')).toMatchObject({ state: 'failed', road: 'mail', settledBy: expect.any(String) });
      expect(await openCases(ctx)).toEqual(['rearrange']);
      expect(await mails(ctx)).not.toContain('order.delivery_refused');
    }));

  it('sent, it waits; unanswered by its time, a person looks; answered by them, the case is solved', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      await agree(ctx);
      const { parcel } = await underWay(ctx);
      const one = await askDelivery(ctx, { shipmentId: parcel.id, wish: SAFE });
      await claimRequest(ctx, one);
      await settleRequest(ctx, { ...one, outcome: { outcome: 'sent', reference: 'R-1' } });
      const sent = await rowOf(ctx, one.requestId);
      // A Wednesday noon: the evening of the next working day.
      expect(sent).toMatchObject({ state: 'sent', reference: 'R-1', answerBy: new Date('2026-11-26T17:00:00Z') });
      await reviewParcels(ctx, { shipmentIds: [parcel.id] });
      expect(await openCases(ctx)).toEqual([]);
      const late = at(ctx, 30);
      const due = await listParcelsToReview(late, { after: '00000000-0000-0000-0000-000000000000', limit: 10 });
      expect(due).toContain(parcel.id);
      await reviewParcels(late, { shipmentIds: due });
      expect(await openCases(ctx)).toEqual(['rearrange']);
      await answerRequest(late, { ...one, state: 'confirmed', answer: 'Machen wir.' });
      expect(await openCases(ctx)).toEqual([]);
      expect((await ctx.db.select({ outcome: cases.outcome }).from(cases))[0]?.outcome).toBe('solved');
      expect(await mails(ctx)).toContain('order.delivery_confirmed');
    }));

  it('an answer is given once; a yes mends a no, nothing mends a yes', () =>
    withTestDb(async (t) => {
      const shopId = await t.createShop();
      const ctx = await t.as(shopId, { actor: { type: 'system', job: 'test' } });
      await agree(ctx);
      await createWebhookEndpoint(ctx, { url: 'https://shop.test/hooks', events: ['delivery_request.updated'] });
      const { parcel } = await underWay(ctx);
      const one = await askDelivery(ctx, { shipmentId: parcel.id, wish: SAFE });
      await claimRequest(ctx, one);
      await settleRequest(ctx, { ...one, outcome: { outcome: 'refused', answer: 'No.', reference: null } });
      expect(await rowOf(ctx, one.requestId)).toMatchObject({ state: 'refused', answer: 'No.' });
      // The carrier’s no needs a person of the shop.
      expect(await openCases(ctx)).toEqual(['rearrange']);
      await answerRequest(ctx, { ...one, state: 'refused' });
      expect((await mails(ctx)).filter((event) => event === 'order.delivery_refused')).toHaveLength(1);
      await answerRequest(ctx, { ...one, state: 'confirmed' });
      expect(await openCases(ctx)).toEqual([]);
      await expect(answerRequest(ctx, { ...one, state: 'refused' })).rejects.toMatchObject({ code: 'INVALID_STATE' });
      const told = await ctx.db.select({ body: webhookEvents.body }).from(webhookEvents);
      // One transaction tells the last of it.
      expect(told.map(({ body }) => JSON.parse(body).data.state)).toEqual(['confirmed']);
    }));

  it('ends when the parcel was quicker', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      await agree(ctx);
      const [a, b] = [await underWay(ctx), await underWay(ctx)];
      const one = await askDelivery(ctx, { shipmentId: a.parcel.id, wish: SAFE });
      const two = await askDelivery(ctx, { shipmentId: b.parcel.id, wish: SAFE });
      await addEvent(ctx, a.parcel, { status: 'delivered' });
      expect(await claimRequest(ctx, one)).toBeNull();
      await lapseRequests(ctx, { shipmentIds: [a.parcel.id, b.parcel.id] });
      expect(await rowOf(ctx, one.requestId)).toMatchObject({ state: 'failed', lastError: 'overtaken' });
      expect(await rowOf(ctx, two.requestId)).toMatchObject({ state: 'asked' });
      expect(await openCases(ctx)).toEqual([]);
    }));
});

it('is not there for another shop', () =>
  withTestDb(async (t) => {
    const ours = await t.as(await t.createShop());
    await agree(ours);
    const { parcel, order } = await underWay(ours);
    const { connectionId } = await connectCourier(ours, 'https://vans.test/');
    const one = await askDelivery(ours, { shipmentId: parcel.id, wish: SAFE });
    const theirs = await t.as(await t.createShop());
    const stranger = await underWay(theirs);
    const missing = { code: 'NOT_FOUND' };
    await expect(askDelivery(theirs, { shipmentId: parcel.id, wish: SAFE })).rejects.toMatchObject(missing);
    await expect(withdrawRequest(theirs, one)).rejects.toMatchObject(missing);
    await expect(claimRequest(theirs, one)).rejects.toMatchObject(missing);
    await expect(
      settleRequest(theirs, { ...one, outcome: { outcome: 'sent', reference: null } }),
    ).rejects.toMatchObject(missing);
    await expect(answerRequest(theirs, { ...one, state: 'confirmed' })).rejects.toMatchObject(missing);
    await expect(noteRequest(theirs, { ...one, note: 'x' })).rejects.toMatchObject(missing);
    await expect(routeRequests(theirs, { connectionId, url: null, carriers: [] })).rejects.toMatchObject(missing);
    await lapseRequests(theirs, { shipmentIds: [parcel.id] });
    const said = { request_id: one.requestId, state: 'confirmed', answer: null, reference: null } as const;
    expect(await storeAnswers(theirs, newId(), [said])).toMatchObject([{ reason: 'refused' }]);
    const again = await t.as(ours.shopId);
    // Nor for another order of the same shop.
    await expect(
      askDelivery(again, { shipmentId: parcel.id, orderId: stranger.order.id, wish: SAFE }),
    ).rejects.toMatchObject(missing);
    await expect(withdrawRequest(again, { ...one, orderId: stranger.order.id })).rejects.toMatchObject(missing);
    await expect(answerRequest(again, { ...one, connectionId: newId(), state: 'confirmed' })).rejects.toMatchObject(
      missing,
    );
    await noteRequest(again, { ...one, note: 'Called them.' });
    expect(await rowOf(again, one.requestId)).toMatchObject({
      state: 'asked',
      note: 'Called them.',
      orderId: order.id,
    });
    await expect(routeRequests(again, { connectionId, url: 'ftp://x', carriers: ['dhl_de'] })).rejects.toMatchObject({
      code: 'INVALID',
    });
  }));
