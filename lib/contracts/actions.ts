'use server';

import { staffGate } from '@/lib/auth/require-staff';
import { action } from '@/lib/core/action';
import { env } from '@/lib/core/env';
import { putContract } from './mutations/put-contract';
import { removeContract } from './mutations/remove-contract';
import { revokeScorecard } from './mutations/revoke-scorecard';
import { shareScorecard } from './mutations/share-scorecard';
import { putContractInput, removeContractInput, revokeInput, shareInput } from './schema';

const authorize = staffGate('carriers:write');

export const putContractAction = action({
  name: 'console.contract.put',
  input: putContractInput,
  authorize,
  run: (ctx, { contract }) => putContract(ctx, { contract }),
});

export const removeContractAction = action({
  name: 'console.contract.remove',
  input: removeContractInput,
  authorize,
  run: (ctx, { contractId }) => removeContract(ctx, { contractId }),
});

export const shareScorecardAction = action({
  name: 'console.scorecard.share',
  input: shareInput,
  authorize,
  run: async (ctx, { carrier, days, openFor }) => {
    const { token } = await shareScorecard(ctx, { carrier, days, openFor });
    return { url: `${env().publicUrl}/scorecards/${token}` };
  },
});

export const revokeScorecardAction = action({
  name: 'console.scorecard.revoke',
  input: revokeInput,
  authorize,
  run: (ctx, { linkId }) => revokeScorecard(ctx, { linkId }),
});
