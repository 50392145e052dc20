import { and, eq } from 'drizzle-orm';
import { policyVersions } from '@/db/schema/policies';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { parsePolicy } from '../rules/parse-policy';
import type { Policy } from '../schema';
import type { PolicyVersion } from './list-policy-versions';

/** One version of the policy, every default filled in. Throws NOT_FOUND for one that never was. */
export async function getPolicyVersion(
  ctx: Ctx,
  input: { version: number },
): Promise<PolicyVersion & { document: Policy }> {
  const [row] = await ctx.db
    .select()
    .from(policyVersions)
    .where(and(eq(policyVersions.shopId, ctx.shopId), eq(policyVersions.version, input.version)));
  if (!row) throw notFound('policy version');
  const { version, createdBy, createdAt, document } = row;
  return { version, createdBy, createdAt, document: parsePolicy(document) };
}
