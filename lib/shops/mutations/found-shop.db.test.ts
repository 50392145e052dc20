import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { brandVersions } from '@/db/schema/brands';
import { policyVersions } from '@/db/schema/policies';
import { shops } from '@/db/schema/shops';
import { members } from '@/db/schema/staff';
import { type TestDb, withTestDb } from '@/db/testing/test-db';
import type { StaffRole } from '@/lib/core/constants';
import type { Ctx } from '@/lib/core/context';
import { newId } from '@/lib/core/ids';
import { foundShop, type NewShop } from './found-shop';
import { inviteMember } from './invite-member';

const wish = (over: Partial<NewShop> = {}): NewShop => ({
  slug: `second-${newId()}`.slice(0, 40),
  name: 'Second',
  currency: 'EUR',
  timeZone: 'Europe/Berlin',
  locales: ['ar', 'de'],
  dress: { theme: { layout: 'board' } },
  ...over,
});

/** A shop's context as one of its people. */
async function asMember(t: TestDb, role: StaffRole): Promise<Ctx & { userId: string }> {
  const ctx = await t.as(await t.createShop());
  const { userId } = await inviteMember(ctx, { email: `${newId()}@example.com`, name: 'Mila', role });
  return { ...ctx, actor: { type: 'staff', userId, name: 'Mila', role }, userId };
}

describe('foundShop', () => {
  it('opens a shop with its own brand and policy, owned by whoever opened it', () =>
    withTestDb(async (t) => {
      const ctx = await asMember(t, 'owner');
      const made = await foundShop(ctx, wish());
      const own = await t.as(made.shopId);
      const [shop] = await own.db.select().from(shops);
      expect(shop).toMatchObject({ slug: made.slug, name: 'Second', defaultLocale: 'ar', locales: ['ar', 'de'] });
      expect(await own.db.select().from(members)).toMatchObject([{ userId: ctx.userId, role: 'owner' }]);
      const [version] = await own.db.select().from(brandVersions);
      expect(version).toMatchObject({ version: 1, theme: { layout: 'board' } });
      expect(await own.db.select().from(policyVersions)).toHaveLength(1);
    }));

  it('leaves the shop it came from as it was, and shows the other shop nothing of it', () =>
    withTestDb(async (t) => {
      const ctx = await asMember(t, 'owner');
      const made = await foundShop(ctx, wish());
      const before = await t.as(ctx.shopId);
      expect(await before.db.select().from(shops).where(eq(shops.slug, made.slug))).toEqual([]);
      const other = await t.as(made.shopId);
      expect(await other.db.select().from(shops).where(eq(shops.id, ctx.shopId))).toEqual([]);
    }));

  it.each(['manager', 'agent', 'viewer'] as const)('is not for a %s', (role) =>
    withTestDb(async (t) => {
      await expect(foundShop(await asMember(t, role), wish())).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }),
  );

  it('is not for the owner of another shop, whatever they say they are', () =>
    withTestDb(async (t) => {
      const stranger = await asMember(t, 'owner');
      const here = await t.as(await t.createShop());
      const pretended: Ctx = { ...here, actor: { type: 'staff', userId: stranger.userId, name: 'X', role: 'owner' } };
      await expect(foundShop(pretended, wish())).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }));

  it('takes no address twice', () =>
    withTestDb(async (t) => {
      const first = await asMember(t, 'owner');
      const { slug } = await foundShop(first, wish());
      const second = await asMember(t, 'owner');
      await expect(foundShop(second, wish({ slug }))).rejects.toMatchObject({
        code: 'CONFLICT',
        details: { reason: 'slug_taken' },
      });
      expect((await second.db.execute<{ own: string }>(sql`select current_shop() as own`)).rows[0]?.own).toBe(
        second.shopId,
      );
    }));
});
