'use server';

import { revalidatePath } from 'next/cache';
import { staffGate } from '@/lib/auth/require-staff';
import { action } from '@/lib/core/action';
import { putPolicy } from './mutations/put-policy';
import { savePolicyInput } from './schema';

/** Saves the policy as a new version, for orders placed from now on. */
export const savePolicyAction = action({
  name: 'policy.save',
  input: savePolicyInput,
  authorize: staffGate('policy:write'),
  run: (ctx, { document, seen }) => putPolicy(ctx, { document, seen }),
  after: (_, { shop }) => revalidatePath(`/console/${shop}/policies`, 'layout'),
});
