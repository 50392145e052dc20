import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { notifications } from '@/db/schema/access';
import { returnLabels, returnSettings, withdrawals } from '@/db/schema/return-ways';
import { returnDrafts, returns } from '@/db/schema/returns';
import { shipmentLines, shipments } from '@/db/schema/shipments';
import { addEvent } from '@/db/testing/factories/add-event';
import { type CreatedOrder, createOrder } from '@/db/testing/factories/create-order';
import { createShipment } from '@/db/testing/factories/create-shipment';
import { NOW, withTestDb } from '@/db/testing/test-db';
import type { Actor, Ctx } from '@/lib/core/context';
import { putPolicy } from '@/lib/policies/mutations/put-policy';
import { findOpenParcel } from '../queries/find-open-parcel';
import { cancelReturn } from './cancel-return';
import { createReturn } from './create-return';
import { declareWithdrawal } from './declare-withdrawal';
import { editReturn } from './edit-return';
import { noteOwnCourier } from './note-own-courier';
import { openReturnParcel } from './open-return-parcel';
import { orderLabel } from './order-label';
import { putReturnSettings } from './put-return-settings';
import { recordLabel } from './record-label';
import { remindDraft } from './remind-draft';
import { saveDraft } from './save-draft';
import { submitDraft } from './submit-draft';
import { voidLabel } from './void-label';

const days = (count: number) => new Date(NOW.getTime() + count * 86_400_000);
const shopper = (orderId: string, scope = 'full'): Actor => ({
  type: 'shopper',
  orderId,
  grantId: orderId,
  scopes: [scope],
});
const LINE = { line_external_id: 'line-1', quantity: 1, reason: 'changed_mind', resolution: 'refund' as const };

type World = {
  ctx: Ctx;
  order: CreatedOrder;
  as: (options: { actor?: Actor; now?: Date }) => Promise<Ctx>;
  other: () => Promise<Ctx>;
};

/** A shop that approves by itself, with an order of three that came a few days ago. */
const inShop = (run: (world: World) => Promise<void>) =>
  withTestDb(async (t) => {
    const shopId = await t.createShop();
    const otherId = await t.createShop();
    const early = await t.as(shopId, { now: days(-20) });
    await putPolicy(early, {
      document: {
        auto_approve: true,
        methods: [
          { code: 'label', type: 'label' },
          { code: 'own', type: 'own_courier' },
          { code: 'pickup', type: 'pickup' },
        ],
      },
    });
    const ctx = await t.as(shopId);
    const order = await createOrder(ctx, { fulfilled_at: days(-3).toISOString(), lines: [{ quantity: 3 }] });
    await run({ ctx, order, as: (options) => t.as(shopId, options), other: () => t.as(otherId) });
  });

const open = (ctx: Ctx, order: CreatedOrder, method: string, quantity = 1) =>
  createReturn(ctx, { orderId: order.id, method, lines: [{ ...LINE, quantity }] });

// Each verb is tried as another shop too.
describe('the shop’s own label', () => {
  it('is there at once, once, and goes with its return', () =>
    inShop(async ({ ctx, order, other, as }) => {
      const { returnId } = await open(ctx, order, 'label');
      await orderLabel(ctx, { returnId });
      const labels = () => ctx.db.select().from(returnLabels).where(eq(returnLabels.returnId, returnId));
      expect(await labels()).toMatchObject([{ state: 'bought', provider: 'local', bytes: null }]);
      const labelId = (await labels())[0]?.id ?? '';
      const stranger = await other();
      await orderLabel(stranger, { returnId });
      await voidLabel(stranger, { returnId });
      await expect(
        recordLabel(stranger, {
          labelId,
          sold: {
            reference: 'x',
            carrier: null,
            service: null,
            trackingNumber: null,
            cost: null,
            labelUrl: '',
            qrUrl: null,
          },
          label: { bytes: Buffer.from('x'), mime: 'application/pdf' },
          qr: null,
        }),
      ).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await as({});
      expect(await labels()).toMatchObject([{ state: 'bought' }]);
      await voidLabel(ctx, { returnId });
      expect(await labels()).toMatchObject([{ state: 'void' }]);
    }));
});

