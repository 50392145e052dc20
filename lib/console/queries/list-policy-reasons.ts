import { and, eq, inArray } from 'drizzle-orm';
import { policyVersions } from '@/db/schema/policies';
import type { Ctx } from '@/lib/core/context';
import { parsePolicy } from '@/lib/policies/rules/parse-policy';
import type { PolicyReason } from '@/lib/policies/schema';

/** The reasons a shopper may give, by the policy version that a return is bound to. */
export async function listPolicyReasons(
  ctx: Ctx,
  input: { versions: readonly number[] },
): Promise<Map<number, PolicyReason[]>> {
  const versions = [...new Set(input.versions)];
  if (versions.length === 0) return new Map();
  const rows = await ctx.db
    .select({ version: policyVersions.version, document: policyVersions.document })
    .from(policyVersions)
    .where(and(eq(policyVersions.shopId, ctx.shopId), inArray(policyVersions.version, versions)));
  return new Map(rows.map(({ version, document }) => [version, parsePolicy(document).reasons]));
}
