import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Account, chooseAccount, giveTo, homeFor, reachable, runAs } from './account';
import { type Binaries, findBinaries } from './binaries';

/** Everything about one data dir's database that stays the same while it starts, dies and starts again. */
export type Cluster = {
  account: Account;
  binaries: Binaries;
  /** PostgreSQL's own data directory. */
  data: string;
  logFile: string;
  /** Where the socket goes; null where there are none (Windows) and a port on the loopback address serves. */
  socketDir: string | null;
  settings: Record<string, string>;
};

export const OWNER = 'porchlight';
const WINDOWS = process.platform === 'win32';
/** A socket's address holds 107 bytes on Linux and 103 on macOS, and PostgreSQL appends `/.s.PGSQL.5432`. */
const LONGEST_SOCKET_DIR = 85;

const SETTINGS: Record<string, string> = {
  shared_buffers: '64MB',
  max_connections: '150',
  max_wal_size: '512MB',
  checkpoint_timeout: '15min',
  random_page_cost: '1.1',
  effective_io_concurrency: '16',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // A statement or a row's values in the log would be personal data.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_parameter_max_length_on_error: '0',
  unix_socket_permissions: '0700',
};

export type ClusterOptions = { settings?: Record<string, string>; without?: 'namespaces' };

/** Finds the programs, the account and the folders; starts nothing. */
export async function locateCluster(dataDir: string, options: ClusterOptions = {}): Promise<Cluster> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const account = chooseAccount(options.without);
  const home = homeFor(account, dataDir);
  return {
    account,
    binaries: reachable(account, await findBinaries()),
    data: join(home, 'postgres'),
    logFile: join(dataDir, 'postgres.log'),
    socketDir: WINDOWS ? null : socketDir(account, home),
    settings: { ...SETTINGS, ...options.settings },
  };
}

