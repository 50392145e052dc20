import { eq } from 'drizzle-orm';
import { deliveryRules } from '@/db/schema/shipments';
import type { Ctx } from '@/lib/core/context';
import { type DeliveryRules, deliveryRulesSchema } from '../schema';

/** When the shop hands parcels over, every default filled in. */
export async function getDeliveryRules(ctx: Ctx): Promise<DeliveryRules> {
  const [row] = await ctx.db
    .select({ document: deliveryRules.document })
    .from(deliveryRules)
    .where(eq(deliveryRules.shopId, ctx.shopId));
  return deliveryRulesSchema.parse(row?.document ?? {});
}
