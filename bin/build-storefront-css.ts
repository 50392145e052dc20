import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import tailwind from '@tailwindcss/postcss';
import postcss, { type ChildNode } from 'postcss';
import type { SheetPiece } from '@/lib/branding/rules/worn-rules';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const ASSETS = path.join(ROOT, 'public', 'assets');
const KEPT_BUILDS_MS = 7 * 24 * 60 * 60 * 1000;

/** Compiles the storefront's Tailwind: the classes that components/storefront uses, and the three houses. */
export async function compileStorefrontCss(): Promise<string> {
  const from = path.join(ROOT, 'lib', 'branding', 'storefront.css');
  const { css } = await postcss([tailwind({ base: ROOT, optimize: { minify: true } })]).process(
    await readFile(from, 'utf8'),
    { from },
  );
  return css;
}

/** A sheet in the pieces that `wornRules` chooses from. */
export const cutSheet = (css: string): SheetPiece[] => postcss.parse(css).nodes.flatMap(pieceOf);

function pieceOf(node: ChildNode): SheetPiece[] {
  if (node.type === 'comment') return [];
  if (node.type === 'rule') return [{ css: `${node}`, needs: node.selectors.map(needsOf) }];
  const holdsRules = node.type === 'atrule' && /^(media|supports|layer|container)$/.test(node.name) && node.nodes;
  if (holdsRules) return [{ at: `@${node.name} ${node.params}`, pieces: holdsRules.flatMap(pieceOf) }];
  return [node.type === 'atrule' && !node.nodes ? `${node};` : `${node}`];
}

/** Attributes that are written as they are called here, and that nothing changes once a page is sent. */
const ASKED = /^(?:(?:data|aria)-[\w-]+|type|dir|lang|role)$/;

/** What must stand in a page for a selector to match. What is in brackets is not asked for: it may be one of several. */
function needsOf(selector: string): string[] {
  let plain = selector;
  for (let before = ''; before !== plain; ) {
    before = plain;
    plain = plain.replace(/\([^()]*\)/g, '');
  }
  const attributes = [...plain.matchAll(/\[([\w-]+)(?:([~|^$*]?=)["']?([^"'\]]*)["']?)?[^\]]*\]/g)].map(
    ([, name = '', sign, value]) => (!ASKED.test(name) ? '' : sign === '=' ? `[${name}=${value}]` : `[${name}]`),
  );
  plain = plain.replace(/\[[^\]]*\]/g, '').replace(/(?<!\\)::?[\w-]+/g, '');
  const classes = [...plain.matchAll(/\.((?:[\w-]|\\.)+)/g)].map(([, name = '']) => `.${name.replaceAll('\\', '')}`);
  const tags = plain
    .replace(/\.((?:[\w-]|\\.)+)|#[\w-]+/g, '')
    .split(/[\s>+~]+/)
    .filter((tag) => /^[a-z]/.test(tag));
  return [...tags, ...classes, ...attributes.filter(Boolean)];
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
  const live = await readFile(path.join(ROOT, 'components', 'storefront', 'live.js'), 'utf8');
  const stylesheet = await writeHashed('storefront', 'css', css);
  const liveScript = await writeHashed('live', 'js', live);
  const pieces = cutSheet(css);
  await writeFile(path.join(ASSETS, 'storefront.json'), `${JSON.stringify({ stylesheet, liveScript, pieces })}\n`);
  await removeOld([stylesheet, liveScript]);
  return { stylesheet, liveScript, gzipBytes: gzipSync(css, { level: 9 }).length };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { stylesheet, gzipBytes } = await buildStorefrontCss();
  console.log(`${stylesheet} ${(gzipBytes / 1000).toFixed(1)} kB gzip`);
}
