import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { StorefrontAssets } from './types';

const MANIFEST = path.join('public', 'assets', 'storefront.json');

let built: { assets: StorefrontAssets; writtenAt: number } | undefined;

/**
 * Addresses of the built style sheet and live script, named by content so that browsers may keep them for ever.
 * Read again when a build has written new ones.
 */
export function storefrontAssets(): StorefrontAssets {
  const file = path.join(process.cwd(), MANIFEST);
  const writtenAt = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  if (writtenAt === undefined) throw new Error(`${MANIFEST} is missing: run "npm run build:assets".`);
  if (built?.writtenAt !== writtenAt) {
    built = { assets: JSON.parse(readFileSync(file, 'utf8')) as StorefrontAssets, writtenAt };
  }
  return built.assets;
}
