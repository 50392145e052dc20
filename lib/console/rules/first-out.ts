import type { PaymentKind } from '@/lib/payments/constants';
import type { Security } from '@/lib/policies/constants';
import { mayForgo } from '@/lib/returns/rules/may-forgo';
import { sayDate } from './say-time';

/** An exchange whose new item goes first, as its console page says it. */
export type FirstOutView = {
  title: string;
  text: string;
  isLate: boolean;
  mayExtend: boolean;
  mayWaive: boolean;
  /** What is at stake, "€79.00". */
  amount: string;
};

type Row = {
  status: string;
  sendsFirst: boolean;
  securedBy: Security | null;
  security: number;
  releasedAt: Date | null;
  handOverBy: Date | null;
  overdueAt: Date | null;
};

/** Where such an exchange stands, and what may be done about it; null for all others and once nothing is at stake. */
export function firstOut(
  row: Row,
  asked: { kind: PaymentKind; expiresAt: Date } | null,
  words: { money: (amount: number) => string; zone: string; now: Date; mayDecide: boolean },
): FirstOutView | null {
  if (!row.sendsFirst || row.security === 0) return null;
  const { money, zone, now, mayDecide } = words;
  const amount = money(row.security);
  const day = (at: Date) => sayDate(at, zone, now);
  const isAwaited = row.status === 'approved' && row.handOverBy !== null;
  return {
    title: row.releasedAt ? `The new one left on ${day(row.releasedAt)}.` : 'The new one goes first.',
    text: textOf(),
    isLate: row.overdueAt !== null,
    mayExtend: mayDecide && mayForgo(row) && isAwaited,
    mayWaive: mayDecide && mayForgo(row) && !['completed', 'received'].includes(row.status),
    amount,
  };

  function textOf(): string {
    if (!row.releasedAt)
      return asked
        ? `It leaves once ${amount} of deposit is paid, asked for until ${day(asked.expiresAt)}.`
        : 'It leaves once you have said yes.';
    if (!isAwaited) return row.status === 'in_transit' ? 'The old one is on its way to you.' : 'The old one is here.';
    const end = row.handOverBy ? day(row.handOverBy) : '';
    if (!row.overdueAt)
      return row.securedBy === 'deposit'
        ? `The old one is to be handed over by ${end}. Their deposit of ${amount} goes back once you check it in.`
        : `The old one is to be handed over by ${end}. After that they are asked to pay ${amount}.`;
    if (row.securedBy === 'deposit')
      return `The old one was due on ${end}. You keep their deposit of ${amount}; it goes back if the old one comes after all.`;
    return asked
      ? `The old one was due on ${end}. They are asked for ${amount} until ${day(asked.expiresAt)}; nothing is charged by itself.`
      : `The old one was due on ${end}. They were asked for ${amount}: is it paid, or what do you do about it?`;
  }
}
