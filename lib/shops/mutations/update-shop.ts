import { eq } from 'drizzle-orm';
import { shops } from '@/db/schema/shops';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';

/** Changes what the shop says of itself; pages and mails follow within seconds. */
export async function updateShop(
  ctx: Ctx,
  input: { name: string; timeZone: string; defaultLocale: string; locales: string[] },
): Promise<void> {
  const { name, timeZone, defaultLocale, locales } = input;
  const changed = await ctx.db
    .update(shops)
    .set({ name, timeZone, defaultLocale, locales })
    .where(eq(shops.id, ctx.shopId))
    .returning({ id: shops.id });
  if (changed.length === 0) throw notFound('shop');
  await recordAudit(ctx, {
    action: 'shop.updated',
    entity: 'shop',
    entityId: ctx.shopId,
    details: { timeZone, defaultLocale, locales },
  });
}
