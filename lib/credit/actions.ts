'use server';

import { staffGate } from '@/lib/auth/require-staff';
import { action } from '@/lib/core/action';
import { clawBackCredit } from './mutations/claw-back-credit';
import { giveCredit } from './mutations/give-credit';
import { giveCreditInput, takeCreditInput } from './schema';

/** Store credit for the shopper of an order, with the reason that the team reads. */
export const giveCreditAction = action({
  name: 'credit.give',
  input: giveCreditInput,
  authorize: staffGate('credit:write'),
  run: (ctx, { orderId, amount, days, note }) => giveCredit(ctx, { orderId, amount, days, note }),
});

/** Takes credit back that was given in error. */
export const takeCreditAction = action({
  name: 'credit.take',
  input: takeCreditInput,
  authorize: staffGate('credit:write'),
  run: (ctx, { accountId, amount, currency, note }) =>
    clawBackCredit(ctx, { accountId, amount: { amount, currency }, note }),
});