function socketDir(account: Account, home: string): string {
  let folder = join(home, 'run');
  if (Buffer.byteLength(folder) > LONGEST_SOCKET_DIR) {
    const name = createHash('sha256').update(home).digest('hex').slice(0, 12);
    folder = join(tmpdir(), `porchlight-${process.getuid?.()}-${name}`);
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  giveTo(account, folder);
  const found = lstatSync(folder);
  const expected = account.kind === 'user' ? account.uid : process.getuid?.();
  // The temp folder is everyone's: somebody else's folder of that name would hand them the connections.
  if (!found.isDirectory() || found.uid !== expected) throw new Error(`${folder} belongs to someone else.`);
  return folder;
}

/** What a running (or killed) server left in its data directory. */
export type Postmaster = { pid: number; port: number; socketDir: string };

export function readPostmaster(cluster: Cluster): Postmaster | null {
  try {
    const [pid, , , port, folder = ''] = readFileSync(join(cluster.data, 'postmaster.pid'), 'utf8').split('\n');
    return Number(pid) > 0 && Number(port) > 0 ? { pid: Number(pid), port: Number(port), socketDir: folder } : null;
  } catch {
    return null;
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A process that ended and was not yet collected by its parent.
    return !(process.platform === 'linux' && /\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8')));
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * After a reboot or in a new container the number of a dead server may belong to any other process, and PostgreSQL
 * then refuses to start. Linux tells what the process is; elsewhere PostgreSQL's own judgement stands.
 */
export function removeStaleLock(cluster: Cluster) {
  const postmaster = readPostmaster(cluster);
  if (!postmaster || process.platform !== 'linux') return;
  let command = '';
  try {
    command = readFileSync(`/proc/${postmaster.pid}/cmdline`, 'utf8');
  } catch {
    // Gone by now.
  }
  if (!/postgres/.test(command)) rmSync(join(cluster.data, 'postmaster.pid'), { force: true });
}

const passwordFile = (cluster: Cluster) => join(dirname(cluster.data), 'postgres.password');

/** The owner's password; undefined on a private socket, where the folder's rights are the lock. */
export function ownerPassword(cluster: Cluster): string | undefined {
  return cluster.socketDir ? undefined : readFileSync(passwordFile(cluster), 'utf8').trim();
}

/**
 * Makes the data directory if there is none: under another name first, then renamed, so that a kill half-way leaves
 * nothing that looks whole and of two makers one wins.
 */
export async function initialise(cluster: Cluster): Promise<void> {
  giveTo(cluster.account, cluster.data);
  if (existsSync(join(cluster.data, 'PG_VERSION'))) return;
  removeAbandoned(cluster);
  const draft = `${cluster.data}.init-${process.pid}-${randomBytes(3).toString('hex')}`;
  mkdirSync(draft, { mode: 0o700 });
  giveTo(cluster.account, draft);
  const args = ['-D', draft, '-U', OWNER, '-E', 'UTF8', '--auth-local=trust'];
  // PostgreSQL's own collation: the same order on every machine, whatever locales it has.
  args.push('--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8');
  if (cluster.socketDir) args.push('--auth-host=reject');
  else {
    if (!existsSync(passwordFile(cluster))) writeFileSync(passwordFile(cluster), randomBytes(24).toString('hex'));
    args.push('--auth-host=scram-sha-256', `--pwfile=${passwordFile(cluster)}`);
  }
  try {
    await run(cluster, cluster.binaries.initdb, args);
    renameSync(draft, cluster.data);
  } catch (error) {
    if (!existsSync(join(cluster.data, 'PG_VERSION'))) throw error;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

function removeAbandoned(cluster: Cluster) {
  const parent = dirname(cluster.data);
  for (const name of readdirSync(parent)) {
    const pid = Number(/^postgres\.init-(\d+)-/.exec(name)?.[1]);
    if (pid && !isAlive(pid)) rmSync(join(parent, name), { recursive: true, force: true });
  }
}

const childEnv = (): NodeJS.ProcessEnv => ({
  NODE_ENV: 'production',
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name))),
  LC_ALL: 'C',
});

function run(cluster: Cluster, program: string, args: string[]): Promise<void> {
  const as = runAs(cluster.account, program, args);
  return new Promise((done, failed) => {
    const child = spawn(as.command, as.args, {
      ...as.options,
      cwd: dirname(cluster.data),
      env: childEnv(),
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('error', failed);
    child.on('close', (code) => (code === 0 ? done() : failed(new Error(`${program} failed:\n${output.trim()}`))));
  });
}

/** Starts the server, detached: Ctrl-C must reach Porchlight first, and a killed Porchlight must not take it along. */
export async function launch(cluster: Cluster, port?: number): Promise<{ child: ChildProcess; logFrom: number }> {
  const logFrom = statSync(cluster.logFile, { throwIfNoEntry: false })?.size ?? 0;
  const settings: Record<string, string> = cluster.socketDir
    ? {
        ...cluster.settings,
        listen_addresses: '',
        unix_socket_directories: `"${cluster.socketDir.replaceAll('"', '""')}"`,
        port: '5432',
      }
    : { ...cluster.settings, listen_addresses: '127.0.0.1', port: String(port ?? (await freePort())) };
  const args = ['-D', cluster.data];
  for (const [name, value] of Object.entries(settings)) args.push('-c', `${name}=${value}`);
  const as = runAs(cluster.account, cluster.binaries.postgres, args);
  const output = openSync(cluster.logFile, 'a', 0o600);
  try {
    const child = spawn(as.command, as.args, {
      ...as.options,
      cwd: dirname(cluster.data),
      env: childEnv(),
      detached: true,
      stdio: ['ignore', output, output],
      windowsHide: true,
    });
    child.on('error', () => {});
    child.unref();
    return { child, logFrom };
  } finally {
    closeSync(output);
  }
}

/** What the server wrote since it was launched. */
export function logSince(cluster: Cluster, from: number): string {
  return readFileSync(cluster.logFile).subarray(from).toString('utf8').trim();
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((listening) => probe.listen(0, '127.0.0.1', listening));
  const { port } = probe.address() as { port: number };
  await new Promise((closed) => probe.close(closed));
  return port;
}

/** Stops the server: open work is rolled back, what was committed is on disk. Waits until it is gone. */
export async function shutDown(cluster: Cluster): Promise<void> {
  const postmaster = readPostmaster(cluster);
  if (!postmaster) return;
  const gone = async (seconds: number) => {
    for (const end = Date.now() + seconds * 1000; Date.now() < end; ) {
      if (!isAlive(postmaster.pid)) return true;
      await new Promise((later) => setTimeout(later, 20));
    }
    return false;
  };
  if (WINDOWS) return run(cluster, cluster.binaries.pgCtl, ['stop', '-D', cluster.data, '-m', 'fast', '-w']);
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    try {
      process.kill(postmaster.pid, signal);
    } catch {
      return;
    }
    if (await gone(signal === 'SIGINT' ? 10 : 3)) return;
  }
}
