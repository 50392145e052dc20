import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { returns } from '@/db/schema/returns';
import { NOW } from '@/db/testing/test-db';
import type { PolicyDocument } from '@/lib/policies/schema';
import { approveReturn } from './mutations/approve-return';
import { cancelReturn } from './mutations/cancel-return';
import { clearCautions } from './mutations/clear-cautions';
import { dockReturn } from './mutations/dock-return';
import { flagCustomer } from './mutations/flag-customer';
import { putDispute } from './mutations/put-dispute';
import { weighParcel } from './mutations/weigh-parcel';
import { type FraudShop, inFraudShop, type Opened, type Outcome, PRICE } from './testing/fraud-shop';

/**
 * T29: four and twenty ways to take money that is not one's own, told through the verbs that shops, carriers and shoppers
 * have, and what the policy alone makes of each. Nobody is refused for a suspicion; only what cannot be is.
 */
type Story = [
  told: string,
  policy: PolicyDocument,
  play: (shop: FraudShop) => Promise<Opened | 'refused'>,
  outcome: Outcome,
  paid: number,
];

const AT_SCAN: PolicyDocument = { auto_refund: { on: 'first_scan' } };
const AT_DOCK: PolicyDocument = { auto_refund: { on: 'receipt' } };
const CAREFUL: PolicyDocument = { auto_refund: { on: 'first_scan', careful: 'inspection' } };
const weigh = ({ ctx }: FraudShop, { returnId }: Opened, grams: number) =>
  weighParcel(ctx, { returnId, grams, by: 'easypost' });
const askRefused = async (asked: Promise<Opened>): Promise<Opened | 'refused'> =>
  asked.catch((error: { code?: string }) => {
    if (error.code === 'INELIGIBLE') return 'refused';
    throw error;
  });
const askedBefore = async ({ ctx, buy, ask }: FraudShop, days: number[], email?: string) => {
  for (const ago of days) {
    const { returnId } = await ask(await buy({ email }));
    const createdAt = new Date(NOW.getTime() - ago * 86_400_000);
    await ctx.db.update(returns).set({ createdAt, status: 'completed' }).where(eq(returns.id, returnId));
  }
};

