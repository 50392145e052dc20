import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Layout, StorefrontAssets } from './types';

const MANIFEST = path.join('public', 'assets', 'storefront.json');

let built: { assets: StorefrontAssets; writtenAt: number } | undefined;

/**
 * The built style sheets and live script, named by content so that browsers may keep them for ever.
 * Read again when a build has written new ones.
 */
export function storefrontAssets(): StorefrontAssets {
  const file = path.join(process.cwd(), MANIFEST);
  const writtenAt = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  if (writtenAt === undefined) throw new Error(`${MANIFEST} is missing: run "npm run build:assets".`);
  if (built?.writtenAt !== writtenAt) {
    const assets = JSON.parse(readFileSync(file, 'utf8')) as StorefrontAssets;
    const read = (layout: Layout) => readFileSync(path.join(process.cwd(), 'public', assets.order[layout]), 'utf8');
    const order = { letter: read('letter'), board: read('board'), ledger: read('ledger') };
    built = { assets: { ...assets, order }, writtenAt };
  }
  return built.assets;
}
