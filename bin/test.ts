import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { build } from './build';
import { requireBrowser } from './find-browser';
import { say } from './say';
import { ROOT } from './setup';

/**
 * The whole proof: lint, types, unit and database tests, and journeys in a browser against a production build of its
 * own. `--deep` runs the long samples at full size. Ends with `N passed, N failed` and the matching exit code.
 */
const deep = process.argv.includes('--deep');
const artifacts = join(ROOT, 'artifacts');
const require = createRequire(import.meta.url);
const bin = (name: string, path: string) => join(require.resolve(`${name}/package.json`), '..', path);

Object.assign(process.env, { NEXT_TELEMETRY_DISABLED: '1', ...(deep && { PORCHLIGHT_DEEP: '1' }) });
mkdirSync(artifacts, { recursive: true });

let passed = 0;
let failed = 0;
const troubles: string[] = [];
const children = new Set<ChildProcess>();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    for (const child of children) child.kill('SIGTERM');
    process.exitCode = 130;
    setTimeout(() => process.exit(130), 12_000).unref();
  });
}

function node(args: string[], env: NodeJS.ProcessEnv = process.env): ChildProcess {
  const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', 'inherit', 'inherit'] });
  children.add(child);
  child.on('close', () => children.delete(child));
  return child;
}

const ended = (child: ChildProcess) =>
  new Promise<boolean>((done) => {
    child.on('error', () => done(false));
    child.on('close', (code) => done(code === 0));
  });

function count(name: string, ok: number, bad: number) {
  passed += ok;
  failed += bad;
  if (bad) troubles.push(`${name}: ${bad} failed`);
  say(`${bad ? '✗' : '✓'} ${name}: ${ok} passed, ${bad} failed\n`);
}

/** A check that passes or fails as one. */
async function check(name: string, args: string[], env?: NodeJS.ProcessEnv): Promise<void> {
  say(`— ${name}`);
  const ok = await ended(node(args, env));
  count(name, ok ? 1 : 0, ok ? 0 : 1);
}

/** A runner that counts for itself; what it leaves uncounted (a crash, an error outside a test) is one failure. */
async function suite(
  name: string,
  args: string[],
  env: NodeJS.ProcessEnv,
  report: string,
  read: (json: Report) => [number, number],
) {
  say(`— ${name}`);
  rmSync(report, { force: true });
  const ok = await ended(node(args, env));
  let [good, bad] = [0, 0];
  if (existsSync(report)) [good, bad] = read(JSON.parse(readFileSync(report, 'utf8')));
  count(name, good, ok ? bad : Math.max(bad, 1));
}

type Report = {
  numPassedTests?: number;
  numFailedTests?: number;
  stats?: { expected: number; unexpected: number; flaky: number };
};

await check('lint', [
  bin('@biomejs/biome', 'bin/biome'),
  'ci',
  `--colors=${process.stdout.isTTY ? 'force' : 'off'}`,
  '.',
]);
await check('types', ['--import', 'tsx', 'bin/types.ts']);

const vitestReport = join(artifacts, 'vitest.json');
await suite(
  'unit and database tests',
  [bin('vitest', 'vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${vitestReport}`],
  process.env,
  vitestReport,
  ({ numPassedTests = 0, numFailedTests = 0 }) => [numPassedTests, numFailedTests],
);

if (existsSync(join(ROOT, 'e2e/playwright.config.ts'))) await journeys();
else say('— journeys: none yet (e2e/playwright.config.ts)\n');

for (const trouble of troubles) say(`  ${trouble}`);
say(`${passed} passed, ${failed} failed`);
process.exit(failed || process.exitCode ? 1 : 0);

/** Builds, starts the demo of that build on a database and port of its own, and sends a browser through it. */
async function journeys(): Promise<void> {
  say('— production build');
  const dataDir = join(ROOT, '.porchlight-e2e');
  const port = await freePort();
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    PORCHLIGHT_DIST_DIR: '.next-e2e',
    PORCHLIGHT_DATA_DIR: dataDir,
    PORCHLIGHT_URL: `http://localhost:${port}`,
    PORCHLIGHT_ROLE: 'all',
    PORT: String(port),
  };
  for (const name of ['DATABASE_URL', 'DATABASE_MIGRATE_URL', 'SMTP_URL', 'S3_URL', 'PORCHLIGHT_SECRET'])
    delete env[name];
  process.env.PORCHLIGHT_DIST_DIR = '.next-e2e';
  let browser: string;
  try {
    await build();
    browser = requireBrowser();
    count('production build', 1, 0);
  } catch (error) {
    say(String(error));
    return count('production build', 0, 1);
  }
  rmSync(dataDir, { recursive: true, force: true });
  const server = node(['--import', 'tsx', 'bin/demo.ts'], env);
  const serverEnded = ended(server);
  try {
    if (!(await healthy(port, server))) return count('start of the demo', 0, 1);
    const report = join(artifacts, 'journeys.json');
    await suite(
      'journeys',
      [bin('playwright', 'cli.js'), 'test', '--config', 'e2e/playwright.config.ts', '--reporter=list,json'],
      {
        ...env,
        CHROME_PATH: browser,
        PORCHLIGHT_E2E_URL: `http://localhost:${port}`,
        PLAYWRIGHT_JSON_OUTPUT_NAME: report,
      },
      report,
      ({ stats }) => [(stats?.expected ?? 0) + (stats?.flaky ?? 0), stats?.unexpected ?? 0],
    );
  } finally {
    server.kill('SIGTERM');
    await serverEnded;
  }
}

async function healthy(port: number, server: ChildProcess): Promise<boolean> {
  for (const end = Date.now() + 180_000; Date.now() < end && server.exitCode === null; ) {
    const ok = await fetch(`http://localhost:${port}/api/health`)
      .then((answer) => answer.ok)
      .catch(() => false);
    if (ok) return true;
    await new Promise((later) => setTimeout(later, 200));
  }
  return false;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((listening) => probe.listen(0, listening));
  const { port } = probe.address() as { port: number };
  await new Promise((closed) => probe.close(closed));
  return port;
}
