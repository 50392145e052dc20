import { policyDrafts } from '@/db/schema/policies';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import type { Ctx } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { actorKey } from '@/lib/core/unit-of-work';
import { lockPolicy } from '../lock-policy';
import { findPolicyDraft } from '../queries/find-policy-draft';
import { listPolicyVersions } from '../queries/list-policy-versions';
import { parsePolicy } from '../rules/parse-policy';

/**
 * Keeps the policy being written. A draft that waited for its time does so no longer: what it says has changed.
 * @param input.seen the revision the writer began from, 0 where there was no draft
 * @throws AppError INVALID naming each mistake, CONFLICT (`reason: draft`) where somebody saved it meanwhile
 */
export async function savePolicyDraft(
  ctx: Ctx,
  input: { document: unknown; seen: number },
): Promise<{ revision: number }> {
  const document = parsePolicy(input.document);
  await lockPolicy(ctx);
  const before = await findPolicyDraft(ctx);
  if ((before?.revision ?? 0) !== input.seen)
    throw new AppError('CONFLICT', 'The draft was saved by somebody else meanwhile.', { reason: 'draft' });
  const [newest] = await listPolicyVersions(ctx, { limit: 1 });
  const row = {
    document,
    // A draft that was overtaken and is written on has been seen beside the newest version.
    baseVersion: newest?.version ?? 0,
    revision: input.seen + 1,
    publishAt: null,
    problem: null,
    savedBy: actorKey(ctx.actor),
    savedAt: ctx.now,
  };
  await ctx.db
    .insert(policyDrafts)
    .values({ shopId: ctx.shopId, ...row })
    .onConflictDoUpdate({ target: policyDrafts.shopId, set: row });
  await recordAudit(ctx, { action: 'policy.drafted', entity: 'policy', entityId: 'draft' });
  return { revision: row.revision };
}
