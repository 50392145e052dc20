import type { ReturnKind, ReturnStatus } from '@/lib/returns/constants';
import { LAW_DAYS, type ReturnPlace } from '../constants';
import type { ReturnRow, Thumb } from '../types';
import { returnBadge, sayResolution } from './return-words';
import { quote, sayCustomer, sayGoods, sayMoney, sayReason } from './say-things';
import { sayAge } from './say-time';
import { clockUntil } from './withdrawal-row';

const DAY = 86_400_000;

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
  /** It may travel, and its label could not be bought. */
  unlabelled?: boolean;
  /** A bank was asked to take the order's payment back, and has not decided. */
  disputed?: boolean;
  /** Something about its parcel or what was in it is to be looked at first. */
  cautioned?: boolean;
  kind?: ReturnKind;
  /** When it was asked for. */
  asked?: string;
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
const OLD_DAYS: Record<ReturnPlace, number> = {
  waiting: 2,
  asked: 7,
  held: 5,
  travelling: 14,
  overdue: 0,
  arrived: 2,
  refund: 3,
  failed: 0,
  done: Number.POSITIVE_INFINITY,
};

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
    badge: returnBadge(facts.status, facts.place, facts.disputed),
    age: sayAge(since, options.now),
    isOld: options.now.getTime() - since.getTime() > OLD_DAYS[facts.place] * 86_400_000,
    clock: lawClock(facts, options.now),
    thumbs: facts.lines.slice(0, 3).map((line): Thumb => ({ url: line.imageUrl, title: line.title })),
  };
}

/** How long the law leaves to pay a withdrawal back; null where it asks for nothing more. */
export function lawClock(
  facts: { kind?: ReturnKind; place: ReturnPlace; remaining: number; asked?: string },
  now: Date,
): ReturnRow['clock'] {
  if (facts.kind !== 'withdrawal' || !facts.asked || facts.remaining <= 0 || facts.place === 'done') return null;
  return clockUntil(new Date(Date.parse(facts.asked) + LAW_DAYS * DAY), now);
}

function problemOf(facts: ReturnRowFacts, reasons: readonly { code: string; label: Record<string, string> }[]): string {
  if (facts.kind === 'report' && facts.place !== 'failed') return `Report: ${reportedAs(facts)}`;
  if (facts.place === 'held' && facts.disputed)
    return 'The payment is disputed: nothing is refunded until the bank decides.';
  if (facts.cautioned && facts.place !== 'done')
    return 'Its parcel, or what was in it, is not as it should be: have a look before it is paid.';
  if (facts.place === 'held') return 'Laid aside: nothing is approved or paid.';
  if (facts.place === 'asked') return 'You asked them something; they have not answered yet.';
  if (facts.place === 'failed') return 'The payment did not go through. Look at it and pay again.';
  if (facts.place === 'overdue') return 'The courier has had it for long. Ask where it is.';
  if (facts.unlabelled) return 'Its label could not be bought: they cannot send it yet.';
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

const REPORTED: Record<string, string> = {
  not_arrived: 'it never came.',
  damaged: 'something is broken.',
  missing: 'something is missing.',
  wrong: 'something else came.',
};

/** What of a delivery went wrong, by the code that its settlement carries. */
function reportedAs({ lines }: ReturnRowFacts): string {
  const [first] = lines;
  const said = quote(lines.find((line) => line.comment)?.comment ?? null, 120);
  const kind = REPORTED[first?.reason ?? ''] ?? 'something was wrong with the delivery.';
  return said ? `${kind} “${said}”` : kind;
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
