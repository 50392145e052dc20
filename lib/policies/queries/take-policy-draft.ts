import type { Ctx } from '@/lib/core/context';
import { AppError, notFound } from '@/lib/core/errors';
import { findPolicyDraft, type PolicyDraft } from './find-policy-draft';

/**
 * The draft as somebody saw it, held until the transaction ends.
 * @throws AppError NOT_FOUND where there is none, CONFLICT (`reason: draft`) where it was saved again meanwhile
 */
export async function takePolicyDraft(ctx: Ctx, revision: number): Promise<PolicyDraft> {
  const draft = await findPolicyDraft(ctx, { lock: true });
  if (!draft) throw notFound('draft');
  if (draft.revision !== revision)
    throw new AppError('CONFLICT', 'The draft was saved again meanwhile.', {
      reason: 'draft',
      revision: draft.revision,
    });
  return draft;
}
