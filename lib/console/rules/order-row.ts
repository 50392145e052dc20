import type { OrderRow, Thumb, Tone } from '../types';
import { type ParcelFacts, type ParcelState, parcelState } from './parcel-state';
import { sayCustomer, sayGoods, sayMoney } from './say-things';
import { sayDate } from './say-time';

export type OrderRowFacts = {
  id: string;
  number: string;
  placedAt: string;
  cancelledAt: string | null;
  shipsBy: string | null;
  currency: string;
  totalPaid: number;
  customerName: string | null;
  customerEmail: string;
  lines: { title: string; variantTitle: string | null; quantity: number; imageUrl: string | null }[];
  /** Outbound parcels. */
  parcels: ParcelFacts[];
  /** Units that no parcel holds yet. */
  unsent: number;
  openReturns: number;
};

const PAIN: Record<Tone, number> = { problem: 4, attention: 3, moving: 2, calm: 1, done: 0 };

/** The state of a whole order: what hurts most of it, else how far it is. */
export function orderState(
  facts: Pick<OrderRowFacts, 'cancelledAt' | 'shipsBy' | 'parcels' | 'unsent'>,
  options: { now: Date; zone: string },
): { badge: { tone: Tone; label: string }; state: string } {
  if (facts.cancelledAt) return { badge: { tone: 'calm', label: 'Cancelled' }, state: '' };
  const states = facts.parcels.map((parcel) => parcelState(parcel, options));
  if (states.length === 0) {
    const isLate = facts.shipsBy !== null && new Date(facts.shipsBy) < options.now;
    return {
      badge: { tone: isLate ? 'attention' : 'calm', label: 'Not sent yet' },
      state: isLate ? `promised for ${sayDate(new Date(facts.shipsBy ?? 0), options.zone, options.now)}` : '',
    };
  }
  const arrived = states.filter((state) => state.arrived).length;
  const open = states.filter((state) => !state.arrived);
  const [worst] = open.toSorted((a, b) => PAIN[b.tone] - PAIN[a.tone] || b.lateDays - a.lateDays);
  if (!worst) {
    const last = states.at(-1) as ParcelState;
    return facts.unsent > 0
      ? { badge: { tone: 'calm', label: `${arrived} arrived` }, state: `${facts.unsent} still to send` }
      : { badge: { tone: 'done', label: 'Delivered' }, state: last.state };
  }
  const several = states.length > 1 ? `${arrived} of ${states.length} arrived` : '';
  return {
    badge: { tone: worst.tone, label: worst.label },
    state: [worst.state, several].filter(Boolean).join(' · '),
  };
}

/** One order as a row: who, what, where it is, what it came to. */
export function orderRow(facts: OrderRowFacts, options: { shop: string; now: Date; zone: string }): OrderRow {
  const { badge, state } = orderState(facts, options);
  const returns = facts.openReturns > 0 ? 'return open' : '';
  return {
    id: facts.id,
    number: facts.number,
    href: `/console/${options.shop}/orders/${facts.id}`,
    who: sayCustomer({ name: facts.customerName, email: facts.customerEmail }),
    goods: sayGoods(facts.lines),
    thumbs: facts.lines.slice(0, 3).map((line): Thumb => ({ url: line.imageUrl, title: line.title })),
    badge,
    state: [state, returns].filter(Boolean).join(' · '),
    total: sayMoney({ amount: facts.totalPaid, currency: facts.currency }),
    placed: sayDate(new Date(facts.placedAt), options.zone, options.now),
  };
}
