import { and, asc, eq, inArray, ne } from 'drizzle-orm';
import { domains } from '@/db/schema/domains';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { isId } from '@/lib/core/ids';
import { SERVED_STATES } from './constants';

/**
 * All of the shop's names locked in one order, so that two changes never leave two first ones; and the one asked for.
 * @throws AppError NOT_FOUND for an unknown, foreign or released one
 */
export async function lockDomain(ctx: Ctx, id: string) {
  const all = await ctx.db
    .select()
    .from(domains)
    .where(and(eq(domains.shopId, ctx.shopId), ne(domains.state, 'released')))
    .orderBy(asc(domains.createdAt), asc(domains.id))
    .for('update');
  const domain = isId(id) ? all.find((one) => one.id === id) : undefined;
  if (!domain) throw notFound('domain');
  return { domain, others: all.filter((one) => one.id !== id) };
}

/** After a change: the shop is told of at one of its served names, its oldest where none was chosen. */
export async function choosePrimary(ctx: Ctx): Promise<void> {
  const served = await ctx.db
    .select({ id: domains.id, isPrimary: domains.isPrimary })
    .from(domains)
    .where(and(eq(domains.shopId, ctx.shopId), inArray(domains.state, [...SERVED_STATES])))
    .orderBy(asc(domains.verifiedAt), asc(domains.id));
  const [first] = served;
  if (!first || served.some((one) => one.isPrimary)) return;
  await ctx.db
    .update(domains)
    .set({ isPrimary: true })
    .where(and(eq(domains.shopId, ctx.shopId), eq(domains.id, first.id)));
}
