import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { brands, brandVersions } from '@/db/schema/brands';
import { type TestDb, withTestDb } from '@/db/testing/test-db';
import type { Ctx } from '@/lib/core/context';
import { newId } from '@/lib/core/ids';
import { reencodePicture } from '@/lib/uploads/adapters/reencode-picture';
import { storeUpload } from '@/lib/uploads/mutations/store-upload';
import { loadBrandFile } from '../queries/load-brand-file';
import { filesOf, readBrandFile } from '../rules/brand-file';
import { takeFiles } from '../take-files';
import { bringBrand } from './bring-brand';
import { saveThemeDraft } from './save-theme-draft';

async function branded(t: TestDb): Promise<Ctx> {
  const shopId = await t.createShop();
  const ctx = await t.as(shopId);
  const id = newId();
  await ctx.db.insert(brands).values({ shopId, id, name: 'Main', isDefault: true, publishedVersion: 1 });
  await ctx.db
    .insert(brandVersions)
    .values({ shopId, brandId: id, version: 1, theme: {}, publishedBy: 'system:test', publishedAt: ctx.now });
  return ctx;
}

async function withLogo(ctx: Ctx): Promise<void> {
  const png = await sharp({ create: { width: 40, height: 20, channels: 3, background: '#a3342a' } })
    .png()
    .toBuffer();
  const picture = await reencodePicture(new Uint8Array(png), { longest: 800 });
  const { uploadId } = await storeUpload(ctx, { kind: 'logo', picture });
  await saveThemeDraft(ctx, {
    theme: { layout: 'ledger', logo: { light: `/media/elsewhere/${uploadId}.webp`, alt: 'Quay' } },
  });
}

describe('a brand as one file', () => {
  it('goes to another shop with its logo, which is then that shop’s own', () =>
    withTestDb(async (t) => {
      const ours = await branded(t);
      await withLogo(ours);
      const brand = readBrandFile(await loadBrandFile(await t.as(ours.shopId)));
      expect(Object.keys(brand.files)).toHaveLength(1);
      const theirs = await branded(t);
      const theme = await bringBrand(theirs, { brand, files: await takeFiles(brand) });
      expect(theme).toMatchObject({ layout: 'ledger', logo: { alt: 'Quay' } });
      const [path = ''] = filesOf(theme);
      expect(path).not.toBe(filesOf(brand.theme)[0]);
      // Kept there, it is found there: the upload is a row of that shop.
      await saveThemeDraft(theirs, { theme });
      expect(Object.keys(readBrandFile(await loadBrandFile(theirs)).files)).toEqual([path]);
    }));

  it('brings nothing of another shop, though it names its files', () =>
    withTestDb(async (t) => {
      const ours = await branded(t);
      await withLogo(ours);
      const named = readBrandFile(await loadBrandFile(await t.as(ours.shopId)));
      const theirs = await branded(t);
      const theme = await bringBrand(theirs, { brand: { ...named, files: {} }, files: [] });
      expect(theme.logo.light).toBeNull();
      await saveThemeDraft(theirs, { theme: named.theme });
      expect(readBrandFile(await loadBrandFile(theirs)).files).toEqual({});
    }));

  it('is refused whole where a file in it is none, or the theme is wrong', () =>
    withTestDb(async (t) => {
      const ctx = await branded(t);
      const file = { porchlight_brand: 1 as const, name: 'x' };
      const path = '/media/a/b.webp';
      const broken = {
        ...file,
        theme: { logo: { light: path } },
        files: { [path]: Buffer.from('<svg onload=alert(1)>').toString('base64') },
      };
      await expect(takeFiles(broken)).rejects.toMatchObject({ name: 'AppError' });
      const wrong = { ...file, theme: { layout: 'poster' }, files: {} };
      await expect(bringBrand(ctx, { brand: wrong, files: [] })).rejects.toMatchObject({ code: 'INVALID' });
    }));
});
