'use server';

import { revalidatePath } from 'next/cache';
import { staffGate } from '@/lib/auth/require-staff';
import { action } from '@/lib/core/action';
import { moveClaim } from './mutations/move-claim';
import { openClaim } from './mutations/open-claim';
import { moveClaimInput, openClaimInput } from './schema';

const authorize = staffGate('orders:write');
const refresh = (_: unknown, { shop }: { shop: string }) => revalidatePath(`/console/${shop}/claims`, 'layout');

export const openClaimAction = action({
  name: 'console.claim.open',
  input: openClaimInput,
  authorize,
  run: (ctx, { shipmentId, kind }) => openClaim(ctx, { shipmentId, kind }),
  after: refresh,
});

export const moveClaimAction = action({
  name: 'console.claim.move',
  input: moveClaimInput,
  authorize,
  run: (ctx, { shop: _, ...input }) => moveClaim(ctx, input),
  after: refresh,
});
