import { and, desc, eq } from 'drizzle-orm';
import { policyVersions } from '@/db/schema/policies';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { parsePolicy } from '../rules/parse-policy';
import type { Policy } from '../schema';

/** The return policy that new orders are bound to, every default filled in. */
export async function getPolicy(ctx: Ctx): Promise<{ version: number; document: Policy; createdAt: Date }> {
  const [row] = await ctx.db
    .select()
    .from(policyVersions)
    .where(and(eq(policyVersions.shopId, ctx.shopId)))
    .orderBy(desc(policyVersions.version))
    .limit(1);
  if (!row) throw notFound('return policy');
  return { version: row.version, document: parsePolicy(row.document), createdAt: row.createdAt };
}
