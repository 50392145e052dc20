/** What a shopper is written about. Each is sent at most once for one parcel, return or refund. */
export const NOTIFICATION_EVENTS = [
  'shipment.shipped',
  'shipment.out_for_delivery',
  'shipment.delivered',
  'shipment.late',
  'return.confirmed',
  'return.approved',
  'return.rejected',
  'return.refunded',
  'return.refund_bounced',
  'return.question',
  'return.expiring',
  'return.expired',
  'return.hand_over',
  'return.deposit_kept',
  'payment.asked',
  'payment.reminded',
  'payment.received',
  'payment.lapsed',
  'payment.refunded',
  'credit.granted',
  'credit.expiring',
  'credit.expired',
  'order.restocked',
  'report.received',
  'report.question',
  'report.accepted',
  'report.rejected',
  'order.message',
  'order.link',
  'order.withdrawal',
  'order.draft',
  'order.code',
  'order.delivery_confirmed',
  'order.delivery_refused',
] as const;
export type NotificationEvent = (typeof NOTIFICATION_EVENTS)[number];

export const NOTIFICATION_STATES = ['queued', 'sent', 'failed', 'dropped'] as const;
export type NotificationState = (typeof NOTIFICATION_STATES)[number];

/** A fresh link is sent at most once in so many minutes, however often it is asked for. */
export const LINK_PAUSE_MINUTES = 20;

/** An event older than this is history, not news: an import of last year's orders writes to nobody. */
export const NEWS_HOURS = 48;

/** How long a message stays worth sending, counted from its event. */
export const WORTH_SENDING_HOURS: Record<NotificationEvent, number> = {
  'shipment.shipped': 48,
  'shipment.out_for_delivery': 12,
  'shipment.delivered': 24,
  'shipment.late': 24,
  'return.confirmed': 7 * 24,
  'return.approved': 7 * 24,
  'return.rejected': 7 * 24,
  'return.refunded': 7 * 24,
  'return.refund_bounced': 7 * 24,
  'return.question': 7 * 24,
  'return.expiring': 24,
  'return.expired': 7 * 24,
  'return.hand_over': 24,
  'return.deposit_kept': 7 * 24,
  'payment.asked': 48,
  'payment.reminded': 24,
  'payment.received': 7 * 24,
  'payment.lapsed': 7 * 24,
  'payment.refunded': 7 * 24,
  'credit.granted': 7 * 24,
  'credit.expiring': 48,
  'credit.expired': 7 * 24,
  'order.restocked': 48,
  'report.received': 48,
  'report.question': 7 * 24,
  'report.accepted': 7 * 24,
  'report.rejected': 7 * 24,
  'order.message': 48,
  'order.link': 1,
  'order.withdrawal': 7 * 24,
  'order.draft': 24,
  'order.code': 0.25,
  'order.delivery_confirmed': 48,
  'order.delivery_refused': 48,
};
