#!/usr/bin/env node
// Completes package-lock.json with the optional platform packages that a registry mirror did not offer when the lock was
// made. Without them `npm ci` stops with EUSAGE ("Missing: @next/swc-darwin-arm64 from lock file") on every machine.
// Run after each dependency change: node bin/fix-lockfile.mjs [package-lock.json]
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const OS = { windows: 'win32' };
const SYSTEMS = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
  'windows',
];
const CPUS = ['arm64', 'arm', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'];

/**
 * The platform a package name promises: `@next/swc-linux-x64-musl` → `{ os: ['linux'], cpu: ['x64'], libc: ['musl'] }`.
 * @param {string} name
 */
export function platformOf(name) {
  const parts = name.slice(name.indexOf('/') + 1).split(/[-_]/);
  const os = parts.find((part) => SYSTEMS.includes(part));
  const cpu = parts.find((part) => CPUS.includes(part));
  const libc = parts.some((part) => part.startsWith('musl'))
    ? 'musl'
    : parts.some((part) => part.startsWith('gnu'))
      ? 'glibc'
      : undefined;
  return {
    ...(cpu && { cpu: [cpu] }),
    ...(os === 'linux' && libc && { libc: [libc] }),
    ...(os && { os: [OS[os] ?? os] }),
  };
}

/**
 * Whether `name`, required from the package at `from`, has an entry: Node's own upward walk over node_modules.
 * @param {Record<string, unknown>} packages
 * @param {string} from
 * @param {string} name
 */
function resolves(packages, from, name) {
  for (let base = from; ; ) {
    if (packages[`${base ? `${base}/` : ''}node_modules/${name}`]) return true;
    if (!base) return false;
    base = base.slice(0, Math.max(0, base.lastIndexOf('node_modules/') - 1));
  }
}

/**
 * Optional dependencies of the lock's packages that have no entry of their own.
 * @param {{ packages: Record<string, any> }} lock
 */
export function missingOptional(lock) {
  const missing = [];
  for (const [from, entry] of Object.entries(lock.packages)) {
    for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
      const version = String(range).replace(/^[\^~=v]+/, '');
      if (!resolves(lock.packages, from, name) && /^\d+\.\d+\.\d+/.test(version)) {
        missing.push({ from, path: `node_modules/${name}`, name, version });
      }
    }
  }
  return missing;
}

/** @param {string} file */
function complete(file) {
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  const missing = missingOptional(lock);
  for (const { from, path, name, version } of missing) {
    const dev = lock.packages[from]?.dev === true;
    lock.packages[path] ??= { version, ...platformOf(name), ...(dev && { dev }), optional: true };
  }
  const sorted = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
  lock.packages = Object.fromEntries(sorted);
  if (missing.length) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`${file}: ${missing.length} optional platform entries added`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  complete(process.argv[2] ?? 'package-lock.json');
