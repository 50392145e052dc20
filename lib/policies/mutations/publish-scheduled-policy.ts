import { eq } from 'drizzle-orm';
import { policyDrafts } from '@/db/schema/policies';
import type { Ctx } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { lockPolicy } from '../lock-policy';
import { findPolicyDraft } from '../queries/find-policy-draft';
import { listPolicyVersions } from '../queries/list-policy-versions';
import { putPolicy } from './put-policy';

/**
 * A draft's time has come: it becomes a version, in force from that very moment. One that was saved again, taken off or
 * set to another time is left alone; where somebody saved another version meanwhile it stays a draft that says so,
 * rather than undo their work unseen.
 */
export async function publishScheduledPolicy(ctx: Ctx, input: { revision: number }): Promise<void> {
  await lockPolicy(ctx);
  const draft = await findPolicyDraft(ctx, { lock: true }).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'INVALID') return 'invalid' as const;
    throw error;
  });
  if (draft === 'invalid') return stop(ctx, 'invalid');
  if (!draft || draft.revision !== input.revision || !draft.publishAt || draft.publishAt > ctx.now) return;
  const [newest] = await listPolicyVersions(ctx, { limit: 1 });
  if ((newest?.version ?? 0) !== draft.baseVersion) return stop(ctx, 'overtaken');
  await putPolicy(ctx, { document: draft.document, inForceFrom: draft.publishAt, savedBy: draft.savedBy });
  await ctx.db.delete(policyDrafts).where(eq(policyDrafts.shopId, ctx.shopId));
}

async function stop(ctx: Ctx, problem: 'overtaken' | 'invalid') {
  await ctx.db.update(policyDrafts).set({ publishAt: null, problem }).where(eq(policyDrafts.shopId, ctx.shopId));
}
