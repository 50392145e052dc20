import { eq } from 'drizzle-orm';
import { policyDrafts } from '@/db/schema/policies';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import type { Ctx } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { actorKey } from '@/lib/core/unit-of-work';
import { enqueueJob } from '@/lib/jobs/mutations/enqueue-job';
import { lockPolicy } from '../lock-policy';
import { listPolicyVersions } from '../queries/list-policy-versions';
import { takePolicyDraft } from '../queries/take-policy-draft';

/** Further ahead nobody plans a policy, and a mistyped year is caught. */
const MOST_DAYS_AHEAD = 400;

/**
 * Lets the draft become a version by itself at a time; null lets it wait for a person again.
 * @throws AppError NOT_FOUND, CONFLICT, INVALID for a time that is over or too far ahead
 */
export async function schedulePolicyDraft(
  ctx: Ctx,
  input: { revision: number; publishAt: Date | null },
): Promise<void> {
  const { publishAt } = input;
  await lockPolicy(ctx);
  const draft = await takePolicyDraft(ctx, input.revision);
  if (publishAt) {
    const ahead = publishAt.getTime() - ctx.now.getTime();
    if (!(ahead > 0 && ahead < MOST_DAYS_AHEAD * 86_400_000)) {
      const message = ahead > 0 ? 'This is more than a year ahead.' : 'This time is over.';
      throw new AppError('INVALID', message, { errors: [{ path: 'at', message }] });
    }
    const [newest] = await listPolicyVersions(ctx, { limit: 1 });
    if (newest && newest.version !== draft.baseVersion)
      throw new AppError('CONFLICT', 'Another version was saved meanwhile.', { newest: newest.version });
    await enqueueJob(
      ctx,
      'publish-policy',
      { revision: draft.revision },
      { key: `publish-policy:${ctx.shopId}`, runAt: publishAt },
    );
  }
  await ctx.db
    .update(policyDrafts)
    .set({ publishAt, problem: null, savedBy: actorKey(ctx.actor) })
    .where(eq(policyDrafts.shopId, ctx.shopId));
  await recordAudit(ctx, {
    action: publishAt ? 'policy.scheduled' : 'policy.unscheduled',
    entity: 'policy',
    entityId: 'draft',
    details: publishAt ? { publish_at: publishAt.toISOString() } : undefined,
  });
}
