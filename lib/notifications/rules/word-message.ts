import { sayCode } from '@/lib/console/rules/say-things';
import { sayStamp } from '@/lib/console/rules/say-time';
import type { Tone } from '@/lib/console/types';
import type { NotificationState } from '../constants';
import type { NotificationSummary } from '../queries/list-notifications';

/** Already worded: components lay it out and reckon nothing. */
export type MessageRow = {
  id: string;
  href: string;
  /** "Out for delivery" */
  about: string;
  /** The mail's subject once it has one. */
  subject: string | null;
  to: string;
  order: string | null;
  state: NotificationState;
  badge: { tone: Tone; label: string };
  /** Why it is where it is, as a sentence; null where the badge says it all. */
  why: string | null;
  stamp: string;
  at: string;
};

const ABOUT: Record<string, string> = {
  'shipment.shipped': 'On its way',
  'shipment.out_for_delivery': 'Out for delivery',
  'shipment.delivered': 'Delivered',
  'shipment.late': 'Later than planned',
  'return.confirmed': 'Return confirmed',
  'return.approved': 'Return approved',
  'return.rejected': 'Return refused',
  'return.refunded': 'Money is back',
  'return.refund_bounced': 'Refund came back',
  'return.question': 'A question about a return',
  'return.expiring': 'Reminder to send back',
  'return.expired': 'A return ran out',
  'return.hand_over': 'Reminder to hand over',
  'return.deposit_kept': 'Deposit kept',
  'payment.asked': 'Asked to pay',
  'payment.reminded': 'Reminded to pay',
  'payment.received': 'Payment received',
  'payment.lapsed': 'Not paid in time',
  'payment.refunded': 'Payment given back',
  'credit.granted': 'Store credit given',
  'credit.expiring': 'Store credit ends soon',
  'credit.expired': 'Store credit has ended',
  'order.restocked': 'Back in stock',
  'report.received': 'A problem was reported',
  'report.question': 'A question about a report',
  'report.accepted': 'A report settled',
  'report.rejected': 'A report declined',
  'order.message': 'A word from you',
  'order.link': 'A fresh link',
  'order.withdrawal': 'Withdrawal received',
  'order.draft': 'A return begun',
  'order.code': 'A code before a change',
  'order.delivery_confirmed': 'Delivery change agreed',
  'order.delivery_refused': 'Delivery change declined',
};
/** What an event is called on screen. */
export const sayEvent = (event: string): string => ABOUT[event] ?? sayCode(event.split('.').at(-1) ?? event);

export const STATE_BADGES: Record<NotificationState, { tone: Tone; label: string }> = {
  queued: { tone: 'moving', label: 'Going out' },
  sent: { tone: 'done', label: 'Sent' },
  failed: { tone: 'problem', label: 'Refused' },
  dropped: { tone: 'calm', label: 'Held back' },
};

const HELD_BACK: Record<string, string> = {
  too_old: 'By the time it could go out it was old news.',
  overtaken: 'The parcel or return had moved on, so it would no longer have been true.',
  return_over: 'The return had ended before it could go out.',
  nothing_to_tell: 'There was nothing left to tell.',
  erased: 'The shopper’s data was erased.',
};

const REFUSED: Record<string, string> = {
  not_made: 'The mail could not be written. That is a fault of ours; the log knows more.',
  bad_address: 'The address is not one that mail can go to.',
};

/** Why a message is where it is, in a sentence. */
export function sayWhy(row: Pick<NotificationSummary, 'state' | 'attempts' | 'lastError'>): string | null {
  const { state, attempts, lastError } = row;
  switch (state) {
    case 'sent':
      return null;
    case 'dropped':
      return HELD_BACK[lastError ?? ''] ?? 'It was no longer worth sending.';
    case 'failed':
      return REFUSED[lastError ?? ''] ?? `The mail server would not take it: ${lastError ?? 'no reason given'}`;
    case 'queued':
      return lastError === null
        ? null
        : `${attempts === 1 ? 'One try' : `${attempts} tries`} so far, the next within ten minutes. ${lastError}`;
  }
}

export type Addressed = { number: string; customerName: string | null };

/** A message as the outbox words it. */
export function wordMessage(
  row: NotificationSummary,
  order: Addressed | null,
  { shop, zone, now }: { shop: string; zone: string; now: Date },
): MessageRow {
  return {
    id: row.id,
    href: `/console/${shop}/notifications/${row.id}`,
    about: sayEvent(row.event),
    subject: row.subject,
    to: order?.customerName || row.recipient,
    order: order?.number ?? null,
    state: row.state,
    badge: STATE_BADGES[row.state],
    why: sayWhy(row),
    stamp: sayStamp(row.createdAt, zone, now),
    at: row.createdAt.toISOString(),
  };
}
