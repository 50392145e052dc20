import type { ShopId } from '@/lib/core/context';
import { type Gate, inShop } from '@/lib/core/unit-of-work';
import { createApiKey } from './factories/create-api-key';
import { testPool, withCommittedShop } from './test-db';

export type OpenShop = {
  shopId: ShopId;
  /** A key with every scope. */
  key: string;
  gate: Gate;
  /** Deletes the shop with everything that hangs on it. */
  close: () => Promise<void>;
};

/** A committed shop for a whole file of tests that call routes; close it in `afterAll`. */
export async function openShop(): Promise<OpenShop> {
  await testPool();
  return new Promise((ready, failed) => {
    const ended = withCommittedShop(async (shopId) => {
      const gate: Gate = { shopId, actor: { type: 'system', job: 'test' } };
      const key = await inShop(gate, (ctx) => createApiKey(ctx));
      await new Promise<void>((done) =>
        ready({
          shopId,
          key,
          gate,
          close: () => {
            done();
            return ended;
          },
        }),
      );
    });
    ended.catch(failed);
  });
}
