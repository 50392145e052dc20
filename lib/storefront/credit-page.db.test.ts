import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { notifications } from '@/db/schema/access';
import { orders } from '@/db/schema/orders';
import { get, linkOf, withOrder } from '@/db/testing/shopper-page';
import { staff } from '@/db/testing/test-db';
import { emailKey } from '@/lib/access/contact-keys';
import { returnToken } from '@/lib/access/return-link';
import { inShop } from '@/lib/core/unit-of-work';
import { giveCredit } from '@/lib/credit/mutations/give-credit';
import { issueCredit } from '@/lib/credit/mutations/issue-credit';
import { createReturn } from '@/lib/returns/mutations/create-return';
import { serveCredit } from './credit-document';
import { serveReturnPage } from './return-document';

const textOf = (html: string) =>
  html
    .replace(/<script[\s\S]*?<\/script>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

it('tells what was paid back, what came on top, and which part ends first', () =>
  withOrder(async ({ shopId, slug, order }) => {
    const path = `/s/${slug}/track/${order.token}/credit`;
    const empty = await serveCredit(get(path), slug, order.token);
    expect(empty.status).toBe(200);
    expect(textOf(await empty.text())).toContain('You have no store credit');

    await inShop({ shopId, actor: staff }, async (ctx) => {
      await issueCredit(ctx, {
        accountKey: emailKey(order.email),
        currency: 'EUR',
        lots: [
          { kind: 'issue', amount: 14_900 },
          { kind: 'bonus', amount: 1_490 },
        ],
      });
      await giveCredit(ctx, { orderId: order.id, amount: 500, days: 10, note: 'It came late.' });
    });
    const shown = textOf(await (await serveCredit(get(path), slug, order.token)).text());
    expect(shown).toContain('€168.90');
    expect(shown).toMatch(/€5\.00 of it ends on \w+/);
    expect(shown).toMatch(/Paid back to you as credit\s+€154\.00/);
    expect(shown).toMatch(/On top, from us to spend, not to be paid out\s+€14\.90/);
    expect(shown).not.toContain('It came late.');
    expect(textOf(await (await serveCredit(get(`${path}?lang=de`), slug, order.token)).text())).toContain(
      'Von uns dazu',
    );

    // Given by a person, so they are written to, with the way to this page.
    const told = await inShop({ shopId, actor: staff }, (ctx) =>
      ctx.db.select().from(notifications).where(eq(notifications.event, 'credit.granted')),
    );
    expect(told.map(({ orderId }) => orderId)).toContain(order.id);
  }));

it('is for whoever holds the whole order, and leads there from a return of theirs', () =>
  withOrder(async (world) => {
    const { shopId, slug, order } = world;
    const made = await inShop({ shopId, actor: staff }, async (ctx) => {
      await giveCredit(ctx, { orderId: order.id, amount: 500, days: null, note: 'x' });
      return createReturn(ctx, {
        orderId: order.id,
        lines: [{ line_external_id: 'line-1', quantity: 1, reason: 'too_small' }],
      });
    });
    for (const scope of ['status', 'gift'] as const) {
      const link = await linkOf(world, scope);
      const refused = await serveCredit(get(`/s/${slug}/track/${link}/credit`), slug, link);
      expect(refused.status).toBe(403);
      expect(await refused.text()).not.toContain('€5.00');
    }
    const page = await (await serveReturnPage(get('/r'), slug, made.token)).text();
    expect(page).toContain(`/s/${slug}/track/${order.token}/credit`);
    expect((await serveCredit(get('/c'), slug, returnToken(shopId, made.returnId))).status).toBe(404);
    await withOrder(async (other) => {
      expect((await serveCredit(get('/c'), other.slug, order.token)).status).toBe(404);
    });
  }));

it('nobody’s once its shopper is forgotten', () =>
  withOrder(async ({ shopId, slug, order }) => {
    await inShop({ shopId, actor: staff }, async (ctx) => {
      await giveCredit(ctx, { orderId: order.id, amount: 500, days: null, note: 'x' });
      await ctx.db.update(orders).set({ erasedAt: ctx.now }).where(eq(orders.id, order.id));
    });
    const page = await serveCredit(get('/c'), slug, order.token);
    expect(await page.text()).not.toContain('€5.00');
  }));
