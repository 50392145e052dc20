import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundled, bundleProcesses, distDir } from './bundle';
import { fail, ROOT } from './setup';

/** Scripts that make what the pages serve as files (public/), each run on its own before the pages are built. */
const ASSETS = ['bin/build-storefront-css.ts', 'bin/build-storefront-fonts.ts', 'bin/build-geography.ts'];

const IGNORED_FOLDERS = /^(node_modules|\..*|artifacts|bench|e2e|coverage|public\/(assets|fonts|demo))$/;
const IGNORED_FILES = /(^\.|\.(test\.tsx?|md|tsbuildinfo)$|^next-env\.d\.ts$)/;

const stampFile = () => join(distDir(), 'porchlight-build.json');

/** One hash over everything a build could depend on. */
function sourcesHash(): string {
  const hash = createHash('sha256').update(process.versions.node.split('.')[0] ?? '');
  const visit = (folder: string) => {
    const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      const path = join(folder, entry.name);
      const name = relative(ROOT, path).replaceAll('\\', '/');
      if (entry.isDirectory() && !IGNORED_FOLDERS.test(name)) visit(path);
      else if (entry.isFile() && !IGNORED_FILES.test(entry.name)) hash.update(`${name}\0`).update(readFileSync(path));
    }
  };
  visit(ROOT);
  return hash.digest('hex');
}

export const hasBuild = () => existsSync(join(distDir(), 'BUILD_ID')) && existsSync(bundled('web'));

/** Whether the build in the folder was made from the sources as they are now. */
export function isFresh(): boolean {
  try {
    return hasBuild() && JSON.parse(readFileSync(stampFile(), 'utf8')).sources === sourcesHash();
  } catch {
    return false;
  }
}

function runNode(args: string[], quiet: boolean, signal?: AbortSignal): Promise<void> {
  const env = { ...process.env, NODE_ENV: 'production' as const, NEXT_TELEMETRY_DISABLED: '1' };
  const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'], signal });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk;
      if (!quiet) process.stdout.write(chunk);
    });
  }
  return new Promise((done, failed) => {
    child.on('error', failed);
    child.on('close', (code) => {
      if (code === 0) done();
      else failed(new Error(`node ${args.join(' ')} failed${quiet ? `:\n${output}` : '.'}`));
    });
  });
}

/** Makes the files that pages serve, from scratch; takes a second or two. */
export async function buildAssets(quiet = true, signal?: AbortSignal): Promise<void> {
  for (const script of ASSETS) {
    if (existsSync(join(ROOT, script))) await runNode(['--import', 'tsx', script], quiet, signal);
  }
}

/** Draws the demo's products into public/demo, in a process of its own: it keeps a core busy for half a minute. */
export const drawDemoPictures = (signal?: AbortSignal) =>
  runNode(['--import', 'tsx', 'bin/build-demo-pictures.ts'], true, signal);

/** A build into another folder than the usual one leaves nothing of it in the files that editors and tsc read. */
function keepTypeSettings(): () => void {
  if (distDir() === join(ROOT, '.next')) return () => {};
  mkdirSync(join(ROOT, 'artifacts'), { recursive: true });
  writeFileSync(join(ROOT, 'artifacts/tsconfig.json'), '{ "extends": "../tsconfig.json" }\n');
  const file = join(ROOT, 'next-env.d.ts');
  const before = existsSync(file) ? readFileSync(file) : null;
  return () => (before ? writeFileSync(file, before) : rmSync(file, { force: true }));
}

/** The production build, into PORCHLIGHT_DIST_DIR. Quiet, it speaks only when it fails. */
export async function build(quiet = true, signal?: AbortSignal): Promise<void> {
  const sources = sourcesHash();
  rmSync(stampFile(), { force: true });
  await buildAssets(quiet, signal);
  const next = createRequire(import.meta.url).resolve('next/dist/bin/next');
  const restore = keepTypeSettings();
  try {
    await runNode([next, 'build'], quiet, signal);
  } finally {
    restore();
  }
  // Next empties the folder first.
  await bundleProcesses();
  writeFileSync(stampFile(), `${JSON.stringify({ sources })}\n`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await build(false).catch(fail);
