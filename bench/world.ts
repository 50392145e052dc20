import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { ROOT } from '@/bin/setup';
import { createPool } from '@/db/client';
import { startEmbedded } from '@/db/embedded';
import { migrate } from '@/db/migrate';

/** A server under measurement, in a process of its own. */
export type Served = { origin: string; pid: number; log: () => string; stop(): Promise<void> };

export type BenchDatabase = {
  /** The owner's address. */
  url: string;
  /** The owner's own connection. */
  owner: pg.Client;
  /** Connections as the product holds them: the walled role. */
  pool: pg.Pool;
};

/** A database of its own and everything started for one run; `stop` leaves nothing of it behind. */
export type World = {
  database(name: string): Promise<BenchDatabase>;
  /** Starts `node …args` on a free port (in PORT) and waits until `probe` is answered without a server error. */
  serve(name: string, args: string[], env: Record<string, string>, probe: string): Promise<Served>;
  file(name: string): string;
  stop(): Promise<void>;
};

const STARTS_WITHIN_MS = 120_000;

export async function startWorld(): Promise<World> {
  const dir = mkdtempSync(join(tmpdir(), 'porchlight-bench-'));
  const servers = new Set<Served>();
  const databases = new Map<string, BenchDatabase>();
  const embedded = await startEmbedded(join(dir, 'data'), { exclusive: true });
  const admin = new pg.Client({ connectionString: embedded.url });
  admin.on('error', () => {});
  await admin.connect();
  let stopping: Promise<void> | undefined;

  async function stop(): Promise<void> {
    for (const server of servers) await server.stop();
    for (const { owner, pool } of databases.values()) await Promise.allSettled([owner.end(), pool.end()]);
    await admin.end().catch(() => {});
    await embedded.stop();
    rmSync(dir, { recursive: true, force: true });
  }

  return {
    async database(name) {
      const known = databases.get(name);
      if (known) return known;
      const url = embedded.url.replace(/(\/)[^/?]*(\?|$)/, `$1${name}$2`);
      await admin.query(`create database ${name}`);
      await migrate(url);
      const owner = new pg.Client({ connectionString: url });
      owner.on('error', () => {});
      await owner.connect();
      const made = { url, owner, pool: createPool(url) };
      databases.set(name, made);
      return made;
    },
    async serve(name, args, env, probe) {
      const served = await serve(join(dir, `${name}.log`), args, env, probe);
      servers.add(served);
      return { ...served, stop: () => served.stop().finally(() => servers.delete(served)) };
    },
    file: (name) => join(dir, name),
    stop: () => (stopping ??= stop()),
  };
}

async function serve(logFile: string, args: string[], env: Record<string, string>, probe: string): Promise<Served> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  // The channel closes with us, and a control ends then; Porchlight itself is told by a signal.
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', ...env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const output = createWriteStream(logFile);
  child.stdout?.pipe(output, { end: false });
  child.stderr?.pipe(output, { end: false });
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  const log = () => readFileSync(logFile, 'utf8').slice(-4_000);
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    const deadline = setTimeout(() => child.kill('SIGKILL'), 15_000);
    await gone;
    clearTimeout(deadline);
  };
  if (!(await answers(origin + probe, child))) {
    await stop();
    throw new Error(`node ${args.join(' ')} does not answer ${probe}:\n${log()}`);
  }
  return { origin, pid: child.pid ?? 0, log, stop };
}

async function answers(url: string, child: ChildProcess): Promise<boolean> {
  for (const end = Date.now() + STARTS_WITHIN_MS; Date.now() < end && child.exitCode === null; ) {
    const status = await fetch(url).then(
      (answer) => answer.status,
      () => 503,
    );
    if (status < 500) return true;
    await new Promise((later) => setTimeout(later, 100));
  }
  return false;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((listening) => probe.listen(0, '127.0.0.1', listening));
  const { port } = probe.address() as { port: number };
  await new Promise((closed) => probe.close(closed));
  return port;
}
