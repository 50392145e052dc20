import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { compileStorefrontCss } from './build-storefront-css';

const gzip = (text: string) => gzipSync(text, { level: 9 }).length;

test('the style sheet of all three houses weighs at most 20 kB, and loads nothing', { timeout: 60_000 }, async () => {
  const css = await compileStorefrontCss();
  expect(css).toContain('[data-layout=ledger]');
  expect(gzip(css)).toBeLessThanOrEqual(20_000);
  expect(css).not.toMatch(/url\(|@import/);
});

test('the live script weighs at most 4 kB', () => {
  const script = readFileSync(path.join(import.meta.dirname, '../components/storefront/live.js'), 'utf8');
  expect(gzip(script)).toBeLessThanOrEqual(4_000);
});
