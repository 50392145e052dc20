import type { ReturnStatus } from '@/lib/returns/constants';
import type { ReturnPlace } from '../constants';
import type { ReturnRow, Thumb } from '../types';
import { returnBadge, sayResolution } from './return-words';
import { quote, sayCustomer, sayGoods, sayMoney, sayReason } from './say-things';
import { sayAge } from './say-time';

export type ReturnRowFacts = {
  id: string;
  number: string;
  status: ReturnStatus;
  place: ReturnPlace;
  since: string;
  currency: string;
  /** What may still be paid for it, minor units. */
  remaining: number;
  awaited: number;
  damaged: number;
  customerName: string | null;
  customerEmail: string;
  lines: {
    title: string;
    variantTitle: string | null;
    quantity: number;
    imageUrl: string | null;
    reason: string | null;
    comment: string | null;
    resolution: string;
    exchangeTitle: string | null;
  }[];
};

/** A return that waits longer than this is told in another colour. */
const OLD_DAYS = { waiting: 2, travelling: 14, arrived: 2, refund: 3, done: Number.POSITIVE_INFINITY };

/** One return as a face of a problem: who, what, what is the matter, what they would like, since when. */
export function returnRow(
  facts: ReturnRowFacts,
  options: { shop: string; now: Date; reasons: readonly { code: string; label: Record<string, string> }[] },
): ReturnRow {
  const since = new Date(facts.since);
  return {
    id: facts.id,
    number: facts.number,
    href: `/console/${options.shop}/returns/${facts.id}`,
    who: sayCustomer({ name: facts.customerName, email: facts.customerEmail }),
    goods: sayGoods(facts.lines),
    problem: problemOf(facts, options.reasons),
    wish: wishOf(facts),
    badge: returnBadge(facts.status, facts.place),
    age: sayAge(since, options.now),
    isOld: options.now.getTime() - since.getTime() > OLD_DAYS[facts.place] * 86_400_000,
    thumbs: facts.lines.slice(0, 3).map((line): Thumb => ({ url: line.imageUrl, title: line.title })),
  };
}

function problemOf(facts: ReturnRowFacts, reasons: readonly { code: string; label: Record<string, string> }[]): string {
  if (facts.place === 'refund' && facts.damaged > 0)
    return `${facts.damaged} came damaged: decide what it is still worth.`;
  if (facts.place === 'arrived' && facts.status === 'received' && facts.awaited === 0)
    return 'Checked in, nothing left to pay: close it.';
  if (facts.place === 'arrived' && facts.status !== 'received')
    return 'The courier has delivered it. Check what is inside.';
  const [first] = facts.lines;
  const reason = sayReason(first?.reason ?? null, reasons);
  const comment = quote(facts.lines.find((line) => line.comment)?.comment ?? null, 120);
  if (reason && comment) return `${reason}: “${comment}”`;
  return reason ?? (comment ? `“${comment}”` : 'No reason given.');
}

function wishOf(facts: ReturnRowFacts): string {
  const wishes = new Set(facts.lines.map((line) => line.resolution));
  const money = facts.remaining > 0 ? sayMoney({ amount: facts.remaining, currency: facts.currency }) : null;
  if (wishes.size > 1) return money ? `Several wishes, ${money}` : 'Several wishes';
  const [first] = facts.lines;
  if (!first) return money ?? '';
  if (first.resolution === 'refund') return money ? `${money} back` : 'Money back';
  if (first.resolution === 'store_credit') return money ? `${money} as credit` : 'Store credit';
  return sayResolution(first.resolution, facts.lines.length === 1 ? first.exchangeTitle : null);
}
