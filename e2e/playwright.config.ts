import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { defineConfig } from 'playwright/test';
import { requireBrowser } from '../bin/find-browser';

const ROOT = join(import.meta.dirname, '..');

// `npm test` brings a running server; alone, Playwright starts one. Its workers read this file again and must find
// the same answers, so these are kept in the environment.
if (!process.env.PORCHLIGHT_E2E_URL) {
  process.env.PORCHLIGHT_E2E_START = '1';
  process.env.PORCHLIGHT_E2E_URL = `http://localhost:${await freePort()}`;
  process.env.PORCHLIGHT_DATA_DIR = join(ROOT, '.porchlight-e2e');
  rmSync(process.env.PORCHLIGHT_DATA_DIR, { recursive: true, force: true });
}
const baseURL = process.env.PORCHLIGHT_E2E_URL;

export default defineConfig({
  testDir: '.',
  outputDir: '../artifacts/e2e',
  reporter: 'list',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: process.env.CI === 'true',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL,
    // Costs a third of the time: PORCHLIGHT_E2E_TRACE=1 to see every step of what failed.
    trace: process.env.PORCHLIGHT_E2E_TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    launchOptions: {
      executablePath: requireBrowser(),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  ...(process.env.PORCHLIGHT_E2E_START && {
    webServer: {
      command: 'node --import tsx bin/demo.ts',
      cwd: ROOT,
      url: `${baseURL}/api/health`,
      timeout: 300_000,
      stdout: 'ignore',
      stderr: 'pipe',
      gracefulShutdown: { signal: 'SIGTERM', timeout: 5_000 },
      env: {
        PORT: new URL(baseURL).port,
        PORCHLIGHT_URL: baseURL,
        PORCHLIGHT_DIST_DIR: '.next-e2e',
        PORCHLIGHT_DATA_DIR: process.env.PORCHLIGHT_DATA_DIR ?? '',
        PORCHLIGHT_ROLE: 'all',
        DATABASE_URL: '',
        DATABASE_MIGRATE_URL: '',
        SMTP_URL: '',
        S3_URL: '',
      },
    },
  }),
});

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((listening) => probe.listen(0, listening));
  const { port } = probe.address() as { port: number };
  await new Promise((closed) => probe.close(closed));
  return port;
}
