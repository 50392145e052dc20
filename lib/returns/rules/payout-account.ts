import type { ReturnStatus } from '../constants';

/** Where a refund goes that no card takes: as the shopper wrote it, spaces tidied. */
export type PayoutAccount = { holder: string; account: string };

const OVER: readonly ReturnStatus[] = ['rejected', 'cancelled', 'expired', 'completed'];

/**
 * Whether the shopper is asked where their money should go: some is to be paid out by hand, because the order was paid
 * where nothing can be given back, or because what was given back has come back.
 * @param facts.payout minor units that are promised beside what comes off an invoice, and not paid yet
 */
export function wantsAccount(facts: {
  status: ReturnStatus;
  paidBy: string | null;
  hasBounced: boolean;
  payout: number;
}): boolean {
  if (OVER.includes(facts.status) || facts.payout <= 0) return false;
  return facts.paidBy !== null || facts.hasBounced;
}

const IBAN = /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/;

/** The check digits of ISO 13616: the letters as numbers, the first four characters last, modulo 97. */
export function isIban(text: string): boolean {
  if (!IBAN.test(text)) return false;
  const digits = (text.slice(4) + text.slice(0, 4)).replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0) === 1;
}

/**
 * What a shopper wrote, or which field is to be looked at again. What begins as an IBAN must be one; else there is an
 * account number in it somewhere, with whatever their country's banks need beside.
 */
export function readAccount(fields: { holder?: string; account?: string }): PayoutAccount | ('holder' | 'account')[] {
  const tidy = (text = '') => text.normalize('NFKC').replace(/\s+/g, ' ').trim();
  const holder = tidy(fields.holder).slice(0, 140);
  const written = tidy(fields.account).slice(0, 140);
  const packed = written.replace(/[\s.-]/g, '').toUpperCase();
  const looksLikeIban = /^[A-Z]{2}\d{2}/.test(packed);
  const account = looksLikeIban ? packed.replace(/(.{4})(?=.)/g, '$1 ') : written;
  const isGood = looksLikeIban ? isIban(packed) : written.replace(/\D/g, '').length >= 5;
  const wrong = [...(holder.length >= 2 ? [] : ['holder' as const]), ...(isGood ? [] : ['account' as const])];
  return wrong.length > 0 ? wrong : { holder, account };
}

/** The last characters of an account, for both sides to know it by. */
export const endingOf = ({ account }: PayoutAccount): string => account.replace(/[^\p{L}\p{N}]/gu, '').slice(-4);
