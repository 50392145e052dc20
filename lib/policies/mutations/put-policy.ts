import { eq, sql } from 'drizzle-orm';
import { policyVersions } from '@/db/schema/policies';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import type { Ctx } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { actorKey } from '@/lib/core/unit-of-work';
import { lockPolicy } from '../lock-policy';
import { parsePolicy } from '../rules/parse-policy';

/**
 * Saves a policy document as a new version, in force for orders placed from now on; earlier orders keep theirs.
 * `seen`: the version it was made from; when there is a newer one by now, nothing is saved.
 * `inForceFrom`, `savedBy`: of a version whose time a person had set before; now and the actor unless told.
 * @throws AppError INVALID naming each mistake by its path, CONFLICT when `seen` is no longer the newest
 */
export async function putPolicy(
  ctx: Ctx,
  input: { document: unknown; seen?: number; inForceFrom?: Date; savedBy?: string },
): Promise<{ version: number }> {
  const document = parsePolicy(input.document);
  // Two people who save at once get two versions.
  await lockPolicy(ctx);
  const [latest] = await ctx.db
    .select({ version: sql<number>`coalesce(max(${policyVersions.version}), 0)::int` })
    .from(policyVersions)
    .where(eq(policyVersions.shopId, ctx.shopId));
  const newest = latest?.version ?? 0;
  if (input.seen !== undefined && input.seen !== newest) {
    throw new AppError('CONFLICT', 'The policy was saved by somebody else meanwhile.', { newest });
  }
  const version = newest + 1;
  await ctx.db.insert(policyVersions).values({
    shopId: ctx.shopId,
    version,
    document,
    createdBy: input.savedBy ?? actorKey(ctx.actor),
    createdAt: input.inForceFrom ?? ctx.now,
  });
  await recordAudit(ctx, { action: 'policy.saved', entity: 'policy', entityId: String(version) });
  return { version };
}
