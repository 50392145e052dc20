import { eq, sql } from 'drizzle-orm';
import { policyVersions } from '@/db/schema/policies';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import type { Ctx } from '@/lib/core/context';
import { actorKey } from '@/lib/core/unit-of-work';
import { parsePolicy } from '../rules/parse-policy';

/**
 * Saves a policy document as a new version, in force for orders placed from now on; earlier orders keep theirs.
 * @throws AppError INVALID naming each mistake by its path
 */
export async function putPolicy(ctx: Ctx, input: { document: unknown }): Promise<{ version: number }> {
  const document = parsePolicy(input.document);
  // Two people who save at once get two versions.
  await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`policy ${ctx.shopId}`}, 0))`);
  const [latest] = await ctx.db
    .select({ version: sql<number>`coalesce(max(${policyVersions.version}), 0)::int` })
    .from(policyVersions)
    .where(eq(policyVersions.shopId, ctx.shopId));
  const version = (latest?.version ?? 0) + 1;
  await ctx.db
    .insert(policyVersions)
    .values({ shopId: ctx.shopId, version, document, createdBy: actorKey(ctx.actor), createdAt: ctx.now });
  await recordAudit(ctx, { action: 'policy.saved', entity: 'policy', entityId: String(version) });
  return { version };
}
