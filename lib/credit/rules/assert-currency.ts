import { AppError } from '@/lib/core/errors';
import type { Money } from '@/lib/core/money';

/** @throws AppError INVALID where an amount is in another currency than the account */
export function assertCurrency(currency: string, amount: Money): void {
  if (amount.currency === currency) return;
  const message = `This store credit is in ${currency}.`;
  throw new AppError('INVALID', message, { errors: [{ path: 'amount.currency', message }] });
}
