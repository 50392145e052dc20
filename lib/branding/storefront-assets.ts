import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { askedAttributes, type SheetPiece, type Worn, wornRules } from './rules/worn-rules';
import type { StorefrontAssets } from './types';

const MANIFEST = path.join(process.cwd(), 'public', 'assets', 'storefront.json');
const LOOKS_EVERY_MS = 1_000;
/** Pages that wear alike: of each house, story and device a few. Some twenty kilobytes each. */
const MOST_PARTS = 400;

let built: { assets: StorefrontAssets; writtenAt: number } | undefined;
let lookedAt = 0;

/**
 * The built style sheet and live script, named by content so that browsers may keep them for ever.
 * Read again when a build has written new ones.
 */
export function storefrontAssets(): StorefrontAssets {
  if (built && Date.now() - lookedAt < LOOKS_EVERY_MS) return built.assets;
  const writtenAt = statSync(MANIFEST, { throwIfNoEntry: false })?.mtimeMs;
  if (writtenAt === undefined) throw new Error('public/assets/storefront.json is missing: run "npm run build:assets".');
  if (built?.writtenAt !== writtenAt) built = { assets: read(), writtenAt };
  lookedAt = Date.now();
  return built.assets;
}

function read(): StorefrontAssets {
  const { stylesheet, liveScript, pieces } = JSON.parse(readFileSync(MANIFEST, 'utf8')) as {
    stylesheet: string;
    liveScript: string;
    pieces: SheetPiece[];
  };
  const parts = new Map<string, string>();
  const whole = readFileSync(path.join(process.cwd(), 'public', stylesheet), 'utf8');
  const wear = (worn: Worn | null): string => {
    if (!worn) return whole;
    const key = [worn.tags, worn.classes, worn.attributes].map((set) => [...set].join()).join('|');
    const known = parts.get(key);
    if (known !== undefined) return known;
    if (parts.size >= MOST_PARTS) parts.clear();
    const part = wornRules(pieces, worn);
    parts.set(key, part);
    return part;
  };
  return { stylesheet, liveScript, wear, askedAttributes: askedAttributes(pieces) };
}
