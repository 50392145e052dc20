import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

// The folder tells what a file may do. Each line of these tables is explained in ARCHITECTURE.md; first match wins.
const KINDS: [kind: string, pattern: RegExp][] = [
  ['route', /^app\/.*\/route\.tsx?$/],
  ['page', /^app\//],
  ['ui', /^components\/ui\//],
  ['email', /^components\/email\//],
  ['components', /^components\//],
  [
    'pure',
    /^lib\/core\/(money|ids|errors|constants|fields|paging|local-date|security-headers|same-origin|client-network)\.ts$/,
  ],
  ['core', /^lib\/core\//],
  ['actions', /^lib\/[^/]+\/actions\.ts$/],
  ['auth', /^lib\/(auth|access|api|storefront)\//],
  ['pure', /^lib\/[^/]+\/(rules\/.*|schema|types|constants)\.tsx?$/],
  ['pure', /^lib\/i18n\//],
  ['queries', /^lib\/[^/]+\/queries\//],
  ['mutations', /^lib\/[^/]+\/mutations\//],
  ['adapters', /^lib\/[^/]+\/adapters\//],
  ['adapters', /^lib\/carriers\//],
  ['loaders', /^lib\/[^/]+\/loaders\.tsx?$/],
  ['tasks', /^lib\/jobs\/(tasks\/.*|task-list|worker)\.ts$/],
  ['lookups', /^lib\/[^/]+\/[a-z-]+\.tsx?$/],
  ['testing', /^(db|lib\/[^/]+)\/testing\//],
  ['seed', /^db\/seed\//],
  ['db', /^db\//],
  ['bin', /^(bin|bench)\//],
  ['e2e', /^e2e\//],
];

const DATA = ['queries', 'mutations', 'lookups', 'pure', 'core', 'db', 'adapters'];
const MAY: Record<string, string[]> = {
  page: ['page', 'ui', 'components', 'pure', 'core', 'auth', 'actions', 'loaders'],
  route: ['auth', 'core', 'pure', 'queries', 'mutations', 'lookups', 'loaders', 'adapters', 'components', 'ui'],
  ui: ['ui', 'pure'],
  email: ['email', 'pure'],
  components: ['ui', 'components', 'pure', 'actions'],
  pure: ['pure'],
  core: ['core', 'pure', 'db'],
  auth: ['auth', ...DATA, 'components'],
  queries: ['queries', 'lookups', 'pure', 'core', 'db', 'auth', 'adapters'],
  mutations: [...DATA, 'auth', 'email'],
  adapters: ['adapters', 'pure', 'core'],
  lookups: [...DATA, 'auth', 'email', 'components'],
  // A form's action answers with the page that follows, so it may load it.
  actions: [...DATA, 'auth', 'loaders'],
  loaders: ['queries', 'lookups', 'pure', 'core', 'auth', 'components'],
  tasks: ['tasks', ...DATA, 'auth', 'seed', 'email'],
  db: ['db', 'pure', 'core'],
  seed: ['seed', 'testing', 'db', 'auth', ...DATA],
  testing: ['testing', 'db', 'auth', ...DATA, 'tasks'],
  bin: ['bin', 'db', 'seed', 'auth', 'tasks', 'components', ...DATA, 'testing'],
  e2e: ['e2e', 'testing', 'db', 'seed', 'auth', 'bin', ...DATA],
};

const BANNED: Record<string, RegExp> = {
  pure: /^(next|react|drizzle-orm|pg|node:)(\/|$)?/,
  queries: /^(next|react)(\/|$)/,
  mutations: /^(next|react)(\/|$)/,
  db: /^(next|react)(\/|$)/,
};

const CEILING = 300;
// Shrinks, never grows. Tables of data are not code.
const LONG_FOR_NOW = new Set<string>([]);
const IS_DATA =
  /(constants|message-keys|catalog|dictionary|patterns|codes|places)[\w.-]*\.tsx?$|^db\/seed\/(pictures|stories\/\w+)\/|^db\/migrations\//;
const ROOTS = ['app', 'components', 'lib', 'db', 'bin', 'bench', 'e2e'];

/** These append for the shop of their context and name nothing that could be another's. */
const TAKES_NO_ID = new Set([
  'lib/audit/mutations/record-audit.ts',
  'lib/audit/mutations/record-audits.ts',
  'lib/jobs/mutations/enqueue-job.ts',
  'lib/jobs/mutations/enqueue-jobs.ts',
]);

const root = join(import.meta.dirname, '../..');
const slash = (path: string) => path.split('\\').join('/');

function walk(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : walk(path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

function resolveImport(specifier: string, from: string): string | null {
  const base = specifier.startsWith('@/')
    ? join(root, specifier.slice(2))
    : specifier.startsWith('.')
      ? join(dirname(from), specifier)
      : null;
  if (!base) return null;
  for (const ending of ['', '.ts', '.tsx']) {
    if (existsSync(base + ending) && statSync(base + ending).isFile())
      return slash(relative(root, normalize(base + ending)));
  }
  return slash(relative(root, normalize(base)));
}

const kindOf = (path: string) => KINDS.find(([, pattern]) => pattern.test(path))?.[0];
const IMPORT =
  /^\s*(?:import|export)\s+(type\s+)?(?:[^'"();]*?\sfrom\s*)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/gm;

/** Everything wrong with one file, with what to do about it. */
function judge(path: string, source: string): string[] {
  const kind = kindOf(path);
  if (!kind) return [`${path}: no such kind of file. Use the vocabulary of ARCHITECTURE.md.`];
  const wrong: string[] = [];
  if (/(^|\/)(index|utils|helpers|misc|service|manager|common)\.tsx?$/.test(path) && path !== 'db/schema/index.ts') {
    wrong.push(`${path}: name the file after what it does, not after a drawer.`);
  }
  const lines = source.split('\n').length;
  if (lines > CEILING && !IS_DATA.test(path) && !LONG_FOR_NOW.has(path)) {
    wrong.push(`${path}: ${lines} lines; split it by decision or verb (${CEILING} is the ceiling).`);
  }
  const isClient = /^\s*['"]use client['"]/.test(source);
  for (const match of source.matchAll(IMPORT)) {
    const typeOnly = Boolean(match[1]);
    const specifier = match[2] ?? match[3] ?? '';
    const target = resolveImport(specifier, join(root, path));
    if (!target) {
      if (!typeOnly && BANNED[kind]?.test(specifier))
        wrong.push(`${path}: ${kind} may not import ${specifier}. Move the effect to a query, mutation or adapter.`);
      continue;
    }
    if (!/\.tsx?$/.test(target) || typeOnly) continue;
    const targetKind = kindOf(target);
    if (!targetKind || !MAY[kind]?.includes(targetKind))
      wrong.push(`${path}: ${kind} may not import ${targetKind} (${target}).`);
    if (isClient && ['queries', 'mutations', 'loaders', 'db', 'core', 'auth', 'lookups'].includes(targetKind ?? '')) {
      wrong.push(`${path}: a client file would carry ${target} to the browser.`);
    }
  }
  if (
    /\bprocess\.env\b/.test(source) &&
    !/^(bin|bench|e2e|db\/testing|lib\/[^/]+\/testing)\//.test(path) &&
    !/^(lib\/core\/(env|log)|proxy|db\/embedded)/.test(path)
  ) {
    wrong.push(`${path}: settings are read in lib/core/env.ts only.`);
  }
  if (/^lib\/[^/]+\/(rules|queries|mutations)\//.test(path) && /new Date\(\)|Date\.now\(\)/.test(source)) {
    wrong.push(`${path}: time is passed in (ctx.now, now), never read.`);
  }
  return wrong;
}

describe('architecture', () => {
  const files = ROOTS.flatMap((folder) => walk(join(root, folder)))
    .map((path) => slash(relative(root, path)))
    .filter((path) => !/\.test\.tsx?$/.test(path));

  it('is kept by every file', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(files.flatMap((path) => judge(path, readFileSync(join(root, path), 'utf8')))).toEqual([]);
  });

  it.each([
    ['lib/returns/rules/x.ts', "import { eq } from 'drizzle-orm';"],
    ['lib/returns/rules/x.ts', "import { getPool } from '@/db/pool';"],
    ['lib/returns/queries/x.ts', "import { headers } from 'next/headers';"],
    ['components/storefront/x.tsx', "import { getPool } from '@/db/pool';"],
    ['lib/returns/mutations/x.ts', 'const now = new Date();'],
    ['lib/returns/utils.ts', ''],
    ['lib/returns/mutations/x.ts', 'process.env.SECRET'],
    ['stray/x.ts', ''],
  ])('refuses %s: %s', (path, source) => {
    expect(judge(path, source)).not.toEqual([]);
  });

  it('tests every mutation as another shop', () => {
    const mutations = files.filter((path) => /^lib\/[^/]+\/mutations\//.test(path));
    const tests = ROOTS.flatMap((folder) => walk(join(root, folder)))
      .filter((path) => path.endsWith('.db.test.ts'))
      .map((path) => readFileSync(path, 'utf8'))
      .filter((source) => /another shop|other shop/i.test(source))
      .join('\n');
    const untested = mutations.filter((path) => {
      if (TAKES_NO_ID.has(path)) return false;
      const name =
        path
          .split('/')
          .at(-1)
          ?.replace('.ts', '')
          .replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()) ?? '';
      return !tests.includes(name);
    });
    expect(untested).toEqual([]);
  });
});
