import type { Ctx } from '@/lib/core/context';
import { getShop } from '@/lib/shops/queries/get-shop';
import { storeUpload } from '@/lib/uploads/mutations/store-upload';
import { fillProducts } from '../queries/fill-products';
import { type BrandFile, moveFiles } from '../rules/brand-file';
import { parseTheme } from '../rules/parse-theme';
import type { Theme } from '../schema';
import type { TakenFile } from '../take-files';

/**
 * Takes a brand in from elsewhere: its files become this shop's own, goods that this catalog does not hold are left
 * out. Answers the theme, which nobody sees before it is kept and published.
 * @throws AppError INVALID naming each mistake by its path
 */
export async function bringBrand(ctx: Ctx, input: { brand: BrandFile; files: TakenFile[] }): Promise<Theme> {
  const { slug } = await getShop(ctx);
  const moved = new Map<string, string>();
  for (const { path, kind, picture } of input.files) {
    const { uploadId } = await storeUpload(ctx, { kind, picture });
    moved.set(path, `/media/${slug}/${uploadId}.${kind === 'font' ? 'woff2' : 'webp'}`);
  }
  return fillProducts(ctx, parseTheme(moveFiles(input.brand.theme, moved)), 'leave');
}
