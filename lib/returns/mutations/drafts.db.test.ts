import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { returnLines, returns } from '@/db/schema/returns';
import { type CreatedOrder, createOrder } from '@/db/testing/factories/create-order';
import { NOW, staff, withCommittedShop } from '@/db/testing/test-db';
import type { Actor, ShopId } from '@/lib/core/context';
import { newId } from '@/lib/core/ids';
import { inShop } from '@/lib/core/unit-of-work';
import { putPolicy } from '@/lib/policies/mutations/put-policy';
import { loadQuoteFacts } from '../queries/load-quote-facts';
import { quoteReturn } from '../rules/quote';
import { quoteTotal } from '../rules/quote-total';
import type { ReturnDraftLine } from '../types';
import { saveDraft } from './save-draft';
import { submitDraft } from './submit-draft';

const before = new Date(NOW.getTime() - 30 * 86_400_000);

/** A delivered order of one pair, under a policy where a damaged thing wants a photo. */
async function givenOrder(shopId: ShopId): Promise<CreatedOrder> {
  await inShop({ shopId, actor: staff, now: before }, (ctx) =>
    putPolicy(ctx, {
      document: {
        reasons: [
          { code: 'too_small', label: { en: 'Too small' }, fault: 'shopper', photo: 'none', comment: 'optional' },
          { code: 'damaged', label: { en: 'Damaged' }, fault: 'merchant', photo: 'required', comment: 'optional' },
        ],
      },
    }),
  );
  return inShop({ shopId, actor: staff, now: NOW }, (ctx) =>
    createOrder(ctx, { fulfilled_at: new Date(NOW.getTime() - 3 * 86_400_000).toISOString() }),
  );
}

const shopper = (orderId: string): Actor => ({ type: 'shopper', orderId, grantId: orderId, scopes: ['full'] });

async function draft(
  shopId: ShopId,
  order: CreatedOrder,
  line: Partial<ReturnDraftLine>,
  method: string | null = 'label',
  ahead: Partial<ReturnDraftLine>[] = [],
) {
  const orderId = order.id;
  const answered: ReturnDraftLine = {
    line_id: order.lines[0]?.id ?? '',
    quantity: 1,
    reason: 'too_small',
    comment: null,
    resolution: 'refund',
    exchange_variant_id: null,
  };
  const gate = { shopId, actor: shopper(orderId), now: NOW };
  const saved = await inShop(gate, (ctx) =>
    saveDraft(ctx, {
      orderId,
      seen: 0,
      change: (empty) => ({
        ...empty,
        method,
        lines: [...ahead, line].map((one) => ({ ...answered, ...one })),
      }),
    }),
  );
  const total = await inShop(gate, async (ctx) => {
    const facts = await loadQuoteFacts(ctx, { orderId });
    const { quantity, reason, resolution } = { ...answered, ...line };
    const lines = [{ line_external_id: 'line-1', quantity, reason, resolution }];
    return quoteTotal(quoteReturn({ ...facts, lines, kind: 'return', method: 'label', now: NOW }));
  });
  const { version } = saved.draft;
  return { submit: () => inShop(gate, (ctx) => submitDraft(ctx, { orderId, seen: version, total, locale: 'en' })) };
}

const made = (shopId: ShopId) =>
  inShop({ shopId, actor: staff }, (ctx) => ctx.db.select().from(returns).where(eq(returns.shopId, ctx.shopId)));

describe('a draft', () => {
  it('C30: is submitted once, however many tabs press at once', () =>
    withCommittedShop(async (shopId) => {
      const order = await givenOrder(shopId);
      const { submit } = await draft(shopId, order, {});
      const answers = await Promise.all(Array.from({ length: 12 }, () => submit()));
      expect(new Set(answers.map((answer) => answer.token)).size).toBe(1);
      expect(await made(shopId)).toHaveLength(1);
    }));

  it('that skipped the photo its reason demands is refused, though the review is posted by itself', () =>
    withCommittedShop(async (shopId) => {
      const order = await givenOrder(shopId);
      const { submit } = await draft(shopId, order, { reason: 'damaged' });
      await expect(submit()).rejects.toMatchObject({ code: 'CONFLICT', details: { reason: 'missing' } });
      expect(await made(shopId)).toEqual([]);
    }));

  it('that skipped a reason, an answer or the way back is refused', () =>
    withCommittedShop(async (shopId) => {
      const skipped: [Partial<ReturnDraftLine>, string | null][] = [
        [{ reason: null }, 'label'],
        [{ resolution: null }, 'label'],
        [{}, null],
        [{}, 'teleport'],
      ];
      for (const [line, method] of skipped) {
        const order = await givenOrder(shopId);
        const { submit } = await draft(shopId, order, line, method);
        await expect(submit()).rejects.toMatchObject({ code: expect.stringMatching('CONFLICT|INELIGIBLE') });
      }
      expect(await made(shopId)).toEqual([]);
    }));

  it('keeps each comment with its own line, whatever strange ids stand between', () =>
    withCommittedShop(async (shopId) => {
      const order = await givenOrder(shopId);
      const line = { line_id: order.lines[0]?.id ?? '', comment: 'Tight at the heel' };
      const { submit } = await draft(shopId, order, line, 'label', [
        { ...line, line_id: newId(), comment: 'Not mine' },
      ]);
      await submit();
      const rows = await inShop({ shopId, actor: staff }, (ctx) =>
        ctx.db.select({ comment: returnLines.comment }).from(returnLines).where(eq(returnLines.shopId, ctx.shopId)),
      );
      expect(rows).toEqual([{ comment: 'Tight at the heel' }]);
    }));
});

it('C30: a button pressed twice answers once; another answer from an old form is stale', () =>
  withCommittedShop(async (shopId) => {
    const order = await givenOrder(shopId);
    const save = (seen: number, method: string, isRepeatable = true) =>
      inShop({ shopId, actor: shopper(order.id), now: NOW }, (ctx) =>
        saveDraft(ctx, { orderId: order.id, seen, isRepeatable, change: (draft) => ({ ...draft, method }) }),
      );
    expect(await save(0, 'label')).toMatchObject({ stale: false, draft: { version: 1 } });
    expect(await save(0, 'label')).toMatchObject({ stale: false, draft: { version: 1 } });
    expect(await save(0, 'own_courier')).toMatchObject({ stale: true, draft: { version: 1, method: 'label' } });
    expect(await save(0, 'label', false)).toMatchObject({ stale: true });
  }));
