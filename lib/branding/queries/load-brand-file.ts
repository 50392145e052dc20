import type { Ctx } from '@/lib/core/context';
import { getShop } from '@/lib/shops/queries/get-shop';
import { findLogo } from '@/lib/uploads/queries/find-logo';
import { filesOf, writeBrandFile } from '../rules/brand-file';
import { getBrand } from './get-brand';

/** The brand as it stands, drafts included, with its pictures and fonts: one JSON text of its own. */
export async function loadBrandFile(ctx: Ctx): Promise<string> {
  const { name } = await getShop(ctx);
  const { draft, published } = await getBrand(ctx);
  const theme = draft ?? published;
  const files: Record<string, string> = {};
  for (const path of filesOf(theme)) {
    const [, uploadId = '', ending] = /([\w-]+)\.(webp|woff2)$/.exec(path) ?? [];
    const file = await findLogo(ctx, { uploadId, kind: ending === 'woff2' ? 'font' : 'logo' });
    if (file) files[path] = file.bytes.toString('base64');
  }
  return writeBrandFile({ name, theme, files });
}
