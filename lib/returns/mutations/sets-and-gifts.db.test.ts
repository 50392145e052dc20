import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { orders } from '@/db/schema/orders';
import { refundIntents, returnLines, returns } from '@/db/schema/returns';
import { createOrder, type OrderOverrides } from '@/db/testing/factories/create-order';
import { NOW, withTestDb } from '@/db/testing/test-db';
import type { Ctx } from '@/lib/core/context';
import { readOrders } from '@/lib/orders/queries/read-orders';
import { putPolicy } from '@/lib/policies/mutations/put-policy';
import type { PolicyDocument } from '@/lib/policies/schema';
import { loadQuoteFacts } from '../queries/load-quote-facts';
import { applyAnswers } from '../rules/apply-answers';
import { quoteReturn } from '../rules/quote';
import { quoteTotal } from '../rules/quote-total';
import { cancelReturn } from './cancel-return';
import { createReturn } from './create-return';
import { receiveReturn } from './receive-return';
import { refundReturn } from './refund-return';
import { saveDraft } from './save-draft';
import { submitDraft } from './submit-draft';

const eur = (amount: number) => ({ amount, currency: 'EUR' });
const before = new Date(NOW.getTime() - 30 * 86_400_000);
const arrived = new Date(NOW.getTime() - 3 * 86_400_000).toISOString();

const COAT = { external_id: 'coat', title: 'Coat', unit_price: 5000 };
const SCARF = { external_id: 'scarf', title: 'Scarf', unit_price: 5000 };
const TOTE = { external_id: 'tote', title: 'Tote', unit_price: 1500, discount_total: 1500, gift_from: eur(6000) };
const SET = [
  { external_id: 'set', title: 'Kitchen', unit_price: 10_000, requires_shipping: false, bundle: 'kitchen' },
  { external_id: 'pan', title: 'Pan', unit_price: 0, bundle: 'kitchen', value: eur(9000) },
  { external_id: 'lid', title: 'Lid', quantity: 2, unit_price: 0, bundle: 'kitchen', value: eur(500) },
];

const want = (id: string, quantity = 1) => ({
  line_external_id: id,
  quantity,
  reason: 'changed_mind',
  resolution: 'refund',
});

async function given(ctx: Ctx, lines: OrderOverrides['lines'], document: PolicyDocument = {}) {
  await putPolicy({ ...ctx, now: before }, { document: { auto_approve: true, ...document } });
  return createOrder(ctx, { fulfilled_at: arrived, lines });
}

/** Counts in what came, by line: so many good, the rest missing. */
async function countIn(ctx: Ctx, returnId: string, good: Record<string, number>) {
  const lines = await ctx.db.select().from(returnLines).where(eq(returnLines.returnId, returnId));
  const facts = await loadQuoteFacts(ctx, { orderId: lines[0]?.orderId ?? '' });
  const idOf = (lineId: string) => facts.lineRows.find(({ id }) => id === lineId)?.externalId ?? '';
  await receiveReturn(ctx, {
    returnId,
    lines: lines.map(({ id, lineId, quantity }) => {
      const accepted = good[idOf(lineId)] ?? 0;
      return { return_line_id: id, accepted, damaged: 0, missing: quantity - accepted };
    }),
  });
}

const paid = async (ctx: Ctx, returnId: string) =>
  (await ctx.db.select().from(refundIntents).where(eq(refundIntents.returnId, returnId))).map(({ amount }) => amount);

describe('C25: a set', () => {
  it('is written with the order, read with it, and paid back part by part', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const order = await given(ctx, SET);
      const [read] = await readOrders(ctx, { where: eq(orders.id, order.id) });
      expect(read?.answer.lines.map(({ bundle, value, gift_from }) => [bundle, value, gift_from])).toEqual([
        ['kitchen', null, null],
        ['kitchen', eur(9000), null],
        ['kitchen', eur(500), null],
      ]);
      let sum = 0;
      for (const id of ['lid', 'pan', 'lid']) {
        const { returnId } = await createReturn(ctx, { orderId: order.id, method: 'label', lines: [want(id)] });
        await countIn(ctx, returnId, { [id]: 1 });
        await refundReturn(ctx, { returnId });
        sum += (await paid(ctx, returnId)).reduce((all, one) => all + one, 0);
      }
      expect(sum).toBe(10_000);
    }));

  it('that comes back as a whole only is not opened in parts', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const order = await given(ctx, SET, { bundles: 'whole' });
      const open = (lines: ReturnType<typeof want>[]) =>
        createReturn(ctx, { orderId: order.id, method: 'label', lines });
      await expect(open([want('pan')])).rejects.toMatchObject({
        code: 'INELIGIBLE',
        details: { quote: { lines: [{ reasons: [{ code: 'bundle_whole' }] }] } },
      });
      expect((await open([want('pan'), want('lid', 2)])).quote.money.refund_total).toEqual(eur(10_000));
    }));
});

