import { expect, it } from 'vitest';
import { GET } from '@/app/(storefront)/s/[shop]/track/[token]/return/sum/route';
import { orderLines } from '@/db/schema/orders';
import { createOrder } from '@/db/testing/factories/create-order';
import { NOW, staff, withCommittedShop } from '@/db/testing/test-db';
import { orderToken } from '@/lib/access/order-link';
import { inShop } from '@/lib/core/unit-of-work';
import { saveDraft } from '@/lib/returns/mutations/save-draft';
import { findDraft } from '@/lib/returns/queries/find-draft';
import { lineKey } from '@/lib/returns/rules/line-key';

it('the sum follows what is chosen and not sent yet, keeps nothing, and is no one else’s', () =>
  withCommittedShop(async (shopId) => {
    const { slug, token, key, orderId } = await inShop({ shopId, actor: staff, now: new Date() }, async (ctx) => {
      const order = await createOrder(ctx, {
        fulfilled_at: new Date(NOW.getTime() - 3 * 86_400_000).toISOString(),
        lines: [{ quantity: 1, unit_price: 2500 }],
      });
      const [line] = await ctx.db.select().from(orderLines);
      const drawn = { line_id: line?.id ?? '', quantity: 1, reason: 'too_small', comment: null };
      const lines = [{ ...drawn, resolution: null, exchange_variant_id: null }];
      await saveDraft(ctx, { orderId: order.id, seen: 0, change: (draft) => ({ ...draft, lines }) });
      const { rows } = await ctx.db.execute<{ slug: string }>(`select slug from shops where id = '${shopId}'`);
      return {
        slug: rows[0]?.slug ?? '',
        token: orderToken(shopId, order.id),
        key: lineKey(lines[0] as never),
        orderId: order.id,
      };
    });
    const ask = (query: Record<string, string>, link = token) =>
      GET(new Request(`http://x.test/s/${slug}/track/${link}/return/sum?${new URLSearchParams(query)}`), {
        params: Promise.resolve({ shop: slug, token: link }),
      });
    const sum = async (resolution: string) => {
      const answer = await ask({ step: 'resolution', lang: 'en', [`resolution.${key}`]: resolution });
      expect(answer.status).toBe(200);
      return (await answer.json()) as { label: string; amount: string };
    };
    expect(await sum('refund')).toMatchObject({ label: 'You get back', amount: '€25.00' });
    expect((await sum('store_credit')).label).toBe('Your credit');
    const draft = await inShop({ shopId, actor: staff, now: new Date() }, (ctx) => findDraft(ctx, orderId));
    expect(draft.lines[0]?.resolution).toBeNull();
    expect((await ask({ step: 'items' })).status).toBe(400);
    expect((await ask({ step: 'method' }, 'x'.repeat(43))).status).toBe(404);
  }));
