import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callApi } from '@/db/testing/call-api';
import { countWaits } from '@/db/testing/count-waits';
import { createOrder } from '@/db/testing/factories/create-order';
import { type OpenShop, openShop } from '@/db/testing/open-shop';
import { testPool } from '@/db/testing/test-db';
import { inShop } from '@/lib/core/unit-of-work';

let shop: OpenShop;
beforeAll(async () => {
  shop = await openShop();
  const shipped = new Date(Date.now() - 3 * 86_400_000).toISOString();
  for (const externalId of ['first', 'second']) {
    await inShop(shop.gate, (ctx) =>
      createOrder(ctx, {
        externalId,
        placed_at: shipped,
        fulfilled_at: shipped,
        lines: [{ quantity: 2 }, { quantity: 1 }],
      }),
    );
  }
});
afterAll(() => shop.close());

const ask = (path: string, order: string) =>
  callApi('POST', path, {
    key: shop.key,
    body: {
      order_external_id: order,
      lines: [1, 2].map((n) => ({
        line_external_id: `line-${n}`,
        quantity: 1,
        reason: 'changed_mind',
        resolution: 'refund',
      })),
      method: 'own_courier',
    },
  });

/** What a return waits for is what its shopper waits for; the second one meets a connection that is open. */
describe('round trips to the database', () => {
  it('of a quote: the key, the order, the facts, the end', async () => {
    await ask('/returns/quote', 'first');
    const { result, roundTrips } = await countWaits(await testPool(), () => ask('/returns/quote', 'first'));
    expect(result.json.verdict).not.toBe('ineligible');
    expect(roundTrips).toBeLessThanOrEqual(4);
  });

  it('of a return: beside those what is written, the message, and the answer, however many lines it has', async () => {
    await ask('/returns', 'first');
    const { result, roundTrips } = await countWaits(await testPool(), () => ask('/returns', 'second'));
    expect(result.status).toBe(201);
    expect(roundTrips).toBeLessThanOrEqual(6);
  });
});
