import { log } from '@/lib/core/log';
import { build, buildAssets, drawDemoPictures, hasBuild, isFresh } from './build';
import { bundleProcesses } from './bundle';
import { type Database, listShops, migrateDatabase, openDatabase, refuseUnwalled } from './database';
import { openPages } from './pages';
import { say, step } from './say';
import { type FrontServer, listen } from './serve';
import { CannotStart, fail, type Mode, setUp } from './setup';
import { startWebProcesses, type WebProcesses } from './web-processes';
import { superviseWorker } from './worker-process';

const FINISHES_WITHIN_MS = 10_000;

/**
 * Starts everything that the mode and PORCHLIGHT_ROLE ask for and stays until it is told to stop: requests in flight
 * first, then the worker, then the database. While developing this process serves the pages itself; else those it starts do.
 */
export async function run(mode: Mode): Promise<void> {
  const settings = setUpOrFail(mode);
  if (settings.role === 'worker') return void (await import('./worker'));
  /** Undone from the last to the first. */
  const closers: (() => Promise<void>)[] = [];
  const interrupted = new AbortController();
  let front: FrontServer | undefined;
  let processes: WebProcesses | undefined;
  let stoppedAt = 0;

  const stop = async (code: number) => {
    // A terminal's Ctrl-C comes twice, from the terminal and from npm; a second one later means "now".
    if (stoppedAt) {
      if (Date.now() - stoppedAt > 1_500) front?.server.closeAllConnections();
      return;
    }
    stoppedAt = Date.now();
    interrupted.abort();
    for (const close of closers.reverse()) {
      await close().catch((error) => log.error({ err: error }, 'Stopping failed'));
    }
    process.exit(code);
  };
  stopWithParent(() => void stop(0));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0));
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'A promise failed unheard'));
  process.on('uncaughtException', (error) => {
    log.error({ err: error }, 'An error nobody expected; stopping');
    void stop(1);
  });

  try {
    if (mode === 'production' && !hasBuild()) throw new CannotStart('There is no build yet: run npm run build first.');
    if (mode === 'demo' && !isFresh()) await bundleProcesses();
    if (mode === 'dev') front = await listen(settings.port, settings.trustedProxies, true);
    else processes = await startWebProcesses(mode === 'demo' ? 1 : settings.processes);

    const opening = openDatabase(settings, true);
    closers.push(() => opening.then((opened) => opened.stop()));
    // Before the build: whoever holds this database may be serving from the build's folder.
    const database = await opening;
    await Promise.all([prepareDatabase(database, mode), preparePages(mode, interrupted.signal)]);
    if (stoppedAt) return;

    await step('Starting the pages', async () => {
      if (front) closers.push(await openPages(front, mode, settings));
      else await processes?.open(database.url);
    });
    if (settings.role === 'all') closers.push(superviseWorker(mode).stop);
    closers.push(async () => (front ?? processes)?.drain(FINISHES_WITHIN_MS));
    await healthy(settings.port, interrupted.signal);
    await welcome(mode, settings.publicUrl, database, settings.dataDir);
  } catch (error) {
    if (stoppedAt) return;
    stoppedAt = Date.now();
    interrupted.abort();
    for (const close of closers.reverse()) await close().catch(() => {});
    fail(error);
  }
}

function setUpOrFail(mode: Mode) {
  try {
    return setUp(mode);
  } catch (error) {
    return fail(error);
  }
}

/** npm that was killed outright forwards nothing: whoever it had started is then someone else's child. */
function stopWithParent(stop: () => void): void {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return;
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && stop(), 1_000).unref();
}

async function prepareDatabase(database: Database, mode: Mode): Promise<void> {
  await step('Preparing the database', () => migrateDatabase(database));
  await refuseUnwalled(database);
  const shops = await listShops(database);
  if (mode === 'production') {
    if (shops.some((shop) => shop.demo)) {
      throw new CannotStart(
        'This database holds the demo shops, whose passwords and API keys everyone knows. Use a database of its own.',
      );
    }
  } else if (shops.length === 0) {
    const { seedDemo } = await import('@/db/seed/seed-demo');
    await step('Filling the demo shops', () => seedDemo(database.ownerUrl));
  }
}

async function preparePages(mode: Mode, signal: AbortSignal): Promise<void> {
  if (mode === 'production') return;
  const pages = () =>
    mode === 'dev'
      ? step('Making styles and fonts', () => buildAssets(true, signal))
      : step('Building the pages, once per version', () => build(true, signal));
  // The demo's products are drawn, not shipped; quick when nothing in the drawings changed.
  const pictures = () => step('Drawing the demo pictures', () => drawDemoPictures(signal));
  await Promise.all([pictures(), mode === 'demo' && isFresh() ? undefined : pages()]);
}

/** Waits for our own health answer, which also warms the path to the database. */
async function healthy(port: number, signal: AbortSignal): Promise<void> {
  let answer = 'nothing';
  for (const end = Date.now() + 60_000; Date.now() < end && !signal.aborted; ) {
    answer = await fetch(`http://localhost:${port}/api/health`, { signal }).then(
      async (response) => (response.ok ? '' : `${response.status} ${await response.text()}`),
      (error) => String(error),
    );
    if (!answer) return;
    await new Promise((later) => setTimeout(later, 250));
  }
  if (!signal.aborted) throw new CannotStart(`The health check does not succeed: ${answer}`);
}

async function welcome(mode: Mode, base: string, database: Database, dataDir: string): Promise<void> {
  say();
  say(`Porchlight is ready: ${base}`);
  if (mode === 'production') return;
  const shops = (await listShops(database)).filter((shop) => shop.demo);
  say();
  for (const { name, slug } of shops) say(`  ${base}/s/${slug}`.padEnd(44) + name);
  say(`${`  ${base}/console`.padEnd(44)}demo@porchlight.test / porchlight-demo`);
  say(`${`  ${base}/api/v1`.padEnd(44)}${shops.map(({ slug }) => `plk_demo_${slug}`).join(', ')}`);
  say();
  say(`Ctrl-C stops everything. What you do is kept in ${dataDir}; delete that folder to begin anew.`);
}
