import { eq } from 'drizzle-orm';
import { returnSettings } from '@/db/schema/return-ways';
import type { Ctx } from '@/lib/core/context';
import type { ReturnSettings } from '../types';

/** How the shop takes returns in; nothing of it need be said. */
export async function findReturnSettings(ctx: Ctx): Promise<ReturnSettings> {
  const [row] = await ctx.db
    .select({ document: returnSettings.document })
    .from(returnSettings)
    .where(eq(returnSettings.shopId, ctx.shopId));
  return row?.document ?? {};
}
