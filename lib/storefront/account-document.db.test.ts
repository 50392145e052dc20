import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { orderCodes } from '@/db/schema/delivery-requests';
import { payoutAccounts } from '@/db/schema/return-ways';
import { returnLines } from '@/db/schema/returns';
import { createOrder } from '@/db/testing/factories/create-order';
import { NOW, staff, withCommittedShop } from '@/db/testing/test-db';
import { orderCode } from '@/lib/access/order-code';
import { returnToken } from '@/lib/access/return-link';
import { loadReturnDetail } from '@/lib/console/queries/load-return-detail';
import type { Ctx, ShopId } from '@/lib/core/context';
import { inShop } from '@/lib/core/unit-of-work';
import { approveReturn } from '@/lib/returns/mutations/approve-return';
import { bounceRefund } from '@/lib/returns/mutations/bounce-refund';
import { createReturn } from '@/lib/returns/mutations/create-return';
import { giveAccount } from '@/lib/returns/mutations/give-account';
import { receiveReturn } from '@/lib/returns/mutations/receive-return';
import { refundReturn } from '@/lib/returns/mutations/refund-return';
import { answerAccount, serveAccountPage } from './account-document';
import { serveReturnPage } from './return-document';

const inside = <T>(shopId: ShopId, run: (ctx: Ctx) => Promise<T>) =>
  inShop({ shopId, actor: staff, now: new Date() }, run);

const IBAN = 'DE89 3704 0044 0532 0130 00';

/** A return whose refund came back. */
async function bounced(shopId: ShopId) {
  return inside(shopId, async (ctx) => {
    const order = await createOrder(ctx, {
      fulfilled_at: new Date(NOW.getTime() - 3 * 86_400_000).toISOString(),
      lines: [{ quantity: 1, unit_price: 2500 }],
    });
    const line = { line_external_id: 'line-1', quantity: 1, reason: 'too_small', resolution: 'refund' as const };
    const made = await createReturn(ctx, { orderId: order.id, lines: [line], method: 'label' });
    if (made.status === 'requested') await approveReturn(ctx, made);
    const [row] = await ctx.db.select().from(returnLines).where(eq(returnLines.returnId, made.returnId));
    const lines = [{ return_line_id: row?.id ?? '', accepted: 1, damaged: 0, missing: 0 }];
    await receiveReturn(ctx, { returnId: made.returnId, lines });
    const { intentIds } = await refundReturn(ctx, { returnId: made.returnId, by_hand: true });
    await bounceRefund(ctx, { intentId: intentIds[0] ?? '', reason: null });
    const { rows } = await ctx.db.execute<{ slug: string }>(`select slug from shops where id = '${shopId}'`);
    return { returnId: made.returnId, slug: rows[0]?.slug ?? '', token: returnToken(shopId, made.returnId) };
  });
}

it('a shopper tells where their money should go, with a code, and it is gone once they are paid (C40, C42)', () =>
  withCommittedShop(async (shopId) => {
    const { returnId, slug, token } = await bounced(shopId);
    const path = `http://x.test/s/${slug}/returns/${token}`;
    const page = await (await serveReturnPage(new Request(path), slug, token)).text();
    expect(page).toContain('came back to us');
    expect(page).toContain(`/s/${slug}/returns/${token}/account`);
    expect((await serveAccountPage(new Request(`${path}/account`), slug, token)).status).toBe(200);
    const post = (fields: Record<string, string>) =>
      answerAccount(
        new Request(`${path}/account`, {
          method: 'POST',
          headers: { origin: 'http://x.test', host: 'x.test', 'content-type': 'application/x-www-form-urlencoded' },
          body: new URLSearchParams(fields).toString(),
        }),
        slug,
        token,
      );
    expect((await post({ holder: '', account: 'DE89 0000' })).status).toBe(422);
    const fields = { holder: 'Jana Ahl', account: IBAN };
    expect((await post(fields)).status).toBe(200);
    const [code] = await inside(shopId, (ctx) => ctx.db.select().from(orderCodes));
    const codeId = code?.id ?? '';
    const accounts = () => inside(shopId, (ctx) => ctx.db.select().from(payoutAccounts));
    expect((await post({ ...fields, codeId, code: '000000' })).status).toBe(422);
    expect(await accounts()).toEqual([]);
    expect((await post({ ...fields, codeId, code: orderCode(shopId, codeId) })).status).toBe(303);
    const [kept] = await accounts();
    expect(kept).toMatchObject({ ending: '3000', usedAt: null });
    expect(kept?.sealed?.includes('3704')).toBe(false);
    expect(await (await serveReturnPage(new Request(path), slug, token)).text()).toContain('3000');
    const detail = await inside(shopId, (ctx) => loadReturnDetail(ctx, { returnId }));
    expect(detail.account).toMatchObject({ holder: 'Jana Ahl', account: IBAN });

    await inside(shopId, (ctx) => refundReturn(ctx, { returnId, by_hand: true, reference: 'SEPA 7' }));
    expect(await accounts()).toMatchObject([{ sealed: null, usedAt: expect.any(Date) }]);
    expect((await serveAccountPage(new Request(`${path}/account`), slug, token)).status).toBe(303);
    await expect(
      inside(shopId, (ctx) => giveAccount(ctx, { returnId, account: { holder: 'Eve', account: IBAN } })),
    ).rejects.toMatchObject({ code: 'INVALID_STATE' });
  }));

it('of another shop nobody gives an account, nor reads one', () =>
  withCommittedShop((theirs) =>
    withCommittedShop(async (shopId) => {
      const { returnId } = await bounced(shopId);
      const account = { holder: 'Eve', account: IBAN };
      await expect(inside(theirs, (ctx) => giveAccount(ctx, { returnId, account }))).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
      expect(await inside(shopId, (ctx) => ctx.db.select().from(payoutAccounts))).toEqual([]);
    }),
  ));
