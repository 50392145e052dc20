import { eq } from 'drizzle-orm';
import { returnLabels } from '@/db/schema/return-ways';
import { createOrder } from '@/db/testing/factories/create-order';
import { NOW, staff, withCommittedShop } from '@/db/testing/test-db';
import { createConnection } from '@/lib/connections/mutations/create-connection';
import type { Ctx, ShopId } from '@/lib/core/context';
import { env } from '@/lib/core/env';
import { parseNetworks } from '@/lib/core/networks';
import { inShop } from '@/lib/core/unit-of-work';
import { putPolicy } from '@/lib/policies/mutations/put-policy';
import { createReturn } from '../mutations/create-return';
import { putReturnSettings } from '../mutations/put-return-settings';
import type { ReturnSettings } from '../types';
import { type FakeLabelService, fakeEasypost, fakeShippo } from './label-services';

export const SHOP_ADDRESS = {
  name: 'Returns',
  line1: 'Schäferstraße 9',
  city: 'Pirmasens',
  postal_code: '66953',
  country: 'DE',
};
export const LABEL_SETTINGS: ReturnSettings = {
  address: SHOP_ADDRESS,
  parcel: { length: 350, width: 250, height: 130, weight: 1_200 },
};
const earlier = new Date(NOW.getTime() - 10 * 86_400_000);

export type LabelWorld = {
  shopId: ShopId;
  service: FakeLabelService;
  act: <T>(run: (ctx: Ctx) => Promise<T>, now?: Date) => Promise<T>;
  order: { id: string };
  open: (method?: string) => Promise<{ labelId: string; returnId: string }>;
  labelOf: (labelId: string) => Promise<typeof returnLabels.$inferSelect | undefined>;
};

/** A shop that buys labels from a service of its own, with one order that has arrived. */
export const inLabelWorld = (
  source: 'easypost' | 'shippo',
  run: (world: LabelWorld) => Promise<void>,
  { settings = LABEL_SETTINGS, sendBackDays = 28 }: { settings?: ReturnSettings; sendBackDays?: number } = {},
) =>
  withCommittedShop(async (shopId) => {
    const service = await (source === 'easypost' ? fakeEasypost() : fakeShippo());
    const before = env().outboundNetworks;
    Object.assign(env(), { outboundNetworks: parseNetworks('127.0.0.0/8') });
    const act = <T>(work: (ctx: Ctx) => Promise<T>, now = NOW) => inShop({ shopId, actor: staff, now }, work);
    try {
      await act(async (ctx) => {
        await putPolicy(ctx, {
          document: {
            auto_approve: true,
            send_back_days: sendBackDays,
            methods: [
              { code: 'label', type: 'label' },
              { code: 'code', type: 'qr' },
            ],
          },
        });
        await putReturnSettings(ctx, { settings });
        await createConnection(ctx, { source, credentials: { api_key: 'test-key', url: service.url } });
      }, earlier);
      const order = await act((ctx) =>
        createOrder(ctx, { fulfilled_at: earlier.toISOString(), lines: [{ quantity: 3 }] }),
      );
      const labelsOf = (returnId: string) =>
        act((ctx) => ctx.db.select().from(returnLabels).where(eq(returnLabels.returnId, returnId)));
      const open = async (method = 'label') => {
        const { returnId } = await act((ctx) =>
          createReturn(ctx, {
            orderId: order.id,
            method,
            lines: [{ line_external_id: 'line-1', quantity: 1, reason: 'changed_mind', resolution: 'refund' }],
          }),
        );
        return { labelId: (await labelsOf(returnId))[0]?.id ?? '', returnId };
      };
      const labelOf = (labelId: string) =>
        act(async (ctx) => (await ctx.db.select().from(returnLabels).where(eq(returnLabels.id, labelId)))[0]);
      await run({ shopId, service, act, order, open, labelOf });
    } finally {
      Object.assign(env(), { outboundNetworks: before });
      await service.close();
    }
  });