const STORIES: Story[] = [
  [
    'an empty box, weighed by the carrier before the policy would pay',
    AT_SCAN,
    async (s) => {
      const opened = await s.ask(await s.buy());
      await weigh(s, opened, 160);
      await s.scan(opened);
      return opened;
    },
    'hold',
    0,
  ],
  [
    'an empty box, on the shop’s own scale at the dock',
    AT_DOCK,
    async (s) => {
      const opened = await s.ask(await s.buy());
      await s.scan(opened, 'delivered');
      await dockReturn(s.ctx, { ...opened, weight_grams: 150 });
      return opened;
    },
    'hold',
    0,
  ],
  [
    'an empty box, opened',
    {},
    async (s) => {
      const opened = await s.ask(await s.buy());
      await s.unpack(opened, { missing: 1 });
      return opened;
    },
    'nothing',
    0,
  ],
  [
    'a brick of the same weight, opened',
    {},
    async (s) => {
      const opened = await s.ask(await s.buy());
      await weigh(s, opened, 1_640);
      await s.unpack(opened, { missing: 1, extra: 'A brick' });
      return opened;
    },
    'nothing',
    0,
  ],
  [
    'an envelope under a false tracking number, “delivered” at the next house',
    AT_DOCK,
    async (s) => {
      const opened = await s.ask(await s.buy());
      await s.scan(opened, 'delivered');
      return opened;
    },
    'waiting',
    0,
  ],
  [
    'such an envelope, weighed',
    AT_SCAN,
    async (s) => {
      const opened = await s.ask(await s.buy());
      await weigh(s, opened, 20);
      await s.scan(opened, 'delivered');
      return opened;
    },
    'hold',
    0,
  ],
  ['never sent at all', AT_SCAN, async (s) => s.ask(await s.buy()), 'waiting', 0],
  [
    'another one of the same model, broken long ago',
    {},
    async (s) => {
      const opened = await s.ask(await s.buy());
      await s.unpack(opened, { accepted: 1, serials: ['SN-OLD'] });
      return opened;
    },
    'hold',
    0,
  ],
  [
    'the one of an earlier order instead of this one’s',
    {},
    async (s) => {
      const [earlier, order] = [await s.buy(), await s.buy()];
      const opened = await s.ask(order);
      await s.unpack(opened, { accepted: 1, serials: [`SN-${earlier.number.slice(2)}-0`] });
      return opened;
    },
    'hold',
    0,
  ],
  [
    'the same one twice, under the name of its twin',
    { limits: null },
    async (s) => {
      const order = await s.buy({ quantity: 2 });
      const first = await s.ask(order);
      await s.unpack(first, { accepted: 1, serials: ['SN-1-0'] });
      const again = await s.ask(order);
      await s.unpack(again, { accepted: 1, serials: ['sn 1 0'] });
      return again;
    },
    'hold',
    0,
  ],
  [
    'worn for a season',
    {},
    async (s) => {
      const opened = await s.ask(await s.buy());
      await s.unpack(opened, { damaged: 1 });
      return opened;
    },
    'manual',
    0,
  ],
  [
    'one of two, called both',
    {},
    async (s) => {
      const opened = await s.ask(await s.buy({ quantity: 2 }), { quantity: 2 });
      await weigh(s, opened, 1_650);
      await s.unpack(opened, { accepted: 1, missing: 1 });
      return opened;
    },
    'partial',
    PRICE,
  ],
  [
    'one of two and a brick for the other',
    {},
    async (s) => {
      const opened = await s.ask(await s.buy({ quantity: 2 }), { quantity: 2 });
      await s.unpack(opened, { accepted: 1, missing: 1, extra: 'A brick' });
      return opened;
    },
    'partial',
    PRICE,
  ],
  [
    'one of two, and somebody at the table who counts both',
    {},
    async (s) => {
      const opened = await s.ask(await s.buy({ quantity: 2 }), { quantity: 2 });
      await weigh(s, opened, 1_650);
      await s.unpack(opened, { accepted: 2 });
      return opened;
    },
    'hold',
    0,
  ],
  [
    'a label for a shirt, used for an anvil',
    AT_SCAN,
    async (s) => {
      const opened = await s.ask(await s.buy());
      await weigh(s, opened, 20_000);
      await s.scan(opened);
      return opened;
    },
    'hold',
    0,
  ],
  [
    'the same thing in two tabs',
    {},
    async (s) => {
      const order = await s.buy();
      await s.ask(order);
      return askRefused(s.ask(order));
    },
    'refused',
    0,
  ],
  ['more than was bought', {}, async (s) => askRefused(s.ask(await s.buy(), { quantity: 2 })), 'refused', 0],
  [
    'again, after an empty box, with the mail address spelt otherwise',
    {},
    async (s) => {
      const first = await s.ask(await s.buy());
      await flagCustomer(s.ctx, { returnId: first.returnId, kind: 'empty_box' });
      return s.ask(await s.buy({ email: ' JANA@Example.com' }));
    },
    'manual',
    0,
  ],
  [
    'two at once, and the first turns out to be empty while the second travels',
    AT_SCAN,
    async (s) => {
      const [first, second] = [await s.ask(await s.buy()), await s.ask(await s.buy())];
      await flagCustomer(s.ctx, { returnId: first.returnId, kind: 'empty_box' });
      await s.scan(second);
      await s.unpack(second, { accepted: 1 });
      return second;
    },
    'manual',
    0,
  ],
  [
    'again after an empty box, where the policy is careful with such: paid once it is checked in, and not before',
    CAREFUL,
    async (s) => {
      const first = await s.ask(await s.buy());
      await flagCustomer(s.ctx, { returnId: first.returnId, kind: 'empty_box' });
      const next = await s.ask(await s.buy());
      await approveReturn(s.ctx, next);
      await s.scan(next);
      expect(await s.outcome(next)).toEqual(['waiting', 0]);
      await s.unpack(next, { accepted: 1, serials: next.serials });
      return next;
    },
    'full',
    PRICE,
  ],
  [
    'a whole wardrobe in a day',
    {},
    async (s) => {
      for (let n = 0; n < 2; n++) await s.ask(await s.buy());
      return s.ask(await s.buy());
    },
    'manual',
    0,
  ],
  [
    'every week of a season',
    {},
    async (s) => {
      await askedBefore(s, [40, 30, 20]);
      return s.ask(await s.buy());
    },
    'manual',
    0,
  ],
  [
    'the money from the bank as well',
    {},
    async (s) => {
      const opened = await s.ask(await s.buy());
      await putDispute(s.ctx, {
        order: { orderId: opened.order.id },
        externalId: 'dp_1',
        source: 'api',
        state: 'open',
        amount: PRICE,
        currency: 'EUR',
        reason: 'fraudulent',
        openedAt: NOW,
        updatedAt: null,
      });
      await s.unpack(opened, { accepted: 1 });
      return opened;
    },
    'hold',
    0,
  ],
  [
    'called off, and the label used all the same',
    AT_SCAN,
    async (s) => {
      const opened = await s.ask(await s.buy());
      await cancelReturn(s.ctx, opened);
      await s.scan(opened);
      return opened;
    },
    'hold',
    0,
  ],
];

it('there are four and twenty of them', () => {
  expect(STORIES).toHaveLength(24);
  expect(new Set(STORIES.map(([told]) => told)).size).toBe(24);
});

it.each(STORIES)('T29: %s', (_, policy, play, outcome, paid) =>
  inFraudShop(policy, async (shop) => {
    const opened = await play(shop);
    expect(opened === 'refused' ? ['refused', 0] : await shop.outcome(opened)).toEqual([outcome, paid]);
    // Asked again and again, nothing more comes of it.
    if (opened !== 'refused') expect(await shop.outcome(opened)).toEqual([outcome, paid]);
  }),
);

it('honest: a heavy box that somebody has looked at, and what fits its scale, is paid like any other', () =>
  inFraudShop(CAREFUL, async (s) => {
    const heavy = await s.ask(await s.buy());
    await weigh(s, heavy, 4_000);
    await s.scan(heavy);
    await clearCautions(s.ctx, heavy);
    await s.unpack(heavy, { accepted: 1, serials: heavy.serials });
    expect(await s.outcome(heavy)).toEqual(['full', PRICE]);
    const usual = await s.ask(await s.buy({ email: 'mila@example.com' }));
    await weigh(s, usual, 1_700);
    await s.scan(usual);
    expect(await s.outcome(usual)).toEqual(['full', PRICE]);
  }));
