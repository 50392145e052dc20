import { returnSettings } from '@/db/schema/return-ways';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import type { Ctx } from '@/lib/core/context';
import type { ReturnSettings } from '../types';

/** Writes how the shop takes returns in, whole. Returns that are under way read it as it stands. */
export async function putReturnSettings(ctx: Ctx, input: { settings: ReturnSettings }): Promise<ReturnSettings> {
  await ctx.db
    .insert(returnSettings)
    .values({ shopId: ctx.shopId, document: input.settings, updatedAt: ctx.now })
    .onConflictDoUpdate({
      target: returnSettings.shopId,
      set: { document: input.settings, updatedAt: ctx.now },
    });
  await recordAudit(ctx, { action: 'return_settings.saved', entity: 'shop', entityId: ctx.shopId });
  return input.settings;
}
