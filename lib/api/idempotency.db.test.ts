import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { idempotencyKeys } from '@/db/schema/staff';
import { callApi } from '@/db/testing/call-api';
import { orderDocument } from '@/db/testing/factories/create-order';
import { type OpenShop, openShop } from '@/db/testing/open-shop';
import { inShop } from '@/lib/core/unit-of-work';

const NOW = new Date();
let mine: OpenShop;
let theirs: OpenShop;

beforeAll(async () => {
  mine = await openShop();
  theirs = await openShop();
});
afterAll(async () => {
  await mine.close();
  await theirs.close();
});

const call: typeof callApi = (method, path, options = {}) => callApi(method, path, { key: mine.key, ...options });

const order = () => orderDocument(NOW);

const connection = (headers: Record<string, string>, name = 'a') =>
  call('POST', '/connections', { headers, body: { source: 'generic', name } });

test('a repeat gets the first answer, byte for byte, and has no second effect', async () => {
  const first = await connection({ 'idempotency-key': 'once' });
  expect(first.status).toBe(201);
  const again = await connection({ 'idempotency-key': 'once' });
  expect([again.status, again.text]).toEqual([201, first.text]);
  expect((await call('GET', `/connections/${first.json.id}`)).status).toBe(200);
  expect((await connection({ 'idempotency-key': 'once' }, 'b')).json).toMatchObject({
    status: 422,
    code: 'IDEMPOTENCY_MISMATCH',
  });
  // the secret in the answer is not readable where it is kept
  const rows = await inShop(mine.gate, (ctx) =>
    ctx.db.select().from(idempotencyKeys).where(eq(idempotencyKeys.key, 'once')),
  );
  expect(rows).toHaveLength(1);
  expect(Buffer.from(rows[0]?.response ?? '', 'base64').includes(first.json.secret)).toBe(false);
});

test('twenty at once: one effect, one answer, the others told to wait', async () => {
  const before = (await call('GET', '/connections')).json.data.length;
  const all = await Promise.all(Array.from({ length: 20 }, () => connection({ 'idempotency-key': 'storm' })));
  const made = all.filter(({ status }) => status === 201);
  expect(new Set(made.map(({ text }) => text)).size).toBe(1);
  expect(all.filter(({ status }) => status !== 201).every(({ json }) => json.code === 'IDEMPOTENCY_IN_FLIGHT')).toBe(
    true,
  );
  expect((await call('GET', '/connections')).json.data).toHaveLength(before + 1);
});

test('a refusal is an answer too; another shop has its own keys; a key out of time starts anew', async () => {
  const report = (key: string) =>
    call('POST', '/shipments/late/events', {
      key,
      headers: { 'idempotency-key': 'refused' },
      body: { events: [{ status: 'in_transit' }] },
    });
  const first = await report(mine.key);
  expect(first.status).toBe(404);
  await call('PUT', '/orders/late', { body: order() });
  await call('PUT', '/shipments/late', { body: { order_external_id: 'late' } });
  expect((await report(mine.key)).text).toBe(first.text);
  expect((await report(theirs.key)).status).toBe(404);
  await inShop(mine.gate, (ctx) =>
    ctx.db
      .update(idempotencyKeys)
      .set({ createdAt: new Date(Date.now() - 31 * 86_400_000) })
      .where(eq(idempotencyKeys.key, 'refused')),
  );
  expect((await report(mine.key)).status).toBe(200);
});
