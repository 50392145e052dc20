import { and, eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { grants, pageViews } from '@/db/schema/access';
import { auditLog } from '@/db/schema/staff';
import { createOrder } from '@/db/testing/factories/create-order';
import { NOW, withTestDb } from '@/db/testing/test-db';
import type { Ctx } from '@/lib/core/context';
import { newId } from '@/lib/core/ids';
import { hashToken } from '@/lib/core/secrets';
import { OPEN_SHARES } from '../constants';
import { listPageViews } from '../queries/list-page-views';
import { listShares } from '../queries/list-shares';
import { shareToken } from '../share-link';
import { recordPageViews } from './record-page-views';
import { revokeShare } from './revoke-share';
import { shareOrder } from './share-order';

const share = (ctx: Ctx, orderId: string, label = 'Oma') => shareOrder(ctx, { orderId, label, scope: 'gift', days: 7 });
const grantOf = async (ctx: Ctx, id: string) =>
  (
    await ctx.db
      .select()
      .from(grants)
      .where(and(eq(grants.shopId, ctx.shopId), eq(grants.id, id)))
  )[0];

describe('a link for somebody else', () => {
  test('opens with its own token, for its time, and says whom it is for', async () => {
    await withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const order = await createOrder(ctx);
      const { grantId, token } = await share(ctx, order.id, '  Oma \n Berg ');
      expect(token).toBe(shareToken(ctx.shopId, grantId));
      expect(await grantOf(ctx, grantId)).toMatchObject({
        tokenHash: hashToken(token),
        scope: 'gift',
        purpose: 'track',
        label: 'Oma Berg',
        expiresAt: new Date(NOW.getTime() + 7 * 86_400_000),
        revokedAt: null,
      });
      expect(await listShares(ctx, { orderId: order.id })).toMatchObject([
        { id: grantId, label: 'Oma Berg', seenAt: null },
      ]);
      expect((await ctx.db.select().from(auditLog).where(eq(auditLog.action, 'order.shared'))).length).toBe(1);
    });
  });

  test('is taken back for good', async () => {
    await withTestDb(async (t) => {
      const shop = await t.createShop();
      const ctx = await t.as(shop);
      const order = await createOrder(ctx);
      const { grantId } = await share(ctx, order.id);
      await revokeShare(ctx, { orderId: order.id, grantId });
      await revokeShare(await t.as(shop, { now: new Date(NOW.getTime() + 1_000) }), { orderId: order.id, grantId });
      expect((await grantOf(ctx, grantId))?.revokedAt).toEqual(NOW);
    });
  });

  test('cannot be one of another order, nor the order’s own link', async () => {
    await withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const [mine, other] = [await createOrder(ctx), await createOrder(ctx)];
      const { grantId } = await share(ctx, other.id);
      const [own] = await ctx.db
        .select()
        .from(grants)
        .where(and(eq(grants.orderId, mine.id), eq(grants.shopId, ctx.shopId)));
      for (const id of [grantId, own?.id ?? '', newId()]) {
        await expect(revokeShare(ctx, { orderId: mine.id, grantId: id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
      }
      expect((await grantOf(ctx, grantId))?.revokedAt).toBeNull();
    });
  });

  test('is one of ten that are open at once', async () => {
    await withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const order = await createOrder(ctx);
      const made = [];
      for (let i = 0; i < OPEN_SHARES; i++) made.push(await share(ctx, order.id));
      await expect(share(ctx, order.id)).rejects.toMatchObject({ code: 'CONFLICT' });
      await revokeShare(ctx, { orderId: order.id, grantId: made[0]?.grantId ?? '' });
      await share(ctx, order.id);
    });
  });

  test('another shop can neither make nor take back one', async () => {
    await withTestDb(async (t) => {
      const ours = await t.createShop();
      const ctx = await t.as(ours);
      const order = await createOrder(ctx);
      const { grantId } = await share(ctx, order.id);
      const theirs = await t.as(await t.createShop());
      await expect(share(theirs, order.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(revokeShare(theirs, { orderId: order.id, grantId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
      expect(await listShares(theirs, { orderId: order.id })).toEqual([]);
      expect((await grantOf(await t.as(ours), grantId))?.revokedAt).toBeNull();
    });
  });
});

describe('views', () => {
  test('are noted once an hour, link and kind of device, without a trace of where from', async () => {
    await withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const order = await createOrder(ctx);
      const { grantId } = await share(ctx, order.id);
      const at = (time: string) => new Date(`2026-11-25T${time}:00Z`);
      const view = (time: string, device: 'phone' | 'program' = 'phone') => ({
        orderId: order.id,
        grantId,
        device,
        at: at(time),
      });
      await recordPageViews(ctx, { views: [view('09:05'), view('09:59'), view('10:01'), view('09:30', 'program')] });
      await recordPageViews(ctx, { views: [view('09:10')] });
      const rows = await listPageViews(ctx, { orderId: order.id });
      expect(rows.map(({ at, device, label }) => [at.toISOString().slice(11, 16), device, label]).sort()).toEqual([
        ['09:00', 'phone', 'Oma'],
        ['09:00', 'program', 'Oma'],
        ['10:00', 'phone', 'Oma'],
      ]);
      expect(await listShares(ctx, { orderId: order.id })).toMatchObject([{ seenAt: at('10:00') }]);
      expect(Object.keys((await ctx.db.select().from(pageViews))[0] ?? {}).sort()).toEqual([
        'at',
        'device',
        'grantId',
        'orderId',
        'shopId',
      ]);
    });
  });

  test('of another shop’s order, or by a link of another order, are not noted', async () => {
    await withTestDb(async (t) => {
      const ours = await t.createShop();
      const ctx = await t.as(ours);
      const [order, other] = [await createOrder(ctx), await createOrder(ctx)];
      const { grantId } = await share(ctx, order.id);
      const view = { orderId: order.id, grantId, device: 'phone' as const, at: NOW };
      await recordPageViews(await t.as(await t.createShop()), { views: [view] });
      await recordPageViews(await t.as(ours), {
        views: [
          { ...view, orderId: other.id },
          { ...view, grantId: newId() },
        ],
      });
      expect(await listPageViews(ctx, { orderId: order.id })).toEqual([]);
      expect(await listPageViews(ctx, { orderId: other.id })).toEqual([]);
    });
  });
});
