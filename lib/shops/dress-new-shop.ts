import { loadBrandFile } from '@/lib/branding/queries/load-brand-file';
import { readBrandFile } from '@/lib/branding/rules/brand-file';
import { TEMPLATES } from '@/lib/branding/rules/template-catalog';
import { takeFiles } from '@/lib/branding/take-files';
import { type Gate, inShop } from '@/lib/core/unit-of-work';
import type { NewShop } from './mutations/found-shop';

/**
 * What a new shop wears: a template, the brand of the shop one comes from, or one from a file. Pictures and fonts are
 * encoded anew, so this is done before anything is written.
 * @throws AppError INVALID for a file that is no brand
 */
export async function dressNewShop(
  gate: Gate,
  { start, file }: { start: string; file: File | null },
): Promise<NewShop['dress']> {
  const template = TEMPLATES.find(({ id }) => id === start);
  if (template) return { theme: template.look };
  const text = start === 'file' && file ? await file.text() : await inShop(gate, (ctx) => loadBrandFile(ctx));
  const brand = readBrandFile(text);
  return { brand, files: await takeFiles(brand) };
}
