'use server';

import { staffGate } from '@/lib/auth/require-staff';
import { action } from '@/lib/core/action';
import { moveClaim } from './mutations/move-claim';
import { openClaim } from './mutations/open-claim';
import { moveClaimInput, openClaimInput } from './schema';

const authorize = staffGate('orders:write');

export const openClaimAction = action({
  name: 'console.claim.open',
  input: openClaimInput,
  authorize,
  run: (ctx, { shipmentId, kind }) => openClaim(ctx, { shipmentId, kind }),
});

export const moveClaimAction = action({
  name: 'console.claim.move',
  input: moveClaimInput,
  authorize,
  run: (ctx, { shop: _, ...input }) => moveClaim(ctx, input),
});
