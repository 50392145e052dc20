import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { notifications } from '@/db/schema/access';
import { orderCodes } from '@/db/schema/delivery-requests';
import { createOrder } from '@/db/testing/factories/create-order';
import { NOW, withTestDb } from '@/db/testing/test-db';
import type { Ctx } from '@/lib/core/context';
import { newId } from '@/lib/core/ids';
import { composeMail } from '@/lib/notifications/compose-mail';
import { getMailFacts } from '@/lib/notifications/queries/get-mail-facts';
import { CODE_TRIES, orderCode, spacedCode } from '../order-code';
import { checkCode } from './check-code';
import { sendCode } from './send-code';

const at = (ctx: Ctx, minutes: number): Ctx => ({ ...ctx, now: new Date(NOW.getTime() + minutes * 60_000) });
const grantId = newId();

describe('a code', () => {
  it('goes to the contact on the order, once for a double press, and is kept nowhere', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const order = await createOrder(ctx);
      const { codeId } = await sendCode(ctx, { orderId: order.id, grantId });
      expect(await sendCode(ctx, { orderId: order.id, grantId })).toEqual({ codeId });
      const sent = await ctx.db.select().from(notifications);
      expect(sent.map(({ event, recipient }) => ({ event, recipient }))).toEqual([
        { event: 'order.code', recipient: order.email },
      ]);
      const code = orderCode(ctx.shopId, codeId);
      expect(code).toMatch(/^\d{6}$/);
      const stored = JSON.stringify([sent, await ctx.db.select().from(orderCodes)]);
      expect(stored).not.toContain(code);
      const mail = await composeMail(await getMailFacts(ctx, { notificationId: sent[0]?.id ?? '' }), NOW);
      expect(mail.text).toContain(spacedCode(code));
      expect(mail.html).toContain(spacedCode(code));
      expect(mail.subject).not.toContain(spacedCode(code).slice(0, 3));
    }));

  it('is used once, by the link that asked for it, for its order and within its time', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const order = await createOrder(ctx);
      const other = await createOrder(ctx);
      const { codeId } = await sendCode(ctx, { orderId: order.id, grantId });
      const code = orderCode(ctx.shopId, codeId);
      const check = (given: Partial<Parameters<typeof checkCode>[1]>, when = ctx) =>
        checkCode(when, { orderId: order.id, grantId, codeId, code, ...given });
      expect(await check({ grantId: newId() })).toBe('over');
      expect(await check({ orderId: other.id })).toBe('over');
      expect(await check({ codeId: newId() })).toBe('over');
      expect(await check({ codeId: 'no id' })).toBe('over');
      expect(await check({}, at(ctx, 16))).toBe('over');
      expect(await check({ code: spacedCode(code) })).toBe('right');
      expect(await check({})).toBe('over');
      // A used one is not sent again.
      expect((await sendCode(ctx, { orderId: order.id, grantId })).codeId).not.toBe(codeId);
    }));

  it('is over after a few wrong tries, even for who has the right one', () =>
    withTestDb(async (t) => {
      const ctx = await t.as(await t.createShop());
      const order = await createOrder(ctx);
      const { codeId } = await sendCode(ctx, { orderId: order.id, grantId });
      const right = orderCode(ctx.shopId, codeId);
      const wrong = right === '000000' ? '000001' : '000000';
      const check = (code: string) => checkCode(ctx, { orderId: order.id, grantId, codeId, code });
      for (let i = 1; i < CODE_TRIES; i++) expect(await check(wrong)).toBe('wrong');
      expect(await check('')).toBe('over');
      expect(await check(right)).toBe('over');
      const [row] = await ctx.db.select().from(orderCodes).where(eq(orderCodes.id, codeId));
      expect(row).toMatchObject({ attempts: CODE_TRIES, usedAt: null });
    }));

  it('is not there for another shop', () =>
    withTestDb(async (t) => {
      const ours = await t.as(await t.createShop());
      const order = await createOrder(ours);
      const { codeId } = await sendCode(ours, { orderId: order.id, grantId });
      const code = orderCode(ours.shopId, codeId);
      const theirs = await t.as(await t.createShop());
      await expect(sendCode(theirs, { orderId: order.id, grantId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
      expect(await checkCode(theirs, { orderId: order.id, grantId, codeId, code })).toBe('over');
    }));
});
