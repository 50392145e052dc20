import type { ShipmentStatus } from '@/lib/carriers/types';
import type { ReturnStatus } from '@/lib/returns/constants';
import { type NotificationEvent, WORTH_SENDING_HOURS } from '../constants';
import type { MailFacts } from '../types';

/** Why a message is not sent, as its row keeps it. */
export type DropReason = 'too_old' | 'overtaken' | 'return_over' | 'nothing_to_tell';

/** What a parcel must still be (or not have become) for the message to be true when it is read. */
const STILL_TRUE: Partial<Record<NotificationEvent, (status: ShipmentStatus) => boolean>> = {
  'shipment.shipped': (status) => !['out_for_delivery', 'delivered', 'returned'].includes(status),
  'shipment.out_for_delivery': (status) => status === 'out_for_delivery',
  'shipment.delivered': (status) => status === 'delivered',
  'shipment.late': (status) => !['out_for_delivery', 'available_for_pickup', 'delivered', 'returned'].includes(status),
};

const OVER: readonly ReturnStatus[] = ['rejected', 'cancelled', 'expired'];

/**
 * Whether a queued message is still worth sending and still true, seen just before it goes out: hours may have passed
 * since it was queued, or since a person asked for it once more. Null means send.
 */
export function dropReason(
  facts: Pick<MailFacts, 'notification' | 'shipment' | 'return' | 'payment' | 'report'>,
  now: Date,
): DropReason | null {
  const { event, data } = facts.notification;
  const age = now.getTime() - Date.parse(data.resentAt ?? data.occurredAt);
  if (age > WORTH_SENDING_HOURS[event] * 3_600_000) return 'too_old';
  if (event.startsWith('shipment.')) {
    if (!facts.shipment) return 'nothing_to_tell';
    return STILL_TRUE[event]?.(facts.shipment.status) === false ? 'overtaken' : null;
  }
  if (event.startsWith('order.') || event.startsWith('credit.')) return null;
  if (event === 'payment.asked' || event === 'payment.reminded') {
    const state = facts.payment?.state;
    return state === 'opening' || state === 'open' ? null : 'overtaken';
  }
  if (event.startsWith('payment.')) return facts.payment ? null : 'nothing_to_tell';
  if (event.startsWith('report.')) return reportReason(facts);
  if (!facts.return) return 'nothing_to_tell';
  const { status } = facts.return;
  if ((event === 'return.hand_over' || event === 'return.expiring') && status !== 'approved') return 'overtaken';
  if (event === 'return.expired') return status === 'expired' ? null : 'overtaken';
  if (event === 'return.rejected') return status === 'rejected' ? null : 'overtaken';
  return event !== 'return.refunded' && OVER.includes(status) ? 'return_over' : null;
}

/** What a report must still be for a message about it to be true. */
function reportReason({ notification, report }: Pick<MailFacts, 'notification' | 'report'>): DropReason | null {
  if (!report) return 'nothing_to_tell';
  const isOpen = report.state === 'open' || report.state === 'asked';
  if (notification.event === 'report.received') return isOpen ? null : 'overtaken';
  if (notification.event === 'report.question') return report.state === 'asked' ? null : 'overtaken';
  return null;
}

/** Seconds until the next try after so many failed ones: soon at first, never more than ten minutes apart. */
export const retryDelaySeconds = (attempts: number): number => Math.min(600, 15 * 2 ** Math.max(0, attempts - 1));
