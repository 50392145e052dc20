import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { parseNetworks } from '@/lib/core/networks';
import { askProvider } from './ask-provider';

const permitted = parseNetworks('127.0.0.1/32');
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A provider whose answer has so many bytes. */
async function answering(bytes: number) {
  const server = createServer((_, response) => response.end('x'.repeat(bytes)));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  closing.push(() => server.close());
  const base_url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const question = { connectionId: `c-${bytes}`, source: 'la_poste' as const, credentials: { api_key: 'k', base_url } };
  return askProvider(question, { trackingNumber: '1', carrier: 'la_poste' }, { permitted });
}

it('takes an answer whole or not at all; a larger one is handed over to be kept', async () => {
  expect(await answering(1_000_000)).toMatchObject({ kind: 'answer' });
  const large = await answering(1_000_001);
  expect(large).toMatchObject({ kind: 'failed', reason: expect.stringContaining('larger than 1 MB') });
  expect(large).toHaveProperty('large', 'x'.repeat(1_000_001));
  expect(await answering(8_388_609)).toEqual({
    kind: 'failed',
    reason: 'Its answer is larger than 8 MB. Nothing of it was kept.',
  });
});
