import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { returns } from '@/db/schema/returns';
import { createOrder } from '@/db/testing/factories/create-order';
import { NOW, staff, withCommittedShop } from '@/db/testing/test-db';
import type { Ctx, ShopId } from '@/lib/core/context';
import { inShop } from '@/lib/core/unit-of-work';
import { putPolicy } from '@/lib/policies/mutations/put-policy';
import type { PolicyDocument } from '@/lib/policies/schema';
import { createReturn } from './create-return';
import { putReturnSettings } from './put-return-settings';
import { remindDraft } from './remind-draft';
import { saveDraft } from './save-draft';

const at = (days: number) => new Date(NOW.getTime() + days * 86_400_000);
const inside = <T>(shopId: ShopId, run: (ctx: Ctx) => Promise<T>, now = NOW) =>
  inShop({ shopId, actor: staff, now }, run);

const order = (shopId: ShopId, document: PolicyDocument = {}) =>
  inside(shopId, async (ctx) => {
    await putPolicy({ ...ctx, now: at(-60) }, { document });
    return createOrder(ctx, { fulfilled_at: at(-3).toISOString() });
  });

describe('how long a return may take to be handed over', () => {
  it.each([
    ['28 days where nobody says', {}, 'return', 28],
    ['as the policy says', { send_back_days: 10 }, 'return', 10],
    ['never less than the law gives who withdraws', { send_back_days: 10 }, 'withdrawal', 14],
    ['longer for a withdrawal too', { send_back_days: 45 }, 'withdrawal', 45],
  ] as const)('is %s', (_, document, kind, days) =>
    withCommittedShop(async (shopId) => {
      const { id: orderId } = await order(shopId, document);
      const wanted = kind === 'return' ? { reason: 'too_small' } : {};
      const { returnId } = await inside(shopId, (ctx) =>
        createReturn(ctx, { orderId, kind, lines: [{ line_external_id: 'line-1', quantity: 1, ...wanted }] }),
      );
      const [row] = await inside(shopId, (ctx) => ctx.db.select().from(returns).where(eq(returns.id, returnId)));
      expect(row?.expiresAt).toEqual(at(days));
    }),
  );
});

it('a return that was begun and left is spoken of after as many days as the shop says', () =>
  withCommittedShop(async (shopId) => {
    const { id: orderId, lines } = await order(shopId);
    const line = {
      line_id: lines[0]?.id ?? '',
      quantity: 1,
      reason: null,
      comment: null,
      resolution: null,
      exchange_variant_id: null,
    };
    await inside(shopId, (ctx) => putReturnSettings(ctx, { settings: { remind_drafts_after_days: 3 } }));
    const shopper = { type: 'shopper' as const, orderId, grantId: orderId, scopes: ['full' as const] };
    await inShop({ shopId, actor: shopper, now: NOW }, (ctx) =>
      saveDraft(ctx, { orderId, seen: 0, change: (draft) => ({ ...draft, lines: [line] }) }),
    );
    const remind = (days: number) => inside(shopId, (ctx) => remindDraft(ctx, { orderId }), at(days));
    expect(await remind(1)).toBe(false);
    expect(await remind(2.5)).toBe(false);
    expect(await remind(3)).toBe(true);
    expect(await remind(4)).toBe(false);
  }));
