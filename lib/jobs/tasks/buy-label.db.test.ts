import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { returnLabels } from '@/db/schema/return-ways';
import { returnEvents, returns } from '@/db/schema/returns';
import { shipments } from '@/db/schema/shipments';
import { addEvent } from '@/db/testing/factories/add-event';
import { staff, withCommittedShop } from '@/db/testing/test-db';
import { systemGate } from '@/lib/auth/system';
import type { ShopId } from '@/lib/core/context';
import { inShop } from '@/lib/core/unit-of-work';
import { cancelReturn } from '@/lib/returns/mutations/cancel-return';
import { loadLabelWork } from '@/lib/returns/queries/load-label-work';
import type { FakeLabelService } from '@/lib/returns/testing/label-services';
import { inLabelWorld, LABEL_SETTINGS, type LabelWorld, SHOP_ADDRESS } from '@/lib/returns/testing/label-world';
import type { ReturnSettings } from '@/lib/returns/types';
import { buyLabel } from './buy-label';
import { voidLabel } from './void-label';

let service: FakeLabelService | undefined;
const inWorld = (
  source: 'easypost' | 'shippo',
  run: (world: LabelWorld) => Promise<void>,
  settings: ReturnSettings = LABEL_SETTINGS,
) =>
  inLabelWorld(
    source,
    (world) => {
      service = world.service;
      return run(world);
    },
    { settings },
  );

const buy = (shopId: ShopId, labelId: string, last = false) =>
  buyLabel(systemGate(shopId, 'buy-label'), { shopId, labelId }, { number: 1, last });

const labelOf = (act: LabelWorld['act'], labelId: string) =>
  act(async (ctx) => (await ctx.db.select().from(returnLabels).where(eq(returnLabels.id, labelId)))[0]);

describe.each(['easypost', 'shippo'] as const)('a label from %s', (source) => {
  it('is the cheapest, kept as a file, and its parcel is followed', () =>
    inWorld(source, async ({ shopId, act, open }) => {
      const { labelId, returnId } = await open('code');
      await buy(shopId, labelId);
      const label = await labelOf(act, labelId);
      expect(label).toMatchObject({
        state: 'bought',
        provider: source,
        mime: 'application/pdf',
        qrMime: 'image/png',
        ...(source === 'easypost'
          ? { cost: 758, currency: 'USD', carrier: 'USPS' }
          : { cost: 610, currency: 'EUR', carrier: 'DHL' }),
      });
      const [number] = await act((ctx) => ctx.db.select().from(returns).where(eq(returns.id, returnId)));
      const [parcel] = await act((ctx) => ctx.db.select().from(shipments).where(eq(shipments.direction, 'return')));
      expect(parcel).toMatchObject({ externalId: `return:${number?.number}`, trackingNumber: label?.trackingNumber });
      // The way there, as it was: the service turns it round itself.
      const sent = service?.quoted[0] as Record<string, Record<string, unknown>> | undefined;
      const from = (sent?.from_address ?? sent?.address_from) as Record<string, unknown> | undefined;
      expect([from?.city, JSON.stringify(sent).includes('"is_return":true')]).toEqual(['Pirmasens', true]);
    }));

  it('is bought once, though the answer was lost and the job runs again and again', () =>
    inWorld(source, async ({ shopId, act, open }) => {
      const { labelId } = await open();
      if (service) service.fault = 'lost_after_buy';
      await expect(buy(shopId, labelId)).rejects.toThrow();
      expect((await labelOf(act, labelId))?.state).toBe('wanted');
      await buy(shopId, labelId);
      await buy(shopId, labelId);
      expect(service?.bought).toHaveLength(1);
      expect(await labelOf(act, labelId)).toMatchObject({ state: 'bought', lastError: null });
    }));

  it('is given back when its return is cancelled', () =>
    inWorld(source, async ({ shopId, act, open }) => {
      const { labelId, returnId } = await open();
      await buy(shopId, labelId);
      await act((ctx) => cancelReturn(ctx, { returnId }));
      await voidLabel(systemGate(shopId, 'void-label'), { shopId, labelId }, { number: 1, last: false });
      expect(service?.refunded).toHaveLength(1);
      // Its units may travel again.
      const again = await open();
      await buy(shopId, again.labelId);
      expect(service?.bought).toHaveLength(2);
    }));

  it('C16: stays bought, and its cost is told, where its parcel travels before it was given back', () =>
    inWorld(source, async ({ shopId, act, open }) => {
      const { labelId, returnId } = await open();
      await buy(shopId, labelId);
      await act((ctx) => cancelReturn(ctx, { returnId }));
      expect(await labelOf(act, labelId)).toMatchObject({ state: 'void' });
      const [parcel] = await act((ctx) => ctx.db.select().from(shipments).where(eq(shipments.direction, 'return')));
      await act((ctx) => addEvent(ctx, { externalId: parcel?.externalId ?? '' }, { status: 'in_transit' }));
      await voidLabel(systemGate(shopId, 'void-label'), { shopId, labelId }, { number: 1, last: false });
      expect(service?.refunded).toEqual([]);
      const label = await labelOf(act, labelId);
      expect(label?.state).toBe('bought');
      const told = await act((ctx) => ctx.db.select().from(returnEvents).where(eq(returnEvents.type, 'reopened')));
      expect(told.map(({ data }) => data)).toEqual([
        { was: 'cancelled', amount: label?.cost, currency: label?.currency },
      ]);
    }));
});

