import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import tailwind from '@tailwindcss/postcss';
import postcss, { type Plugin } from 'postcss';
import { LAYOUTS, type Layout } from '@/lib/branding/types';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const ASSETS = path.join(ROOT, 'public', 'assets');
const KEPT_BUILDS_MS = 7 * 24 * 60 * 60 * 1000;

/** Styles that no tracking page wears: those of the pages it leads to. */
const ELSEWHERE = ['pages', 'wizard'];

/**
 * Compiles the storefront's Tailwind: the classes that components/storefront uses, and the three houses.
 * @param house only what the tracking page of that house wears
 */
export async function compileStorefrontCss(house?: Layout): Promise<string> {
  const from = path.join(ROOT, 'lib', 'branding', 'storefront.css');
  const left = house ? [...ELSEWHERE, ...LAYOUTS.filter((other) => other !== house)] : [];
  const whole = await readFile(from, 'utf8');
  const source = whole.replace(/^@import .*styles\/(\w+)\.css.*\n/gm, (line, name) =>
    left.includes(name) ? '' : line,
  );
  const plugins = [tailwind({ base: ROOT, optimize: { minify: true } }), ...(house ? [withoutOthers(house)] : [])];
  const { css } = await postcss(plugins).process(source, { from });
  return css;
}

/** Takes out what a shared style sheet says of the other houses. */
function withoutOthers(house: Layout): Plugin {
  const other = new RegExp(`^\\.house\\[data-layout=(${LAYOUTS.filter((one) => one !== house).join('|')})\\]`);
  return {
    postcssPlugin: 'without-others',
    OnceExit(root) {
      root.walkRules((rule) => {
        const own = rule.selectors.filter((selector) => !other.test(selector));
        if (!own.length) rule.remove();
        else if (own.length < rule.selectors.length) rule.selectors = own;
      });
    },
  };
}

/** Writes under a name made of the content, whole or not at all. */
async function writeHashed(name: string, extension: string, content: string): Promise<string> {
  const hash = createHash('sha256').update(content).digest('base64url').slice(0, 10);
  const file = `${name}-${hash}.${extension}`;
  await writeFile(path.join(ASSETS, `.${file}`), content);
  await rename(path.join(ASSETS, `.${file}`), path.join(ASSETS, file));
  return `/assets/${file}`;
}

/** Pages rendered before this build still ask for the last build's files, so those go only after a week. */
async function removeOld(kept: string[]): Promise<void> {
  for (const file of await readdir(ASSETS)) {
    const full = path.join(ASSETS, file);
    const old = Date.now() - (await stat(full)).mtimeMs > KEPT_BUILDS_MS;
    if (old && !kept.includes(`/assets/${file}`) && file !== 'storefront.json') await rm(full);
  }
}

/** Builds public/assets and its manifest, which `storefrontAssets()` reads. */
export async function buildStorefrontCss(): Promise<{ stylesheet: string; liveScript: string; gzipBytes: number }> {
  await mkdir(ASSETS, { recursive: true });
  const css = await compileStorefrontCss();
  const order: Record<string, string> = {};
  for (const house of LAYOUTS)
    order[house] = await writeHashed(`order-${house}`, 'css', await compileStorefrontCss(house));
  const live = await readFile(path.join(ROOT, 'components', 'storefront', 'live.js'), 'utf8');
  const stylesheet = await writeHashed('storefront', 'css', css);
  const liveScript = await writeHashed('live', 'js', live);
  await writeFile(path.join(ASSETS, 'storefront.json'), `${JSON.stringify({ stylesheet, liveScript, order })}\n`);
  await removeOld([stylesheet, liveScript, ...Object.values(order)]);
  return { stylesheet, liveScript, gzipBytes: gzipSync(css, { level: 9 }).length };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { stylesheet, gzipBytes } = await buildStorefrontCss();
  console.log(`${stylesheet} ${(gzipBytes / 1000).toFixed(1)} kB gzip`);
}
