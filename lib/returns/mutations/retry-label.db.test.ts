import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { returnLabels } from '@/db/schema/return-ways';
import { returnEvents } from '@/db/schema/returns';
import { createOrder } from '@/db/testing/factories/create-order';
import { NOW, staff, withCommittedShop } from '@/db/testing/test-db';
import { createConnection } from '@/lib/connections/mutations/create-connection';
import { countReturnPlaces } from '@/lib/console/queries/count-return-places';
import { loadReturnDetail } from '@/lib/console/queries/load-return-detail';
import type { Ctx, ShopId } from '@/lib/core/context';
import { inShop } from '@/lib/core/unit-of-work';
import { putPolicy } from '@/lib/policies/mutations/put-policy';
import type { ReturnSettings } from '../types';
import { cancelReturn } from './cancel-return';
import { createReturn } from './create-return';
import { putReturnSettings } from './put-return-settings';
import { retryLabel } from './retry-label';

const address = { name: 'Returns', line1: 'Schäferstraße 9', city: 'Pirmasens', postal_code: '66953', country: 'DE' };
const earlier = new Date(NOW.getTime() - 10 * 86_400_000);

/** A shop that buys its labels, and whoever asks it for one. */
const inWorld = (
  limits: Pick<ReturnSettings, 'labels_per_day' | 'labels_per_customer_day'>,
  run: (world: {
    shopId: ShopId;
    act: <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>;
    /** Asks for a label on an order of its own; answers its state. */
    open: (email?: string) => Promise<{ returnId: string; state: string | undefined }>;
  }) => Promise<void>,
) =>
  withCommittedShop(async (shopId) => {
    const at =
      (now: Date) =>
      <T>(work: (ctx: Ctx) => Promise<T>) =>
        inShop({ shopId, actor: staff, now }, work);
    const act = at(NOW);
    await at(earlier)(async (ctx) => {
      const methods = [{ code: 'label', type: 'label' }];
      await putPolicy(ctx, { document: { auto_approve: true, methods } });
      await putReturnSettings(ctx, { settings: { address, ...limits } });
      await createConnection(ctx, { source: 'easypost', credentials: { api_key: 'test-key' } });
    });
    const open = (email = 'jana@mail.test') =>
      act(async (ctx) => {
        const order = await createOrder(ctx, {
          customer: { email, name: 'Jana' },
          fulfilled_at: earlier.toISOString(),
        });
        const { returnId, status } = await createReturn(ctx, {
          orderId: order.id,
          method: 'label',
          lines: [{ line_external_id: 'line-1', quantity: 1, reason: 'changed_mind', resolution: 'refund' }],
        });
        // Whatever becomes of the label, nobody is refused.
        expect(status).toBe('approved');
        const [label] = await ctx.db.select().from(returnLabels).where(eq(returnLabels.returnId, returnId));
        return { returnId, state: label?.state };
      });
    await run({ shopId, act, open });
  });

const states = (asked: { state: string | undefined }[]) => asked.map(({ state }) => state).toSorted();

describe('labels cost money: the day’s limit', () => {
  it('of one shopper stops the third, and leaves everybody else theirs', () =>
    inWorld({ labels_per_customer_day: 2 }, async ({ open }) => {
      expect([(await open()).state, (await open()).state, (await open()).state]).toEqual([
        'wanted',
        'wanted',
        'failed',
      ]);
      expect((await open('mila@mail.test')).state).toBe('wanted');
    }));

  it('holds though twenty ask at once', () =>
    inWorld({ labels_per_day: 5 }, async ({ open }) => {
      const asked = await Promise.all(Array.from({ length: 20 }, (_, n) => open(`shopper-${n}@mail.test`)));
      expect(states(asked)).toEqual([...Array(15).fill('failed'), ...Array(5).fill('wanted')]);
    }));

  it('is told to a person, who may have it bought all the same, once', () =>
    inWorld({ labels_per_day: 0 }, async ({ act, open }) => {
      const { returnId } = await open();
      const places = async () => (await act(countReturnPlaces)).find(({ place }) => place === 'unlabelled')?.count;
      const labels = () => act((ctx) => ctx.db.select().from(returnLabels).where(eq(returnLabels.returnId, returnId)));
      expect(await places()).toBe(1);
      expect((await act((ctx) => loadReturnDetail(ctx, { returnId }))).unlabelled).toContain('limit');
      const events = await act((ctx) => ctx.db.select().from(returnEvents).where(eq(returnEvents.returnId, returnId)));
      expect(events.filter(({ type }) => type === 'label_failed')).toMatchObject([{ audience: 'staff' }]);

      await act((ctx) => retryLabel(ctx, { returnId }));
      expect((await labels()).map(({ state }) => state).toSorted()).toEqual(['void', 'wanted']);
      expect(await places()).toBeUndefined();
      expect((await act((ctx) => loadReturnDetail(ctx, { returnId }))).unlabelled).toBeNull();
      await expect(act((ctx) => retryLabel(ctx, { returnId }))).rejects.toMatchObject({ code: 'INVALID_STATE' });
    }));

  it('is no way round a return that may not travel, nor into another shop', () =>
    inWorld({ labels_per_day: 0 }, async ({ act, open }) => {
      const { returnId } = await open();
      await withCommittedShop(async (other) => {
        await expect(
          inShop({ shopId: other, actor: staff, now: NOW }, (ctx) => retryLabel(ctx, { returnId })),
        ).rejects.toMatchObject({ code: 'NOT_FOUND' });
      });
      await act((ctx) => cancelReturn(ctx, { returnId }));
      await expect(act((ctx) => retryLabel(ctx, { returnId }))).rejects.toMatchObject({ code: 'INVALID_STATE' });
    }));
});
