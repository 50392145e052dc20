import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { returnEvents } from '@/db/schema/returns';
import { shipments } from '@/db/schema/shipments';
import { addEvent } from '@/db/testing/factories/add-event';
import { NOW, withCommittedShop } from '@/db/testing/test-db';
import { systemGate } from '@/lib/auth/system';
import { inShop } from '@/lib/core/unit-of-work';
import { cancelReturn } from '@/lib/returns/mutations/cancel-return';
import { expireReturn } from '@/lib/returns/mutations/expire-return';
import { recordGiveBack } from '@/lib/returns/mutations/record-give-back';
import { inLabelWorld, type LabelWorld } from '@/lib/returns/testing/label-world';
import { buyLabel } from './buy-label';
import { voidLabel } from './void-label';

const day = (count: number) => new Date(NOW.getTime() + count * 86_400_000);

const buy = ({ shopId }: LabelWorld, labelId: string) =>
  buyLabel({ ...systemGate(shopId, 'buy-label'), now: NOW }, { shopId, labelId }, { number: 1, last: false });
const giveBack = ({ shopId }: LabelWorld, labelId: string, now: Date, last = false) =>
  voidLabel({ ...systemGate(shopId, 'void-label'), now }, { shopId, labelId }, { number: 1, last });
const told = ({ act }: LabelWorld, returnId: string, type = 'label_given_back') =>
  act((ctx) =>
    ctx.db
      .select({ data: returnEvents.data, audience: returnEvents.audience })
      .from(returnEvents)
      .where(and(eq(returnEvents.returnId, returnId), eq(returnEvents.type, type))),
  );

describe('C16: a label that was bought and never used', () => {
  it.each([
    [14, 13, 'approved', null, 0],
    [14, 14, 'expired', 'taken', 1],
    [30, 14, 'approved', null, 0],
    [30, 30, 'expired', 'taken', 1],
    [31, 31, 'expired', 'lapsed', 0],
  ])('with %i days to hand over, on day %i: %s, %s', (sendBackDays, at, status, outcome, asked) =>
    inLabelWorld(
      'easypost',
      async (world) => {
        const { labelId, returnId } = await world.open();
        await buy(world, labelId);
        await world.act((ctx) => expireReturn(ctx, { returnId }), day(at));
        for (let again = 0; again < 3; again++) await giveBack(world, labelId, day(at));
        expect(world.service.refunded).toHaveLength(asked);
        expect(await world.labelOf(labelId)).toMatchObject({
          state: status === 'expired' ? 'void' : 'bought',
          giveBack: outcome,
        });
        const events = await told(world, returnId);
        expect(events).toEqual(outcome ? [{ data: { outcome, amount: 758, currency: 'USD' }, audience: 'staff' }] : []);
      },
      { sendBackDays },
    ),
  );

  it.each(['easypost', 'shippo'] as const)('is given back to %s once, though the answer got lost', (source) =>
    inLabelWorld(source, async (world) => {
      const { labelId, returnId } = await world.open();
      await buy(world, labelId);
      await world.act((ctx) => cancelReturn(ctx, { returnId }));
      world.service.fault = 'lost_after_refund';
      await expect(giveBack(world, labelId, day(1))).rejects.toThrow();
      await giveBack(world, labelId, day(1));
      await giveBack(world, labelId, day(1));
      expect(world.service.refunded).toHaveLength(1);
      expect(await world.labelOf(labelId)).toMatchObject({ giveBack: 'taken' });
    }),
  );

  it.each([
    ['easypost', 'no_refund', 'refused'],
    ['shippo', 'no_refund', 'refused'],
    ['easypost', 'billed_on_scan', 'unbilled'],
  ] as const)('where %s says %s is %s, and staff are told once', (source, fault, outcome) =>
    inLabelWorld(source, async (world) => {
      const { labelId, returnId } = await world.open();
      await buy(world, labelId);
      await world.act((ctx) => cancelReturn(ctx, { returnId }));
      world.service.fault = fault;
      for (let again = 0; again < 2; again++) await giveBack(world, labelId, day(1));
      expect(world.service.refunded).toHaveLength(1);
      expect(await told(world, returnId)).toMatchObject([{ data: { outcome } }]);
    }),
  );

  it('whose days end while the provider is away has lapsed', () =>
    inLabelWorld('easypost', async (world) => {
      const { labelId, returnId } = await world.open();
      await buy(world, labelId);
      await world.act((ctx) => cancelReturn(ctx, { returnId }), day(29));
      await giveBack(world, labelId, day(31));
      expect(world.service.refunded).toEqual([]);
      expect(await world.labelOf(labelId)).toMatchObject({ giveBack: 'lapsed' });
    }));

  it('and is scanned after it was given back: the return is open again, and the cost is told', () =>
    inLabelWorld('easypost', async (world) => {
      const { labelId, returnId } = await world.open();
      await buy(world, labelId);
      await world.act((ctx) => expireReturn(ctx, { returnId }), day(28));
      await giveBack(world, labelId, day(28));
      await world.act(async (ctx) => {
        const [parcel] = await ctx.db.select().from(shipments).where(eq(shipments.direction, 'return'));
        await addEvent(ctx, { externalId: parcel?.externalId ?? '' }, { status: 'in_transit' });
      }, day(29));
      expect(await told(world, returnId, 'reopened')).toEqual([
        { data: { was: 'expired', amount: 758, currency: 'USD', given_back: true }, audience: 'staff' },
      ]);
      // It travels: nobody gives it back again, whatever becomes of its return.
      expect(await world.labelOf(labelId)).toMatchObject({ state: 'bought', giveBack: 'taken' });
      await giveBack(world, labelId, day(29));
      expect(world.service.refunded).toHaveLength(1);
    }));

  it('is none of another shop’s', () =>
    inLabelWorld('easypost', async (world) => {
      const { labelId } = await world.open();
      await withCommittedShop(async (otherShop) => {
        await expect(
          inShop({ ...systemGate(otherShop, 'void-label') }, (ctx) =>
            recordGiveBack(ctx, { labelId, outcome: 'taken' }),
          ),
        ).rejects.toMatchObject({ code: 'NOT_FOUND' });
      });
      expect(await world.labelOf(labelId)).toMatchObject({ giveBack: null });
    }));
});
