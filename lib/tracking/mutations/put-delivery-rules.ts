import { deliveryRules } from '@/db/schema/shipments';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import type { Ctx } from '@/lib/core/context';
import { actorKey } from '@/lib/core/unit-of-work';
import type { DeliveryRules } from '../schema';

/** Writes down when the shop hands parcels over. What is estimated from now on follows it; what was said stays said. */
export async function putDeliveryRules(ctx: Ctx, { rules }: { rules: DeliveryRules }): Promise<void> {
  const row = {
    document: { ...rules, country: rules.country?.toUpperCase() ?? null },
    updatedAt: ctx.now,
    updatedBy: actorKey(ctx.actor),
  };
  await ctx.db
    .insert(deliveryRules)
    .values({ ...row, shopId: ctx.shopId })
    .onConflictDoUpdate({ target: deliveryRules.shopId, set: row });
  await recordAudit(ctx, { action: 'delivery_rules.saved', entity: 'shop', entityId: ctx.shopId });
}
