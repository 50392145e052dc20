import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { orders } from '@/db/schema/orders';
import { returns } from '@/db/schema/returns';
import { createOrder } from '@/db/testing/factories/create-order';
import { NOW, withTestDb } from '@/db/testing/test-db';
import { emailKey } from '@/lib/access/contact-keys';
import type { Ctx } from '@/lib/core/context';
import { putPolicy } from '@/lib/policies/mutations/put-policy';
import { findRisk } from '../queries/find-risk';
import { readHistory } from '../queries/read-history';
import { cancelReturn } from './cancel-return';
import { createReturn } from './create-return';
import { declareWithdrawal } from './declare-withdrawal';
import { flagCustomer } from './flag-customer';
import { unflagCustomer } from './unflag-customer';

const shipped = { fulfilled_at: new Date(NOW.getTime() - 3 * 86_400_000).toISOString() };
const jana = emailKey('jana@example.com');

async function shopWith(ctx: Ctx, limits: object | null) {
  await putPolicy({ ...ctx, now: new Date('2026-01-01') }, { document: { auto_approve: true, limits } });
}
const open = async (ctx: Ctx, orderId?: string, resolution: 'refund' | 'keep' = 'refund') => {
  const id = orderId ?? (await createOrder(ctx, { ...shipped, lines: [{ quantity: 5 }] })).id;
  const line = { line_external_id: 'line-1', quantity: 1, reason: 'too_small', resolution };
  const made = await createReturn(ctx, { orderId: id, lines: [line], method: 'label' });
  return { ...made, orderId: id, reasons: made.quote.lines[0]?.reasons.map(({ code }) => code) };
};

it.each([
  [{ per_customer: { returns: 2, days: 90 } }, 'customer_limit'],
  [{ per_customer_day: 2 }, 'day_limit'],
])('%j: the third return waits for a person and is not refused', (limits, code) =>
  withTestDb(async (t) => {
    const ctx = await t.as(await t.createShop());
    await shopWith(ctx, limits);
    const [first, second, third] = [await open(ctx), await open(ctx), await open(ctx)];
    expect([first, second, third].map(({ status }) => status)).toEqual(['approved', 'approved', 'requested']);
    expect(third.reasons).toEqual([code]);
    // What came to nothing does not count.
    await cancelReturn(ctx, second);
    await cancelReturn(ctx, third);
    expect((await open(ctx)).status).toBe('approved');
  }),
);

it('a second return of one order waits where the policy says so; a withdrawal never does', () =>
  withTestDb(async (t) => {
    const ctx = await t.as(await t.createShop());
    await shopWith(ctx, { per_order: 1 });
    const first = await open(ctx);
    expect(await open(ctx, first.orderId)).toMatchObject({ status: 'requested', reasons: ['order_limit'] });
    expect((await open(ctx)).status).toBe('approved');
    const [order] = await ctx.db.select().from(orders).where(eq(orders.id, first.orderId));
    await declareWithdrawal(ctx, { name: 'Jana', number: order?.number ?? '', email: 'jana@example.com', part: null });
    const all = await ctx.db.select().from(returns).where(eq(returns.kind, 'withdrawal'));
    expect(all.map(({ status }) => status)).toEqual(['approved']);
  }));

it('C28: who has kept so much waits for a person with what is kept again, and with nothing else', () =>
  withTestDb(async (t) => {
    const ctx = await t.as(await t.createShop());
    await putPolicy(
      { ...ctx, now: new Date('2026-01-01') },
      {
        document: {
          auto_approve: true,
          resolutions: [{ type: 'refund' }, { type: 'keep' }],
          limits: { per_customer_kept: { returns: 1, days: 90 } },
        },
      },
    );
    const [first, second] = [await open(ctx, undefined, 'keep'), await open(ctx, undefined, 'keep')];
    expect([first.status, second.status, second.reasons]).toEqual(['approved', 'requested', ['kept_limit']]);
    expect(await open(ctx)).toMatchObject({ status: 'approved', reasons: [] });
    await cancelReturn(ctx, second);
    const later = { ...ctx, now: new Date(NOW.getTime() + 1000) };
    expect((await open(later, undefined, 'keep')).status).toBe('requested');
    const other = await t.as(await t.createShop());
    await shopWith(other, { per_customer_kept: { returns: 1, days: 90 } });
    expect((await open(other)).status).toBe('approved');
  }));

it('a flag asks for a person until it is taken back, and is on the card of whoever decides', () =>
  withTestDb(async (t) => {
    const ctx = await t.as(await t.createShop());
    await shopWith(ctx, null);
    const first = await open(ctx);
    for (let i = 0; i < 2; i++)
      await flagCustomer(ctx, { returnId: first.returnId, kind: 'empty_box', note: 'Stones in the box.' });
    expect(await open(ctx)).toMatchObject({ status: 'requested', reasons: ['customer_flagged'] });
    expect(await readHistory(ctx, { accountKey: jana })).toMatchObject({
      orders: 2,
      returns: 2,
      returns90: 2,
      rate: 1,
      flags: [{ kind: 'empty_box', note: 'Stones in the box.' }],
    });
    await unflagCustomer(ctx, { returnId: first.returnId });
    expect((await open(ctx)).status).toBe('approved');

    const other = await t.as(await t.createShop());
    await shopWith(other, null);
    expect(await readHistory(other, { accountKey: jana })).toMatchObject({ orders: 0, flags: [] });
    const gone = { code: 'NOT_FOUND' };
    // Another shop knows nothing of it.
    await expect(flagCustomer(other, { returnId: first.returnId, kind: 'other' })).rejects.toMatchObject(gone);
    await expect(unflagCustomer(other, { returnId: first.returnId })).rejects.toMatchObject(gone);
  }));

it.each([
  ['their phone, written otherwise', { phone: '030 901820' }, { name: 'X Y', line1: 'Elsewhere 9' }, true],
  ['their name and door', {}, { name: 'J. Berg', line1: 'torstr. 1 ' }, true],
  ['their door under another name', {}, { name: 'Mila Sorge', line1: 'Torstr. 1' }, false],
  ['their name at another door', {}, { name: 'Jana Berg', line1: 'Torstr. 2' }, false],
  ['neither', {}, { name: 'Mila Sorge', line1: 'Elsewhere 9' }, false],
])('T29: a flag is theirs under another mail address too: %s', (_, customer, address, isTheirs) =>
  withTestDb(async (t) => {
    const ctx = await t.as(await t.createShop());
    await shopWith(ctx, null);
    const buy = (email: string, more: object, to: object) =>
      createOrder(ctx, {
        ...shipped,
        lines: [{ quantity: 2 }],
        customer: { email, ...more },
        shipping_address: {
          city: 'Berlin',
          postal_code: '10119',
          country: 'DE',
          name: 'Jana Berg',
          line1: 'Torstr. 1',
          ...to,
        },
      });
    const first = await open(ctx, (await buy('jana@example.com', { phone: '+49 30 901820' }, {})).id);
    const second = await buy('else@example.com', customer, address);
    const made = await open(ctx, second.id);
    await flagCustomer(ctx, { returnId: first.returnId, kind: 'empty_box' });
    expect((await open(ctx, second.id)).status).toBe(isTheirs ? 'requested' : 'approved');
    expect((await findRisk(ctx, made)).isSuspect).toBe(isTheirs);
    const { flags } = await readHistory(ctx, { accountKey: emailKey('else@example.com') });
    expect(flags.map(({ kind }) => kind)).toEqual(isTheirs ? ['empty_box'] : []);
  }),
);
