import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { brands, brandVersions } from '@/db/schema/brands';
import { products } from '@/db/schema/catalog';
import { type TestDb, withTestDb } from '@/db/testing/test-db';
import type { Ctx } from '@/lib/core/context';
import { newId } from '@/lib/core/ids';
import { putPolicy } from '@/lib/policies/mutations/put-policy';
import { getPolicy } from '@/lib/policies/queries/get-policy';
import { getBrand, listBrandVersions } from '../queries/get-brand';
import { publishBrand } from './publish-brand';
import { publishDueBrand } from './publish-due-brand';
import { revertBrand } from './revert-brand';
import { saveThemeDraft } from './save-theme-draft';
import { scheduleBrand } from './schedule-brand';

async function branded(t: TestDb): Promise<Ctx> {
  const shopId = await t.createShop();
  const ctx = await t.as(shopId);
  const id = newId();
  await ctx.db.insert(brands).values({ shopId, id, name: 'Main', isDefault: true, publishedVersion: 1 });
  await ctx.db.insert(brandVersions).values({
    shopId,
    brandId: id,
    version: 1,
    theme: { layout: 'letter' },
    publishedBy: 'system:test',
    publishedAt: ctx.now,
  });
  return ctx;
}

describe('a brand', () => {
  it('shows nothing of a draft until it is published, and keeps every version', () =>
    withTestDb(async (t) => {
      const ctx = await branded(t);
      await saveThemeDraft(ctx, { theme: { layout: 'board' } });
      expect(await getBrand(ctx)).toMatchObject({
        version: 1,
        published: { layout: 'letter' },
        draft: { layout: 'board' },
      });
      expect(await publishBrand(ctx)).toEqual({ version: 2 });
      expect(await publishBrand(ctx)).toEqual({ version: 2 });
      const brand = await getBrand(ctx);
      expect(brand).toMatchObject({ version: 2, published: { layout: 'board' }, draft: null });
      expect((await listBrandVersions(ctx, brand)).map((one) => one.version)).toEqual([2, 1]);
    }));

  it('goes back by publishing the old version anew', () =>
    withTestDb(async (t) => {
      const ctx = await branded(t);
      await saveThemeDraft(ctx, { theme: { layout: 'ledger' } });
      await publishBrand(ctx);
      expect(await revertBrand(ctx, { version: 1 })).toEqual({ version: 3 });
      expect((await getBrand(ctx)).published.layout).toBe('letter');
      await expect(revertBrand(ctx, { version: 99 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await saveThemeDraft(ctx, { theme: { layout: 'board' } });
      await revertBrand(ctx, {});
      expect((await getBrand(ctx)).draft).toBeNull();
    }));

  it('publishes itself when its hour has come, and not before, nor once it was taken back', () =>
    withTestDb(async (t) => {
      const ctx = await branded(t);
      const at = new Date(ctx.now.getTime() + 3_600_000);
      await expect(scheduleBrand(ctx, { at })).rejects.toMatchObject({ code: 'INVALID_STATE' });
      await saveThemeDraft(ctx, { theme: { layout: 'board' } });
      await expect(scheduleBrand(ctx, { at: ctx.now })).rejects.toMatchObject({ code: 'INVALID' });
      expect(await scheduleBrand(ctx, { at })).toEqual({ publishAt: at });
      expect(await publishDueBrand(ctx)).toBeNull();
      const later = { ...ctx, now: at };
      expect(await publishDueBrand(later)).toEqual({ version: 2 });
      expect(await publishDueBrand(later)).toBeNull();
      expect(await getBrand(ctx)).toMatchObject({ publishAt: null, draft: null, published: { layout: 'board' } });
      await saveThemeDraft(ctx, { theme: { layout: 'ledger' } });
      await scheduleBrand(ctx, { at });
      await scheduleBrand(ctx, { at: null });
      expect(await publishDueBrand(later)).toBeNull();
      await scheduleBrand(ctx, { at });
      await revertBrand(ctx, {});
      expect(await publishDueBrand(later)).toBeNull();
    }));

  it('recommends what the catalog holds, as it is when it is published', () =>
    withTestDb(async (t) => {
      const ctx = await branded(t);
      const block = { type: 'recommendations', id: 'r', title: 'Goes well', products: [{ external_id: 'p1' }] };
      await expect(saveThemeDraft(ctx, { theme: { blocks: [block] } })).rejects.toMatchObject({
        code: 'INVALID',
        details: { errors: [{ path: 'blocks.0.products.0', message: expect.stringContaining('"p1"') }] },
      });
      const product = { shopId: ctx.shopId, id: newId(), externalId: 'p1', title: 'Balm', imageUrl: '/demo/balm.webp' };
      await ctx.db.insert(products).values(product);
      await saveThemeDraft(ctx, { theme: { blocks: [block] } });
      await ctx.db
        .update(products)
        .set({ title: 'Better balm', imageUrl: 'https://cdn.example/x.png' })
        .where(eq(products.shopId, ctx.shopId));
      await publishBrand(ctx);
      expect((await getBrand(ctx)).published.blocks).toMatchObject([
        { products: [{ external_id: 'p1', title: 'Better balm', picture: null }] },
      ]);
      await saveThemeDraft(ctx, { theme: { blocks: [block], layout: 'board' } });
      await ctx.db.delete(products).where(eq(products.shopId, ctx.shopId));
      await publishBrand(ctx);
      expect((await getBrand(ctx)).published.blocks).toEqual([]);
    }));

  it.each([
    [{ colors: { accent: 'red; } body { display: none' } }],
    [{ logo: { light: 'https://evil.example/x.png' } }],
    [{ logo: { light: '/../../etc/passwd' } }],
    [{ footer_links: [{ label: 'x', href: 'javascript:alert(1)' }] }],
    [{ layout: 'page' }],
    [{ script: 'alert(1)' }],
    [{ texts: { en: { 'mail.shipped.headline': 'Soon.' } } }],
    [{ fonts: { heading_file: { file: 'https://evil.example/x.woff2', name: 'x', weight: '400' } } }],
  ])('refuses %j and stores nothing', (theme) =>
    withTestDb(async (t) => {
      const ctx = await branded(t);
      await expect(saveThemeDraft(ctx, { theme })).rejects.toMatchObject({ code: 'INVALID' });
      expect((await getBrand(ctx)).draft).toBeNull();
    }),
  );

  it('is not there for another shop', () =>
    withTestDb(async (t) => {
      const ours = await branded(t);
      const other = await t.as(await t.createShop());
      for (const attempt of [
        () => saveThemeDraft(other, { theme: {} }),
        () => publishBrand(other),
        () => revertBrand(other, {}),
        () => publishDueBrand(other),
        () => scheduleBrand(other, { at: null }),
      ]) {
        await expect(attempt()).rejects.toMatchObject({ code: 'NOT_FOUND' });
      }
      const ctx = await t.as(ours.shopId);
      const [row] = await ctx.db.select().from(brands).where(eq(brands.shopId, ctx.shopId));
      expect(row?.draft).toBeNull();
    }));
});

describe('a policy', () => {
  it('is saved as a new version, of this shop alone; another shop keeps its own', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      expect(await putPolicy(ctx, { document: { window: { days: 45 } } })).toEqual({ version: 2 });
      expect((await getPolicy(ctx)).document.window.days).toBe(45);
      const other = await t.as(await t.createShop());
      expect((await getPolicy(other)).document.window.days).toBe(30);
      await expect(putPolicy(other, { document: { window: { days: -1 } } })).rejects.toMatchObject({ code: 'INVALID' });
    }));
});
