'use server';

import { revalidatePath } from 'next/cache';
import { staffGate } from '@/lib/auth/require-staff';
import { action } from '@/lib/core/action';
import { AppError } from '@/lib/core/errors';
import { listOrderCases, listReturnCases } from '@/lib/returns/queries/list-simulation-cases';
import { addTallies, emptyTally, simulateCase } from '@/lib/returns/rules/simulate-policy';
import { getShop } from '@/lib/shops/queries/get-shop';
import { SIMULATION_BATCH } from './constants';
import { discardPolicyDraft } from './mutations/discard-policy-draft';
import { publishPolicyDraft } from './mutations/publish-policy-draft';
import { putPolicy } from './mutations/put-policy';
import { savePolicyDraft } from './mutations/save-policy-draft';
import { schedulePolicyDraft } from './mutations/schedule-policy-draft';
import { findPolicyDraft } from './queries/find-policy-draft';
import { getPolicy } from './queries/get-policy';
import { readShopClock } from './rules/shop-clock';
import { draftInput, saveDraftInput, savePolicyInput, scheduleDraftInput, simulateDraftInput } from './schema';

const authorize = staffGate('policy:write');
const after = (_: unknown, { shop }: { shop: string }) => revalidatePath(`/console/${shop}/policies`, 'layout');

/** Saves a policy as a new version at once, for orders placed from now on: an earlier one that comes back. */
export const savePolicyAction = action({
  name: 'policy.save',
  input: savePolicyInput,
  authorize,
  run: (ctx, { document, seen }) => putPolicy(ctx, { document, seen }),
  after,
});

export const savePolicyDraftAction = action({
  name: 'policy.draft.save',
  input: saveDraftInput,
  authorize,
  run: (ctx, { document, seen }) => savePolicyDraft(ctx, { document, seen }),
  after,
});

export const discardPolicyDraftAction = action({
  name: 'policy.draft.discard',
  input: draftInput,
  authorize,
  run: (ctx, { revision }) => discardPolicyDraft(ctx, { revision }),
  after,
});

export const publishPolicyDraftAction = action({
  name: 'policy.draft.publish',
  input: draftInput,
  authorize,
  run: (ctx, { revision }) => publishPolicyDraft(ctx, { revision }),
  after,
});

/** Sets the time, told on the shop's own clock. */
export const schedulePolicyDraftAction = action({
  name: 'policy.draft.schedule',
  input: scheduleDraftInput,
  authorize,
  run: async (ctx, { revision, at }) => {
    const { timeZone } = await getShop(ctx);
    await schedulePolicyDraft(ctx, { revision, publishAt: readShopClock(at, timeZone) });
  },
  after,
});

export const unschedulePolicyDraftAction = action({
  name: 'policy.draft.unschedule',
  input: draftInput,
  authorize,
  run: (ctx, { revision }) => schedulePolicyDraft(ctx, { revision, publishAt: null }),
  after,
});

/** Replays the draft over the next few returns or orders: a batch takes well under a second, whatever the shop's size. */
export const simulateDraftAction = action({
  name: 'policy.draft.simulate',
  input: simulateDraftInput,
  authorize,
  run: async (ctx, { revision, part, as_of, skip }) => {
    const draft = await findPolicyDraft(ctx);
    if (draft?.revision !== revision)
      throw new AppError('CONFLICT', 'The draft was saved again meanwhile.', { reason: 'draft' });
    const { document } = await getPolicy(ctx);
    const batch = { asOf: new Date(as_of), skip, limit: SIMULATION_BATCH };
    const { cases, hasMore } = await (part === 'return' ? listReturnCases : listOrderCases)(ctx, batch);
    const tally = cases.map((one) => simulateCase(one, document, draft.document)).reduce(addTallies, emptyTally());
    return { tally, hasMore };
  },
});
