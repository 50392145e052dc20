import { WITHDRAWAL_EXCEPTIONS, type WithdrawalException } from '../constants';
import type { RuleOutcome } from './apply-rules';

export type StandingException = {
  /** null: exempt, and nobody said which exception it is. */
  code: WithdrawalException | null;
  /** Nobody can withdraw from it. Else only who has unsealed or mixed it cannot, which is seen once it is back. */
  isExempt: boolean;
  rule?: string;
};

/** Whether an exception holds by what was sold: nothing the shopper did or left undone makes a difference. */
export const isSoldExempt = (code: WithdrawalException | null | undefined): boolean =>
  code != null && WITHDRAWAL_EXCEPTIONS[code].when === 'sold';

/**
 * The exception of the law (Directive 2011/83/EU, article 16) a line falls under: as its order says, else by the shop's
 * rules.
 */
export function exceptionOf(
  line: { withdrawal_exempt?: boolean | null; withdrawal_exception?: WithdrawalException | null },
  rules: Pick<RuleOutcome, 'find'>,
): StandingException | null {
  const said = line.withdrawal_exception ?? null;
  if (said || line.withdrawal_exempt)
    return { code: said, isExempt: Boolean(line.withdrawal_exempt) || isSoldExempt(said) };
  const ruling = rules.find('withdrawal_exception');
  if (!ruling) return null;
  return { code: ruling.action.code, isExempt: isSoldExempt(ruling.action.code), rule: ruling.rule };
}
