import type { Policy } from '@/lib/policies/schema';
import { type ReturnKind, WITHDRAWAL_SEND_BACK_DAYS } from '../constants';

/** Until when a return opened now may be handed over, as the policy has it; a withdrawal never has less than the law gives. */
export function sendBackBy(policy: Pick<Policy, 'send_back_days'>, kind: ReturnKind, now: Date): Date {
  const days =
    kind === 'withdrawal' ? Math.max(policy.send_back_days, WITHDRAWAL_SEND_BACK_DAYS) : policy.send_back_days;
  return new Date(now.getTime() + days * 86_400_000);
}