describe('C25: a gift', () => {
  it.each([
    ['in the parcel', { coat: 1, tote: 1 }, [5000]],
    ['not in it, as was said it would be', { coat: 1 }, [3500]],
  ])('that was to go back too is settled by what came: %s', (_, came, expected) =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const order = await given(ctx, [COAT, SCARF, TOTE]);
      const { returnId, quote } = await createReturn(ctx, {
        orderId: order.id,
        method: 'label',
        lines: [want('coat'), want('tote')],
      });
      expect([quote.gifts, quote.money.refund_total]).toEqual([[], eur(5000)]);
      await countIn(ctx, returnId, came);
      await refundReturn(ctx, { returnId });
      expect(await paid(ctx, returnId)).toEqual(expected);
    }),
  );

  it('that stays is paid for once, though the rest comes back later', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const order = await given(ctx, [COAT, SCARF, TOTE]);
      const open = (id: string) =>
        createReturn(ctx, { orderId: order.id, method: 'label', lines: [want(id)] }).then(({ returnId }) => returnId);
      const [first, second] = [await open('coat'), await open('scarf')];
      for (const [returnId, id] of [
        [first, 'coat'],
        [second, 'scarf'],
      ] as const) {
        await countIn(ctx, returnId, { [id]: 1 });
        await refundReturn(ctx, { returnId });
      }
      expect([await paid(ctx, first), await paid(ctx, second)]).toEqual([[3500], [5000]]);
    }));

  it('of which nobody spoke is not asked for when another return is called off', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const order = await given(ctx, [COAT, SCARF, TOTE]);
      const first = await createReturn(ctx, { orderId: order.id, method: 'label', lines: [want('coat')] });
      const second = await createReturn(ctx, { orderId: order.id, method: 'label', lines: [want('scarf')] });
      await cancelReturn(ctx, { returnId: first.returnId });
      await countIn(ctx, second.returnId, { scarf: 1 });
      await refundReturn(ctx, { returnId: second.returnId });
      expect(await paid(ctx, second.returnId)).toEqual([5000]);
    }));

  it('goes into the draft by the review’s button, for the reason of what it came with', () =>
    withTestDb(async (t) => {
      const shopId = await t.createShop();
      const ctx = await t.as(shopId);
      const order = await given(ctx, [COAT, SCARF, TOTE]);
      const idOf = (id: string) => order.lines.find(({ externalId }) => externalId === id)?.id ?? '';
      const line = { line_id: idOf('coat'), quantity: 1, reason: 'changed_mind', comment: null, resolution: 'refund' };
      await saveDraft(ctx, {
        orderId: order.id,
        seen: 0,
        change: (draft) => ({
          ...draft,
          method: 'label',
          lines: [{ ...line, resolution: 'refund', exchange_variant_id: null }],
        }),
      });
      const press = (seen: number, value: string) =>
        saveDraft(ctx, {
          orderId: order.id,
          seen,
          isRepeatable: true,
          change: (draft) => applyAnswers(draft, 'review', { with_gift: value }),
        });
      const { draft } = await press(1, `${idOf('tote')}.1`);
      expect((await press(1, `${idOf('tote')}.1`)).stale).toBe(false);
      expect(draft.lines).toMatchObject([
        line,
        { line_id: idOf('tote'), quantity: 1, reason: 'changed_mind', resolution: 'refund' },
      ]);
      for (const nonsense of ['', 'tote.1', `${idOf('tote')}.x`, `${idOf('tote')}.-1`])
        expect(applyAnswers(draft, 'review', { with_gift: nonsense })).toEqual(draft);

      const facts = await loadQuoteFacts(ctx, { orderId: order.id });
      const lines = [want('coat'), want('tote')];
      const quote = quoteReturn({ ...facts, lines, kind: 'return', method: 'label', now: NOW });
      const { returnId } = await submitDraft(ctx, {
        orderId: order.id,
        seen: 2,
        total: quoteTotal(quote),
        locale: 'en',
      });
      const [row] = await ctx.db.select().from(returns).where(eq(returns.id, returnId));
      expect(row?.quotedRefund).toBe(5000);

      const stranger = await t.as(await t.createShop());
      await expect(
        createReturn(stranger, { orderId: order.id, method: 'label', lines: [want('scarf')] }),
      ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }));
});
