import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Binaries } from './binaries';

/**
 * As whom PostgreSQL runs. It refuses to be root, so root either maps itself to an ordinary user in a namespace of its
 * own (files stay root's, which works below a home nobody else may enter) or, where that is forbidden, lends the
 * server an unprivileged account.
 */
export type Account =
  | { kind: 'self' }
  | { kind: 'namespace' }
  | { kind: 'user'; name: string; uid: number; gid: number };

const NAMESPACE = ['--user', '--map-user=1000', '--map-group=1000', '--'];
const SHARED_HOME = '/var/lib/porchlight';

/** `without: 'namespaces'` leaves the first way out, for tests. */
export function chooseAccount(without?: 'namespaces'): Account {
  if (process.getuid?.() !== 0) return { kind: 'self' };
  if (without !== 'namespaces' && spawnSync('unshare', [...NAMESPACE, 'true']).status === 0) {
    return { kind: 'namespace' };
  }
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] =
      readFileSync('/etc/passwd', 'utf8')
        .split('\n')
        .find((line) => line.startsWith(`${name}:`))
        ?.split(':') ?? [];
    if (uid && gid) return { kind: 'user', name, uid: Number(uid), gid: Number(gid) };
  }
  throw new Error('PostgreSQL does not run as root. Start Porchlight as another user, or set DATABASE_URL.');
}

/** The command line that runs a program as the account. */
export function runAs(account: Account, program: string, args: string[]) {
  if (account.kind === 'namespace') return { command: 'unshare', args: [...NAMESPACE, program, ...args], options: {} };
  if (account.kind === 'user') return { command: program, args, options: { uid: account.uid, gid: account.gid } };
  return { command: program, args, options: {} };
}

function canEnter(account: Account & { kind: 'user' }, path: string): boolean {
  const { uid, gid } = account;
  return spawnSync('/bin/sh', ['-c', 'test -x "$0"', path], { uid, gid, cwd: '/' }).status === 0;
}

/**
 * The folder below which the account keeps its files: the data dir, unless another user's server could never reach
 * it (a data dir in root's home); then one in /var/lib that the data dir's path names.
 */
export function homeFor(account: Account, dataDir: string): string {
  if (account.kind !== 'user') return dataDir;
  // Others may pass through, not look around.
  chmodSync(dataDir, 0o711);
  if (canEnter(account, dataDir)) return dataDir;
  const home = join(SHARED_HOME, createHash('sha256').update(dataDir).digest('hex').slice(0, 16));
  mkdirSync(home, { recursive: true, mode: 0o711 });
  return home;
}

/** The programs, in a copy where the account cannot reach the installed ones. */
export function reachable(account: Account, binaries: Binaries): Binaries {
  if (account.kind !== 'user' || canEnter(account, binaries.postgres)) return binaries;
  const { size, mtimeMs } = statSync(binaries.postgres);
  const folder = join(SHARED_HOME, `programs-${size}-${Math.floor(mtimeMs)}`);
  if (!existsSync(folder)) {
    const draft = `${folder}.${process.pid}`;
    cpSync(binaries.folder, draft, { recursive: true, verbatimSymlinks: true });
    try {
      renameSync(draft, folder);
    } catch (error) {
      rmSync(draft, { recursive: true, force: true });
      if (!existsSync(folder)) throw error;
    }
  }
  const moved = (path: string) => join(folder, path.slice(binaries.folder.length));
  return { folder, postgres: moved(binaries.postgres), initdb: moved(binaries.initdb), pgCtl: moved(binaries.pgCtl) };
}

/** Hands a folder over when it belongs to whoever ran the server last time. */
export function giveTo(account: Account, folder: string) {
  if (account.kind === 'self' || !existsSync(folder)) return;
  const uid = account.kind === 'user' ? account.uid : 0;
  const gid = account.kind === 'user' ? account.gid : 0;
  if (statSync(folder).uid !== uid) spawnSync('chown', ['-R', `${uid}:${gid}`, folder]);
}
