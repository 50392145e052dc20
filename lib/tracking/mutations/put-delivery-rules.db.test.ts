import { describe, expect, it, test } from 'vitest';
import { callApi } from '@/db/testing/call-api';
import { createApiKey } from '@/db/testing/factories/create-api-key';
import { createOrder } from '@/db/testing/factories/create-order';
import { withCommittedShop, withTestDb } from '@/db/testing/test-db';
import { systemGate } from '@/lib/auth/system';
import { inShop } from '@/lib/core/unit-of-work';
import { loadOrderPage } from '@/lib/storefront/queries/load-order-page';
import { orderFacts } from '@/lib/storefront/rules/order-facts';
import { getDeliveryRules } from '../queries/get-delivery-rules';
import { deliveryRulesSchema } from '../schema';
import { putDeliveryRules } from './put-delivery-rules';

const rules = deliveryRulesSchema.parse({ country: 'de', cut_off: '14:00', handling: { min: 1, max: 2 } });

describe('putDeliveryRules', () => {
  test('keeps the newest, with every default', async () => {
    await withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      expect(await getDeliveryRules(ctx)).toMatchObject({ handling: { min: 0, max: 1 }, weekdays: [1, 2, 3, 4, 5] });
      await putDeliveryRules(ctx, { rules });
      await putDeliveryRules(ctx, { rules: { ...rules, cut_off: '16:30' } });
      expect(await getDeliveryRules(ctx)).toMatchObject({
        country: 'DE',
        cut_off: '16:30',
        handling: { min: 1, max: 2 },
      });
    });
  });

  test('is none of another shop’s business', async () => {
    await withTestDb(async (t) => {
      const ours = await t.createShop();
      await putDeliveryRules(await t.as(ours), { rules });
      await putDeliveryRules(await t.as(await t.createShop()), { rules: { ...rules, cut_off: '08:00' } });
      expect((await getDeliveryRules(await t.as(ours))).cut_off).toBe('14:00');
    });
  });
});

describe('/delivery-rules', () => {
  it('is written and read, and refuses what makes no sense', () =>
    withCommittedShop(async (shopId) => {
      const key = await inShop(systemGate(shopId, 'test'), (ctx) => createApiKey(ctx));
      const call = (body: unknown) => callApi('PUT', '/delivery-rules', { key, body });
      expect((await call({ cut_off: '14:00' })).json).toMatchObject({ cut_off: '14:00', handling: { min: 0, max: 1 } });
      expect((await callApi('GET', '/delivery-rules', { key })).json).toMatchObject({ cut_off: '14:00' });
      for (const bad of [
        { cut_off: '2 pm' },
        { weekdays: [] },
        { weekdays: [7] },
        { handling: { min: 3, max: 1 } },
        { transit: [] },
      ]) {
        expect((await call(bad)).status, JSON.stringify(bad)).toBe(400);
      }
    }));

  it('tells on the page by when an order leaves', () =>
    withCommittedShop(async (shopId) => {
      const { slug, token } = await inShop(systemGate(shopId, 'test'), async (ctx) => {
        await putDeliveryRules(ctx, { rules });
        // Tuesday afternoon in Berlin, after the cut-off.
        const order = await createOrder(ctx, { placed_at: '2026-11-24T14:00:00Z' });
        const { rows } = await ctx.db.execute<{ slug: string }>('select slug from shops');
        return { slug: rows[0]?.slug ?? '', token: order.token };
      });
      const now = new Date('2026-11-25T12:00:00Z');
      const row = await loadOrderPage(shopId, token, now);
      if (!row?.page) throw new Error('No page.');
      const contact = { email: null, phone: null, url: null, hours: null, replyTime: null };
      const shop = { slug, name: 'Shop', timeZone: 'Europe/Berlin', locales: ['en'], contact };
      const facts = orderFacts({
        page: row.page,
        scope: 'full',
        shop,
        locale: 'en',
        now,
        returnHref: () => '/',
        reportHref: () => '/',
      });
      expect(facts.order.shipsBy).toBe('2026-11-27');
    }));
});