it('a service that is away is tried again, and with the last try a person must look', () =>
  inWorld('easypost', async ({ shopId, act, open }) => {
    const { labelId } = await open();
    if (service) service.fault = 'error_on_quote';
    await expect(buy(shopId, labelId)).rejects.toThrow('503');
    expect((await labelOf(act, labelId))?.state).toBe('wanted');
    await buy(shopId, labelId, true);
    expect(await labelOf(act, labelId)).toMatchObject({ state: 'failed', lastError: expect.stringContaining('503') });
    expect(service?.bought).toEqual([]);
  }));

it('a route nobody serves is no reason to try for hours', () =>
  inWorld('easypost', async ({ shopId, act, open }) => {
    const { labelId } = await open();
    if (service) service.fault = 'no_rates';
    await buy(shopId, labelId);
    expect(await labelOf(act, labelId)).toMatchObject({
      state: 'failed',
      lastError: expect.stringContaining('No rates for this route'),
    });
  }));

it('a label that is still being made is waited for, not bought twice', () =>
  inWorld('shippo', async ({ shopId, act, open }) => {
    const { labelId } = await open();
    if (service) service.fault = 'slow_label';
    await expect(buy(shopId, labelId)).rejects.toThrow('still making');
    await buy(shopId, labelId);
    expect(service?.bought).toHaveLength(1);
    expect((await labelOf(act, labelId))?.state).toBe('bought');
  }));

it('over the border the parcel says what is inside', () =>
  inWorld(
    'easypost',
    async ({ shopId, open }) => {
      const { labelId } = await open();
      await buy(shopId, labelId);
      expect(service?.quoted[0]).toMatchObject({
        customs_info: {
          contents_type: 'returned_goods',
          customs_items: [{ quantity: 1, value: 149, currency: 'EUR' }],
        },
      });
    },
    { ...LABEL_SETTINGS, address: { ...SHOP_ADDRESS, country: 'CH' } },
  ));

it('beyond the day’s limit nothing is bought and a person must look', () =>
  inWorld(
    'easypost',
    async ({ act, open }) => {
      await open();
      const { labelId } = await open();
      expect(await labelOf(act, labelId)).toMatchObject({
        state: 'failed',
        lastError: expect.stringContaining('limit'),
      });
    },
    { ...LABEL_SETTINGS, labels_per_day: 1 },
  ));

it('another shop’s label is not to be had', () =>
  inWorld('easypost', async ({ open }) => {
    const { labelId } = await open();
    await withCommittedShop(async (otherShop) => {
      await expect(buy(otherShop, labelId)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(
        inShop({ shopId: otherShop, actor: staff }, (ctx) => loadLabelWork(ctx, { labelId })),
      ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    });
    expect(service?.bought).toEqual([]);
  }));
