import { eq } from 'drizzle-orm';
import { policyDrafts } from '@/db/schema/policies';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import type { Ctx } from '@/lib/core/context';
import { lockPolicy } from '../lock-policy';
import { takePolicyDraft } from '../queries/take-policy-draft';

/** Throws the draft away, its time with it. @throws AppError NOT_FOUND, CONFLICT */
export async function discardPolicyDraft(ctx: Ctx, input: { revision: number }): Promise<void> {
  await lockPolicy(ctx);
  await takePolicyDraft(ctx, input.revision);
  await ctx.db.delete(policyDrafts).where(eq(policyDrafts.shopId, ctx.shopId));
  await recordAudit(ctx, { action: 'policy.draft_discarded', entity: 'policy', entityId: 'draft' });
}
