import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { connections, inbox, shipments, trackingEvents } from '@/db/schema/shipments';
import { NOW, withTestDb } from '@/db/testing/test-db';
import { CAPABILITIES } from '@/lib/carriers/rules/capabilities';
import { SOURCES } from '@/lib/carriers/types';
import { seal } from '@/lib/core/secrets';
import { SECRET_COLUMN } from '../constants';
import { wordTest } from '../rules/word-test';
import { createConnection } from './create-connection';
import { testConnection } from './test-connection';

describe('a test', () => {
  it.each(SOURCES)('of %s proves our side of the road, and keeps nothing', (source) =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const secret = source === 'generic' ? `whsec_${Buffer.from('a secret').toString('base64')}` : 'pasted by hand';
      const { id } = await createConnection(ctx, { source, secret });
      const { sample, heardAt, asks } = await testConnection(ctx, { id });
      expect(sample).toMatchObject({ isSigned: true, parcels: 1 });
      expect([heardAt, asks]).toEqual([null, false]);
      const counts = [inbox, shipments, trackingEvents].map(
        async (table) => (await ctx.db.select().from(table)).length,
      );
      expect(await Promise.all(counts)).toEqual([0, 0, 0]);
      // Nor does it pass for something real.
      const [row] = await ctx.db.select().from(connections).where(eq(connections.id, id));
      expect(row).toMatchObject({ lastSeenAt: null, lastErrorAt: null });
      expect(wordTest(sample, { heardAt, asks, now: NOW }).text).toMatch(/one parcel.*Nothing real has come yet/);
    }),
  );

  it('also asks the provider where we may', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const credentials = Object.fromEntries((CAPABILITIES.dhl.poll?.fields ?? []).map(({ name }) => [name, 'x']));
      const { id } = await createConnection(ctx, { source: 'dhl', secret: 's', credentials });
      expect(await testConnection(ctx, { id })).toMatchObject({ asks: true });
    }));

  it('also asks a shop platform whose refunds go out through it, and only then', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const connect = async (credentials: Record<string, string> | null) =>
        (await createConnection(ctx, { source: 'shopify', secret: 's', credentials })).id;
      const able = await connect({ shop: 'a-shop.myshopify.com', access_token: 'shpat_x' });
      const listens = await connect(null);
      const other = await connect({ shop: 'nonsense', access_token: 'x' });
      const asks = await Promise.all(
        [able, listens, other].map(async (id) => (await testConnection(ctx, { id })).asks),
      );
      expect(asks).toEqual([true, false, false]);
    }));

  it('says when what is kept for a secret lets nothing in', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const { id } = await createConnection(ctx, { source: 'dpd', secret: 'x' });
      await ctx.db
        .update(connections)
        .set({ secretSealed: seal('', ctx.shopId, SECRET_COLUMN), lastSeenAt: new Date(NOW.getTime() - 180_000) })
        .where(eq(connections.id, id));
      const { sample, ...rest } = await testConnection(ctx, { id });
      expect(sample).toEqual({ isSigned: false });
      expect(wordTest(sample, { ...rest, now: NOW })).toMatchObject({ isGood: false });
      expect(wordTest({ isSigned: true, orders: 1, parcels: 1, scans: 2 }, { ...rest, now: NOW }).text).toMatch(
        /\(one order, one parcel, 2 scans\).*came 3 minutes ago/,
      );
    }));

  it('of another shop’s is none', () =>
    withTestDb(async (t) => {
      const { id } = await createConnection(await t.as(await t.createShop()), { source: 'dpd', secret: 'x' });
      const theirs = await t.as(await t.createShop());
      for (const one of [id, 'no id'])
        await expect(testConnection(theirs, { id: one })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }));
});