describe('one’s own courier', () => {
  it('is followed from the moment its number is told, and the number may be put right', () =>
    inShop(async ({ ctx, order, other, as }) => {
      const { returnId, number } = await open(ctx, order, 'own', 2);
      await noteOwnCourier(ctx, { returnId, carrier: 'DHL', trackingNumber: ' jjd000390 00712 ' });
      await noteOwnCourier(ctx, { returnId, carrier: null, trackingNumber: 'JJD00039000713' });
      const parcels = await ctx.db
        .select()
        .from(shipments)
        .where(eq(shipments.externalId, `return:${number}`));
      expect(parcels).toMatchObject([{ direction: 'return', trackingNumber: 'JJD00039000713' }]);
      const inside = await ctx.db
        .select()
        .from(shipmentLines)
        .where(eq(shipmentLines.shipmentId, parcels[0]?.id ?? ''));
      expect(inside).toMatchObject([{ quantity: 2 }]);
      await expect(noteOwnCourier(ctx, { returnId, carrier: null, trackingNumber: '<b>' })).rejects.toMatchObject({
        code: 'INVALID',
      });
      const stranger = await other();
      await expect(
        noteOwnCourier(stranger, { returnId, carrier: null, trackingNumber: 'JJD00039000799' }),
      ).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(
        openReturnParcel(stranger, { returnId, carrier: null, trackingNumber: 'JJD00039000799' }),
      ).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await as({});
    }));
});

