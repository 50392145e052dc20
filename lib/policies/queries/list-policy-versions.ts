import { desc, eq } from 'drizzle-orm';
import { policyVersions } from '@/db/schema/policies';
import type { Ctx } from '@/lib/core/context';

export type PolicyVersion = { version: number; createdBy: string; createdAt: Date };

/** The latest versions of the policy, newest first, without their documents. */
export function listPolicyVersions(ctx: Ctx, input: { limit: number }): Promise<PolicyVersion[]> {
  return ctx.db
    .select({
      version: policyVersions.version,
      createdBy: policyVersions.createdBy,
      createdAt: policyVersions.createdAt,
    })
    .from(policyVersions)
    .where(eq(policyVersions.shopId, ctx.shopId))
    .orderBy(desc(policyVersions.version))
    .limit(input.limit);
}
