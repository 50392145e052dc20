import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { parseEnv, SettingError } from './env';
import { contains } from './networks';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

test('nothing set gives the documented defaults', () => {
  const settings = parseEnv({});
  expect(settings).toMatchObject({ port: 3000, role: 'all', publicUrl: 'http://localhost:3000', demo: false });
  expect(settings.rateLimitScale).toBe(1);
  expect(settings.dataDir).toBe(join(process.cwd(), '.porchlight'));
  expect(settings.databaseUrl).toBeUndefined();
});

test('an empty value counts as unset, as compose files write it', () => {
  expect(parseEnv({ PORT: '', SMTP_URL: ' ', PORCHLIGHT_ROLE: '' })).toMatchObject({ port: 3000, smtpUrl: undefined });
});

test('the public address follows the port and loses its trailing slash', () => {
  expect(parseEnv({ PORT: '4010' }).publicUrl).toBe('http://localhost:4010');
  expect(parseEnv({ PORCHLIGHT_URL: 'https://returns.example.com/' }).publicUrl).toBe('https://returns.example.com');
});

test('migrations run on DATABASE_URL unless the owner is another login', () => {
  const app = 'postgresql://app@db/porchlight';
  expect(parseEnv({ DATABASE_URL: app }).databaseMigrateUrl).toBe(app);
  expect(parseEnv({ DATABASE_URL: app, DATABASE_MIGRATE_URL: 'postgres://owner@db/p' }).databaseMigrateUrl).toBe(
    'postgres://owner@db/p',
  );
});

test.each([
  ['PORT', '80a'],
  ['PORT', '0'],
  ['PORT', '70000'],
  ['DATABASE_URL', 'mysql://db'],
  ['DATABASE_MIGRATE_URL', 'localhost'],
  ['PORCHLIGHT_URL', 'returns.example.com'],
  ['PORCHLIGHT_URL', 'ftp://returns.example.com'],
  ['PORCHLIGHT_SECRET', 'short'],
  ['PORCHLIGHT_ROLE', 'both'],
  ['PORCHLIGHT_TRUSTED_PROXIES', '10.0.0.0/33'],
  ['PORCHLIGHT_TRUSTED_PROXIES', '10.0.0.1, proxy.local'],
  ['PORCHLIGHT_OUTBOUND_NETWORKS', 'localhost'],
  ['SMTP_URL', 'mail.example.com:25'],
  ['S3_URL', 'bucket'],
  ['PORCHLIGHT_LOG_LEVEL', 'loud'],
  ['PORCHLIGHT_RATE_LIMIT_SCALE', '0'],
  ['PORCHLIGHT_RATE_LIMIT_SCALE', '-2'],
  ['PORCHLIGHT_RATE_LIMIT_SCALE', 'off'],
])('%s=%s is refused with an error that names it', (name, value) => {
  expect(() => parseEnv({ [name]: value })).toThrow(SettingError);
  expect(() => parseEnv({ [name]: value })).toThrow(new RegExp(`^${name}: `));
});

test('every bad value is named, one line each', () => {
  expect(() => parseEnv({ PORT: 'x', PORCHLIGHT_ROLE: 'y' })).toThrow(/PORCHLIGHT_ROLE: .*\nPORT: /);
});

test('trusted proxies take addresses and CIDR blocks of both families', () => {
  const { trustedProxies } = parseEnv({ PORCHLIGHT_TRUSTED_PROXIES: '10.0.0.0/8, 192.0.2.7 2001:db8::/32' });
  expect(
    ['10.200.3.4', '::ffff:10.1.1.1', '192.0.2.7', '2001:db8::9'].every((at) => contains(trustedProxies, at)),
  ).toBe(true);
  expect(
    ['11.0.0.1', '192.0.2.8', '2001:db9::1', 'unknown', undefined].some((at) => contains(trustedProxies, at)),
  ).toBe(false);
  expect(contains(parseEnv({}).trustedProxies, '127.0.0.1')).toBe(false);
});

test('outside the demo a secret must be given, and only reading it complains', () => {
  const settings = parseEnv({});
  expect(() => settings.secret).toThrow(/PORCHLIGHT_SECRET/);
  expect(parseEnv({ PORCHLIGHT_SECRET: 'sixteen characters' }).secret).toBe('sixteen characters');
});

test('the demo makes a secret once and keeps it in the data dir, for its owner alone', () => {
  const dir = join(mkdtempSync(join(tmpdir(), 'porchlight-env-')), 'data');
  folders.push(join(dir, '..'));
  const first = parseEnv({ PORCHLIGHT_DEMO: '1', PORCHLIGHT_DATA_DIR: dir }).secret;
  expect(first.length).toBeGreaterThanOrEqual(32);
  expect(parseEnv({ PORCHLIGHT_DEMO: '1', PORCHLIGHT_DATA_DIR: dir }).secret).toBe(first);
  if (process.platform !== 'win32') expect(statSync(join(dir, 'secret')).mode & 0o777).toBe(0o600);
});
