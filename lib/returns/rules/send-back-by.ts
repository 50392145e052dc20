import type { Policy } from '@/lib/policies/schema';
import { type ReturnKind, WITHDRAWAL_SEND_BACK_DAYS } from '../constants';

const DAY_MS = 86_400_000;

/** Until when the law lets a consumer send back what they withdrew from (Directive 2011/83/EU, article 14(1)). */
export const lawfulSendBackBy = (declaredAt: Date): Date =>
  new Date(declaredAt.getTime() + WITHDRAWAL_SEND_BACK_DAYS * DAY_MS);

/** Until when a return opened now may be handed over, as the policy has it; a withdrawal never has less than the law gives. */
export function sendBackBy(policy: Pick<Policy, 'send_back_days'>, kind: ReturnKind, now: Date): Date {
  const own = new Date(now.getTime() + policy.send_back_days * DAY_MS);
  const lawful = lawfulSendBackBy(now);
  return kind === 'withdrawal' && lawful > own ? lawful : own;
}
