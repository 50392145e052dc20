import { afterAll, beforeAll, expect, test } from 'vitest';
import { callApi } from '@/db/testing/call-api';
import { addEvent } from '@/db/testing/factories/add-event';
import { createOrder } from '@/db/testing/factories/create-order';
import { createShipment } from '@/db/testing/factories/create-shipment';
import { type OpenShop, openShop } from '@/db/testing/open-shop';
import { staff } from '@/db/testing/test-db';
import { loadShipmentDetail } from '@/lib/cases/queries/load-shipment-detail';
import { loadOrderDetail } from '@/lib/console/queries/load-order-detail';
import { newId } from '@/lib/core/ids';
import { inShop } from '@/lib/core/unit-of-work';
import { reportProblem } from '@/lib/reports/mutations/report-problem';

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
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();

/** A parcel that came three days ago, in which something was missing. */
const reported = (comment: string) =>
  inShop({ shopId: mine.shopId, actor: staff }, async (ctx) => {
    const order = await createOrder(ctx, { placed_at: daysAgo(8), lines: [{ quantity: 2, unit_price: 5_000 }] });
    const parcel = await createShipment(ctx, order, { shipped_at: daysAgo(6) });
    await addEvent(ctx, parcel, { status: 'delivered', occurred_at: daysAgo(3) });
    const { reportId } = await reportProblem(ctx, {
      orderId: order.id,
      shipmentId: parcel.id,
      kind: 'missing',
      lines: [{ lineId: order.lines[0]?.id ?? '', quantity: 1 }],
      answers: { packaging: 'damaged' },
      comment,
      wish: 'refund',
      formKey: newId(),
      locale: 'en',
    });
    return { reportId, order, parcel };
  });

test('reports are listed, found by what they are about, and read one by one', async () => {
  const { reportId, order, parcel } = await reported('The sole came off.');
  await reported('Another one.');
  const list = await call('GET', `/reports?order_external_id=${order.externalId}&kind=missing&state=open`);
  expect(list.status).toBe(200);
  expect(list.json).toMatchObject({
    next_cursor: null,
    data: [
      {
        id: reportId,
        order_external_id: order.externalId,
        shipment_external_id: parcel.externalId,
        kind: 'missing',
        state: 'open',
        comment: 'The sole came off.',
        wish: 'refund',
        lines: [{ line_external_id: order.lines[0]?.externalId, quantity: 1 }],
        allowed_verbs: ['accept', 'reject', 'ask'],
      },
    ],
  });
  expect((await call('GET', `/reports/${reportId}`)).json).toEqual(list.json.data[0]);
  expect((await call('GET', '/reports?state=accepted&limit=100')).json.data).toEqual([]);
  const first = await call('GET', '/reports?limit=1');
  expect(first.json.data).toHaveLength(1);
  const second = await call('GET', `/reports?limit=1&cursor=${first.json.next_cursor}`);
  expect(second.json.data[0].id).not.toBe(first.json.data[0].id);
  expect((await call('GET', '/reports?state=lost')).json).toMatchObject({ status: 400 });
});

test('what is decided once is decided: repeated under its key it answers the same, anew it is refused', async () => {
  const { reportId } = await reported('Torn.');
  const accept = (key: string, body: object = { outcome: 'refund' }) =>
    call('POST', `/reports/${reportId}/accept`, { headers: { 'idempotency-key': key }, body });
  const first = await accept('a1');
  expect(first.json).toMatchObject({ state: 'accepted', outcome: 'refund', allowed_verbs: [] });
  expect(first.json.refunds).toHaveLength(1);
  expect((await accept('a1')).text).toBe(first.text);
  expect((await accept('a1', { outcome: 'credit' })).json).toMatchObject({ status: 422, code: 'IDEMPOTENCY_MISMATCH' });
  expect((await accept('a2')).json).toMatchObject({ status: 409, code: 'INVALID_STATE' });
  expect((await call('GET', `/reports/${reportId}`)).json.refunds).toHaveLength(1);
});

test('a question waits for the shopper, and a no carries its reason', async () => {
  const { reportId } = await reported('Scratched.');
  const asked = await call('POST', `/reports/${reportId}/ask`, { body: { question: 'Which side?' } });
  expect(asked.json).toMatchObject({ state: 'asked', events: [{ type: 'reported' }, { words: 'Which side?' }] });
  expect((await call('POST', `/reports/${reportId}/reject`, { body: {} })).json).toMatchObject({ status: 400 });
  const rejected = await call('POST', `/reports/${reportId}/reject`, { body: { reason: 'It is the finish.' } });
  expect(rejected.json).toMatchObject({ state: 'rejected', reason: 'It is the finish.', refunds: [] });
});

test('another shop sees none, reads none, decides none', async () => {
  const { reportId, order } = await reported('Mine alone.');
  const other = { key: theirs.key };
  expect((await call('GET', '/reports', other)).json.data).toEqual([]);
  expect((await call('GET', `/reports?order_external_id=${order.externalId}`, other)).json.data).toEqual([]);
  for (const [method, path, body] of [
    ['GET', `/reports/${reportId}`, undefined],
    ['POST', `/reports/${reportId}/accept`, { outcome: 'refund' }],
    ['POST', `/reports/${reportId}/reject`, { reason: 'No.' }],
    ['POST', `/reports/${reportId}/ask`, { question: 'Why?' }],
  ] as const) {
    const answer = await call(method, path, { ...other, ...(body && { body }) });
    expect([path, answer.status, answer.json.code]).toEqual([path, 404, 'NOT_FOUND']);
  }
  expect((await call('GET', `/reports/${reportId}`)).json.state).toBe('open');
});

test('settings are each shop’s own, and say what holds', async () => {
  const settings = { contents_within_days: 5, photos: ['damaged'] };
  expect((await call('PUT', '/report-settings', { body: settings })).json).toEqual(settings);
  expect((await call('GET', '/report-settings')).json).toEqual(settings);
  expect((await call('GET', '/report-settings', { key: theirs.key })).json).toEqual({});
  expect((await call('PUT', '/report-settings', { body: { answer_days: 0 } })).json.status).toBe(400);
});

test('the console leads to it from its order and its parcel, and its settlement is no return there', async () => {
  const { reportId, order, parcel } = await reported('Chipped.');
  await call('POST', `/reports/${reportId}/accept`, { body: { outcome: 'replace' } });
  await inShop({ shopId: mine.shopId, actor: staff }, async (ctx) => {
    const { reports, returns } = await loadOrderDetail(ctx, { orderId: order.id });
    expect(reports).toMatchObject([{ id: reportId, kind: 'missing', state: 'accepted' }]);
    expect(returns).toEqual([]);
    expect((await loadShipmentDetail(ctx, { shipmentId: parcel.id })).reports).toMatchObject([{ id: reportId }]);
  });
});
