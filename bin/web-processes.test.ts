import { rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundleProcesses, distDir } from './bundle';
import { PortTaken } from './serve';
import { startWebProcesses } from './web-processes';

const saved = { ...process.env };
let port: number;

beforeAll(async () => {
  const probe = createServer().listen(0);
  port = (probe.address() as AddressInfo).port;
  await new Promise((closed) => probe.close(closed));
  Object.assign(process.env, {
    PORT: String(port),
    PORCHLIGHT_DIST_DIR: '.next-web-processes',
    PORCHLIGHT_SECRET: 'a secret of this test alone',
    NODE_OPTIONS: '',
  });
  await bundleProcesses();
});
afterAll(async () => {
  await rm(distDir(), { recursive: true });
  process.env = saved;
});

const answer = () =>
  fetch(`http://localhost:${port}/`, { headers: { connection: 'close' } }).then(
    async (response) => `${response.status} ${await response.text()}`,
    (error) => String(error),
  );

test('a port that somebody has is named before anything starts; a process that ends is replaced; all end together', async () => {
  const other = createServer((_request, response) => response.end('somebody else')).listen(port);
  await expect(startWebProcesses(2)).rejects.toThrow(PortTaken);
  await new Promise((closed) => other.close(closed));

  const processes = await startWebProcesses(2);
  const [first, second] = processes.pids();
  expect(first).not.toBe(second);
  expect(await answer()).toMatch(/^503 .*starting/s);
  process.kill(first as number, 'SIGKILL');
  await expect.poll(() => processes.pids().filter((pid) => pid !== first), { timeout: 30_000 }).toHaveLength(2);
  expect(await answer()).toMatch(/^503 .*starting/s);
  await processes.drain(1_000);
  expect(processes.pids()).toEqual([]);
  expect(await answer()).toContain('fetch failed');
}, 60_000);
