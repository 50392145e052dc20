import { scorecardLinks } from '@/db/schema/operations';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import type { Ctx } from '@/lib/core/context';
import { newId } from '@/lib/core/ids';
import { hashToken, newToken } from '@/lib/core/secrets';
import { actorKey } from '@/lib/core/unit-of-work';

/**
 * Makes a link that shows a scorecard without signing in, for some days. The token is answered once; only its hash is kept.
 * @param input.carrier one carrier's scorecard; null: all beside each other
 */
export async function shareScorecard(
  ctx: Ctx,
  input: { carrier: string | null; days: number; openFor: number },
): Promise<{ linkId: string; token: string }> {
  const linkId = newId(ctx.now.getTime());
  const token = newToken();
  await ctx.db.insert(scorecardLinks).values({
    shopId: ctx.shopId,
    id: linkId,
    tokenHash: hashToken(token),
    carrier: input.carrier,
    days: input.days,
    createdBy: actorKey(ctx.actor),
    createdAt: ctx.now,
    expiresAt: new Date(ctx.now.getTime() + input.openFor * 86_400_000),
  });
  await recordAudit(ctx, {
    action: 'scorecard.shared',
    entity: 'scorecard_link',
    entityId: linkId,
    details: { carrier: input.carrier, days: input.days, openFor: input.openFor },
  });
  return { linkId, token };
}
