import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { returnDrafts, returns } from '@/db/schema/returns';
import { shops } from '@/db/schema/shops';
import { createOrder, type OrderOverrides } from '@/db/testing/factories/create-order';
import { inRequest } from '@/db/testing/in-request';
import { staff, withCommittedShop } from '@/db/testing/test-db';
import { issueGrant } from '@/lib/access/mutations/issue-grant';
import type { ShopId } from '@/lib/core/context';
import { newToken } from '@/lib/core/secrets';
import { inShop } from '@/lib/core/unit-of-work';
import { putPolicy } from '@/lib/policies/mutations/put-policy';
import type { PolicyDocument } from '@/lib/policies/schema';
import { answerStepAction } from './actions';
import type { ReturnDraft } from './types';

const SAME = { host: 'localhost:3000', origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' };
const eur = (amount: number) => ({ amount, currency: 'EUR' });
const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();

/** A shopper before the wizard of their order: each answer says where it leads. */
async function before(shopId: ShopId, lines: OrderOverrides['lines'], policy: PolicyDocument = {}) {
  const inside = <T>(run: Parameters<typeof inShop<T>>[1]) => inShop({ shopId, actor: staff }, run);
  await inShop({ shopId, actor: staff, now: new Date(ago(60)) }, (ctx) =>
    putPolicy(ctx, { document: { auto_approve: true, ...policy } }),
  );
  const token = newToken();
  const { order, slug } = await inside(async (ctx) => {
    const made = await createOrder(ctx, { placed_at: ago(5), fulfilled_at: ago(3), lines });
    const expiresAt = new Date(Date.now() + 3_600_000);
    await issueGrant(ctx, { token, purpose: 'track', scope: 'full', orderId: made.id, origin: 'test', expiresAt });
    const [shop] = await ctx.db.select({ slug: shops.slug }).from(shops).where(eq(shops.id, shopId));
    return { order: made, slug: shop?.slug ?? '' };
  });
  const draft = () =>
    inside(async (ctx) => {
      const [row] = await ctx.db.select().from(returnDrafts).where(eq(returnDrafts.orderId, order.id));
      return { version: row?.version ?? 0, lines: (row?.document as ReturnDraft | undefined)?.lines ?? [] };
    });
  const answer = async (step: string, fields: Record<string, string>) => {
    const form = new FormData();
    const { version } = await draft();
    const all = { shop: slug, token, step, version: String(version), locale: 'en', ...fields };
    for (const [name, value] of Object.entries(all)) form.append(name, value);
    try {
      await inRequest(SAME, () => answerStepAction(form));
    } catch (error) {
      const [kind, , to = ''] = String((error as { digest?: string }).digest).split(';');
      if (kind !== 'NEXT_REDIRECT') throw error;
      return to.replace(`/s/${slug}/track/${token}/return`, '').replace(/\/returns\/.*/, '/returns/…');
    }
    throw new Error('The step was answered with nothing.');
  };
  const idOf = (id: string) => order.lines.find(({ externalId }) => externalId === id)?.id ?? '';
  const opened = () => inside((ctx) => ctx.db.select().from(returns).where(eq(returns.orderId, order.id)));
  return { answer, draft, idOf, opened };
}

it('C25: the review’s button takes the gift along, and what was shown is what is agreed to', () =>
  withCommittedShop(async (shopId) => {
    const { answer, draft, idOf, opened } = await before(shopId, [
      { external_id: 'coat', unit_price: 5000 },
      { external_id: 'scarf', unit_price: 5000 },
      { external_id: 'tote', unit_price: 1500, discount_total: 1500, gift_from: eur(6000) },
    ]);
    const [coat, tote] = [idOf('coat'), idOf('tote')];
    expect(await answer('items', { line: coat })).toBe('?step=reasons');
    expect(await answer('reasons', { [`reason.${coat}`]: 'changed_mind' })).toBe('?step=resolution');
    expect(await answer('resolution', { [`resolution.${coat}`]: 'refund' })).toBe('?step=method');
    expect(await answer('method', { method: 'label' })).toBe('?step=review');
    // Without the gift it comes to 35.00: nobody is let through with another number.
    expect(await answer('review', { total: '5000' })).toBe('?step=review&problem=changed');
    expect(await answer('review', { total: '3500', with_gift: `${tote}.1` })).toBe('?step=review');
    expect((await draft()).lines.map(({ line_id }) => line_id)).toEqual([coat, tote]);
    expect(await opened()).toEqual([]);
    expect(await answer('review', { total: '5000' })).toBe(`/s/${await slugOf(shopId)}/returns/…`);
    expect((await opened()).map(({ quotedRefund }) => quotedRefund)).toEqual([5000]);
  }));

it('C25: a part of a set that comes back as a whole goes no further alone, unless it is at fault', () =>
  withCommittedShop(async (shopId) => {
    const { answer, idOf } = await before(
      shopId,
      [
        { external_id: 'pan', unit_price: 7000, bundle: 'kitchen' },
        { external_id: 'lid', unit_price: 3000, bundle: 'kitchen' },
      ],
      { bundles: 'whole', reasons: [{ code: 'changed_mind' }, { code: 'bent', fault: 'merchant' }] },
    );
    const lid = idOf('lid');
    expect(await answer('items', { line: lid })).toBe('?step=reasons');
    expect(await answer('reasons', { [`reason.${lid}`]: 'changed_mind' })).toBe('?step=reasons&problem=missing');
    expect(await answer('reasons', { [`reason.${lid}`]: 'bent' })).toBe('?step=resolution');
  }));

const slugOf = (shopId: ShopId) =>
  inShop({ shopId, actor: staff }, async (ctx) => {
    const [shop] = await ctx.db.select({ slug: shops.slug }).from(shops).where(eq(shops.id, shopId));
    return shop?.slug ?? '';
  });
