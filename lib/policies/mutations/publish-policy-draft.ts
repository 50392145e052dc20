import { eq } from 'drizzle-orm';
import { policyDrafts } from '@/db/schema/policies';
import type { Ctx } from '@/lib/core/context';
import { lockPolicy } from '../lock-policy';
import { takePolicyDraft } from '../queries/take-policy-draft';
import { putPolicy } from './put-policy';

/**
 * Makes the draft the newest version, for orders placed from now on.
 * @throws AppError NOT_FOUND, CONFLICT (`reason: draft` saved again meanwhile; else another version came between)
 */
export async function publishPolicyDraft(ctx: Ctx, input: { revision: number }): Promise<{ version: number }> {
  await lockPolicy(ctx);
  const draft = await takePolicyDraft(ctx, input.revision);
  const published = await putPolicy(ctx, { document: draft.document, seen: draft.baseVersion });
  await ctx.db.delete(policyDrafts).where(eq(policyDrafts.shopId, ctx.shopId));
  return published;
}
