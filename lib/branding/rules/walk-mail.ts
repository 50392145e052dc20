import type { NotificationEvent } from '@/lib/notifications/constants';
import type { MailFacts } from '@/lib/notifications/types';
import type { WizardFacts } from '@/lib/returns/rules/wizard-facts';
import { walkOrder } from './walk-order';
import { walkReturn } from './walk-return';
import type { OrderState } from './walk-steps';
import { WALK_EMAIL, WALK_NUMBER, WALK_RETURN, type WalkWorld, walkId } from './walk-world';

const MAIL_STATES: Partial<Record<NotificationEvent, OrderState>> = {
  'shipment.shipped': 'in_transit',
  'shipment.late': 'late',
  'shipment.out_for_delivery': 'out_for_delivery',
  'shipment.delivered': 'delivered',
};

/** Everything a mail of the walk says, as one that is sent would have read it. */
export function walkMail(
  world: WalkWorld,
  facts: WizardFacts,
  input: { event: NotificationEvent; shop: MailFacts['shop']; brand: MailFacts['brand']; declaration: string | null },
): MailFacts {
  const { event } = input;
  const { now, place } = world;
  const state = MAIL_STATES[event];
  const order = walkOrder(world, state ?? 'delivered');
  const [parcel] = order.shipments;
  const isReturn = event.startsWith('return.');
  const read = isReturn
    ? walkReturn(
        world,
        facts,
        event === 'return.rejected' ? 'rejected' : event === 'return.refunded' ? 'completed' : 'approved',
      )
    : null;
  const { refund_total: refund, credit_total: credit } = read?.quote.money ?? {};
  const back = read?.lines[0];
  return {
    notification: {
      id: walkId.mail,
      event,
      locale: world.locale,
      recipient: WALK_EMAIL,
      state: 'queued',
      attempts: 0,
      data: {
        occurredAt: now.toISOString(),
        ...(input.declaration && { declaration: input.declaration, reference: WALK_RETURN }),
      },
    },
    shop: input.shop,
    brand: input.brand,
    order: {
      id: walkId.order,
      number: WALK_NUMBER,
      currency: world.currency,
      customerName: order.order.customerName,
      country: place.country,
      address: {
        country: place.country,
        postal_code: place.postalCode,
        city: place.city,
      } as MailFacts['order']['address'],
      isGift: world.walker === 'gift',
    },
    shipment: state && parcel ? { ...parcel, checkAt: parcel.checkAt } : null,
    return: read && {
      ...read.row,
      id: walkId.back,
      quotedRefund: refund?.amount ?? 0,
      quotedCredit: credit?.amount ?? 0,
      dueFromShopper: 0,
      isRecipients: world.walker === 'gift',
      createdAt: read.row.createdAt.toISOString(),
      expiresAt: read.row.expiresAt?.toISOString() ?? null,
    },
    refund:
      event === 'return.refunded' && refund && credit
        ? {
            kind: credit.amount > 0 ? 'credit' : 'refund',
            amount: credit.amount > 0 ? credit : refund,
            reference: null,
          }
        : null,
    items: order.lines
      .filter((line) => !back || line.externalId === back.externalId)
      .map((line) => ({
        lineId: line.id,
        title: line.title,
        variantTitle: line.variantTitle,
        quantity: 1,
        imageUrl: line.imageUrl,
        careTips: line.careTips,
      })),
    waiting: [],
  };
}