describe('another answer', () => {
  it('takes the place of the first when it is sent, and not before', () =>
    inShop(async ({ ctx, order, other, as }) => {
      const first = await open(ctx, order, 'own', 3);
      const { draft } = await editReturn(ctx, { returnId: first.returnId });
      expect(draft).toMatchObject({ replaces: first.returnId, method: 'own', lines: [{ quantity: 3 }] });
      const status = async (id: string) => (await ctx.db.select().from(returns).where(eq(returns.id, id)))[0]?.status;
      expect(await status(first.returnId)).toBe('approved');
      const theirs = await as({ actor: shopper(order.id) });
      const { draft: changed } = await saveDraft(theirs, {
        orderId: order.id,
        seen: draft.version,
        change: (now) => ({ ...now, lines: now.lines.map((line) => ({ ...line, quantity: 1 })) }),
      });
      const second = await submitDraft(theirs, {
        orderId: order.id,
        seen: changed.version,
        total: 14_900,
        locale: 'en',
      });
      expect(await status(first.returnId)).toBe('cancelled');
      expect(await status(second.returnId)).toBe('approved');
      const stranger = await other();
      await expect(editReturn(stranger, { returnId: second.returnId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await as({});
    }));
});

describe('things of two orders in one parcel', () => {
  it('C15: pay for the way once, move together, and part when the one is called off', () =>
    inShop(async ({ ctx, order, as }) => {
      const document = {
        auto_approve: true,
        methods: [{ code: 'label', type: 'label', fee: { amount: 500 } }],
      } as const;
      await putPolicy(await as({ now: days(-10) }), { document: { ...document, methods: [...document.methods] } });
      const fulfilled_at = days(-2).toISOString();
      const a = await createOrder(ctx, { fulfilled_at, placed_at: days(-4).toISOString() });
      const b = await createOrder(ctx, { fulfilled_at, placed_at: days(-4).toISOString() });
      const stranger = await createOrder(ctx, {
        fulfilled_at,
        customer: { email: 'someone.else@example.com' },
      });
      const first = await open(ctx, a, 'label');
      expect(first.quote.money.method_fee.amount).toBe(500);
      expect(await findOpenParcel(ctx, { token: first.token, orderId: a.id })).toBeNull();
      expect(await findOpenParcel(ctx, { token: first.token, orderId: stranger.id })).toBeNull();
      const parcel = await findOpenParcel(ctx, { token: first.token, orderId: b.id });
      expect(parcel).toEqual({ returnId: first.returnId, method: 'label' });
      const second = await createReturn(ctx, {
        orderId: b.id,
        method: 'label',
        parcelOf: parcel?.returnId,
        lines: [LINE],
      });
      expect(second.quote.money.method_fee.amount).toBe(0);
      const labels = () => ctx.db.select().from(returnLabels).where(eq(returnLabels.returnId, second.returnId));
      expect(await labels()).toEqual([]);
      await cancelReturn(ctx, { returnId: first.returnId });
      expect(await labels()).toMatchObject([{ state: 'bought' }]);
      const [row] = await ctx.db.select().from(returns).where(eq(returns.id, second.returnId));
      expect(row).toMatchObject({ status: 'approved', parcelOf: null });
      expect(order.id).not.toBe(a.id);
    }));
});

describe('a gift', () => {
  it('C25: gives its recipient credit, never the buyer’s money, and writes to the recipient', () =>
    inShop(async ({ order, as, ctx }) => {
      const recipient = await as({ actor: shopper(order.id, 'gift') });
      const fill = (resolution: 'refund' | 'store_credit', seen: number) =>
        saveDraft(recipient, {
          orderId: order.id,
          seen,
          change: (draft) => ({
            ...draft,
            method: 'own',
            lines: [
              {
                line_id: order.lines[0]?.id ?? '',
                quantity: 1,
                reason: 'changed_mind',
                comment: null,
                resolution,
                exchange_variant_id: null,
              },
            ],
          }),
        });
      const send = (seen: number, recipientEmail?: string) =>
        submitDraft(recipient, { orderId: order.id, seen, total: 14_900, locale: 'en', recipientEmail });
      await fill('refund', 0);
      await expect(send(1, 'mei@example.test')).rejects.toMatchObject({ details: { reason: 'missing' } });
      await fill('store_credit', 1);
      await expect(send(2)).rejects.toMatchObject({ details: { reason: 'recipient' } });
      const made = await send(2, 'Mei@Example.test');
      const [row] = await recipient.db.select().from(returns).where(eq(returns.id, made.returnId));
      expect(row).toMatchObject({ recipientEmail: 'mei@example.test', quotedRefund: 0, quotedCredit: 14_900 });
      const mails = await ctx.db.select().from(notifications).where(eq(notifications.returnId, made.returnId));
      expect(mails.map((mail) => mail.recipient)).toEqual(['mei@example.test']);
      // The buyer's own draft is another.
      expect(await ctx.db.select().from(returnDrafts)).toMatchObject([{ forRecipient: true }]);
    }));
});

describe('a draft that lies', () => {
  it('is spoken of once, a day later, unless its shopper said not to', () =>
    inShop(async ({ order, as, other }) => {
      const theirs = await as({ actor: shopper(order.id), now: NOW });
      const line = {
        line_id: order.lines[0]?.id ?? '',
        quantity: 1,
        reason: null,
        comment: null,
        resolution: null,
        exchange_variant_id: null,
      };
      await saveDraft(theirs, { orderId: order.id, seen: 0, change: (draft) => ({ ...draft, lines: [line] }) });
      expect(await remindDraft(await as({ now: days(0.5) }), { orderId: order.id })).toBe(false);
      expect(await remindDraft(await as({ now: days(1.1) }), { orderId: order.id })).toBe(true);
      expect(await remindDraft(await as({ now: days(2) }), { orderId: order.id })).toBe(false);
      await expect(remindDraft(await other(), { orderId: order.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }));

  it('that is to be left alone is', () =>
    inShop(async ({ order, as }) => {
      const theirs = await as({ actor: shopper(order.id), now: NOW });
      await saveDraft(theirs, {
        orderId: order.id,
        seen: 0,
        change: (draft) => ({
          ...draft,
          quiet: true,
          lines: [
            {
              line_id: order.lines[0]?.id ?? '',
              quantity: 1,
              reason: null,
              comment: null,
              resolution: null,
              exchange_variant_id: null,
            },
          ],
        }),
      });
      expect(await remindDraft(await as({ now: days(2) }), { orderId: order.id })).toBe(false);
    }));
});

describe('a withdrawal', () => {
  it('C26: of part of an order is written down with its time, and pays back within fourteen days', () =>
    inShop(async ({ ctx, order, other }) => {
      const input = {
        name: 'Jana Berg',
        number: order.number,
        email: null,
        part: null,
        lines: [{ lineId: order.lines[0]?.id ?? '', quantity: 2 }],
        orderId: order.id,
        declaration: 'Ich widerrufe.',
      };
      const made = await declareWithdrawal(ctx, input);
      const rows = await ctx.db.select().from(withdrawals);
      expect(rows).toMatchObject([
        { reference: made.reference, receivedAt: NOW, refundBy: days(14), returnId: made.returnId, email: order.email },
      ]);
      const [row] = await ctx.db
        .select()
        .from(returns)
        .where(eq(returns.id, made.returnId ?? ''));
      expect(row).toMatchObject({ kind: 'withdrawal', quotedRefund: 2 * 14_900 });
      const [mail] = await ctx.db
        .select()
        .from(notifications)
        .where(eq(notifications.returnId, made.returnId ?? ''));
      expect(mail?.data).toMatchObject({ declaration: 'Ich widerrufe.' });
      await expect(declareWithdrawal(await other(), input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }));

  it('C26: that comes too late is kept for a person, and acknowledged all the same', () =>
    inShop(async ({ ctx, order, as }) => {
      const parcel = await createShipment(ctx, order);
      await addEvent(ctx, parcel, { status: 'delivered', sub_status: 'delivered_to_person' });
      const late = await as({ now: days(40) });
      const made = await declareWithdrawal(late, {
        name: 'Jana Berg',
        number: order.number,
        email: null,
        part: null,
        orderId: order.id,
      });
      expect(made.returnId).toBeNull();
      const mails = await late.db.select().from(notifications).where(eq(notifications.event, 'order.withdrawal'));
      expect(mails).toMatchObject([{ recipient: order.email }]);
    }));
});

it('how a shop takes returns in is its own', () =>
  inShop(async ({ ctx, other, as }) => {
    await putReturnSettings(ctx, { settings: { labels_per_day: 3 } });
    await putReturnSettings(await other(), { settings: { labels_per_day: 9 } });
    await as({});
    expect(await ctx.db.select().from(returnSettings)).toMatchObject([{ document: { labels_per_day: 3 } }]);
  }));
