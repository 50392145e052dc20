import { z } from 'zod';
import { AppError } from '@/lib/core/errors';
import { fieldErrors } from '@/lib/core/fields';

/** Which writing of the file this is; a later one may hold more. */
const VERSION = 1;
const MOST_FILES = 40;

const brandFile = z.strictObject({
  porchlight_brand: z.literal(VERSION),
  name: z.string().max(200),
  theme: z.record(z.string(), z.unknown()),
  files: z
    .record(z.string().regex(/^\/media\/[\w-]{1,63}\/[\w-]{1,80}\.(webp|woff2)$/), z.base64().max(6_000_000))
    .refine((files) => Object.keys(files).length <= MOST_FILES, `A brand has at most ${MOST_FILES} files.`),
});
export type BrandFile = z.output<typeof brandFile>;

/** A brand with its pictures and fonts as one text, to be kept or taken to another shop. */
export const writeBrandFile = (brand: { name: string; theme: object; files: Record<string, string> }): string =>
  JSON.stringify({ porchlight_brand: VERSION, ...brand }, null, 1);

/**
 * Reads such a text. Pictures and fonts are not believed: whoever takes them in encodes them anew.
 * @throws AppError INVALID
 */
export function readBrandFile(text: string): BrandFile {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    throw refused('This file is not a brand: it is no JSON. Choose one that was downloaded here.');
  }
  const result = brandFile.safeParse(document);
  if (result.success) return result.data;
  const [first] = fieldErrors(result.error.issues);
  throw refused(`This file is not a brand as we write it (${first?.path || 'its beginning'}: ${first?.message}).`);
}

const refused = (message: string) => new AppError('INVALID', message, { errors: [{ path: 'file', message }] });

/** Every one of the shop's own files that a theme names, once. */
export function filesOf(theme: unknown): string[] {
  const found = new Set<string>();
  eachText(theme, (text) => {
    if (/^\/media\/[\w-]+\/[\w-]+\.(webp|woff2)$/.test(text)) found.add(text);
    return text;
  });
  return [...found].sort();
}

/** A theme whose files lie elsewhere now; what was not brought along is left out of it. */
export const moveFiles = (theme: unknown, moved: ReadonlyMap<string, string>): unknown =>
  eachText(theme, (text) => (text.startsWith('/media/') ? (moved.get(text) ?? null) : text));

function eachText(value: unknown, change: (text: string) => string | null): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((one) => eachText(one, change));
  if (value === null || typeof value !== 'object') return value;
  // A font is its file: without it there is none.
  if ('file' in value && typeof value.file === 'string' && change(value.file) === null) return null;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, eachText(one, change)]));
}
