import { formatMoney, type Money } from '@/lib/core/money';
import { oneLine } from '@/lib/tracking/rules/goods';
import { CONSOLE_LOCALE } from '../constants';

export const sayMoney = (money: Money): string => formatMoney(money, CONSOLE_LOCALE);

/** Sums of several currencies side by side, largest first: "€1,204.00 + $40.00". Null for none. */
export function saySums(sums: readonly Money[]): string | null {
  const shown = sums.filter((sum) => sum.amount > 0).sort((a, b) => b.amount - a.amount);
  return shown.length === 0 ? null : shown.map(sayMoney).join(' + ');
}

/** The shopper's name, else the front of the address, else a word. */
export function sayCustomer(customer: { name: string | null; email: string }): string {
  return oneLine(customer.name, 60) || oneLine(customer.email.split('@')[0], 60) || 'A shopper';
}

/** "Mila" of "Mila Hartmann"; a name in a script without spaces stays whole. */
export const firstName = (name: string): string => oneLine(name, 60).split(' ')[0] || name;

type Titled = { title: string; variantTitle?: string | null; quantity: number };

const ONE_SIZE = new Set(['default title', 'default', 'one size']);

/** "Derby Elbe, 42" */
export function sayLine({ title, variantTitle }: Pick<Titled, 'title' | 'variantTitle'>): string {
  const variant = oneLine(variantTitle, 40);
  const name = oneLine(title, 60) || 'Something';
  return variant && !ONE_SIZE.has(variant.toLowerCase()) && !name.endsWith(variant) ? `${name}, ${variant}` : name;
}

/** "Derby Elbe, 42", "2 × Soba cup", "Derby Elbe, 42 and 2 more". */
export function sayGoods(lines: readonly Titled[]): string {
  const [first, ...rest] = lines;
  if (!first) return 'An order';
  const name = first.quantity > 1 ? `${first.quantity} × ${sayLine(first)}` : sayLine(first);
  const more = rest.reduce((sum, line) => sum + line.quantity, 0);
  return more > 0 ? `${name} and ${more} more` : name;
}

/** "out_of_stock" → "Out of stock", for codes that a policy gives no name. */
export const sayCode = (code: string): string => {
  const text = code.replaceAll('_', ' ').trim();
  return text.charAt(0).toUpperCase() + text.slice(1);
};

/** A policy's label in the console's language, else in any, else its code read out. */
export function sayReason(
  code: string | null,
  reasons: readonly { code: string; label: Record<string, string> }[],
): string | null {
  if (!code) return null;
  const label = reasons.find((one) => one.code === code)?.label;
  return label?.[CONSOLE_LOCALE] ?? Object.values(label ?? {})[0] ?? sayCode(code);
}

/** A small number as a word at the beginning of a sentence: "Four people", "31 parcels". */
export function sayCount(count: number): string {
  return (
    ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten', 'Eleven', 'Twelve'][count] ??
    count.toLocaleString(CONSOLE_LOCALE)
  );
}

/** The first so many characters of what somebody wrote, on one line. */
export const quote = (text: string | null, max = 140): string | null => oneLine(text, max) || null;
