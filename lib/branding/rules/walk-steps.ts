import type { NotificationEvent } from '@/lib/notifications/constants';
import type { StepId } from '@/lib/returns/rules/steps';

/** Who walks: what each of them meets is another part of the house. */
export const WALKERS = ['guest', 'gift', 'withdrawal', 'refused'] as const;
export type Walker = (typeof WALKERS)[number];

/** How far the order is. */
export const ORDER_STATES = ['placed', 'label_made', 'in_transit', 'late', 'out_for_delivery', 'delivered'] as const;
export type OrderState = (typeof ORDER_STATES)[number];

/** How far what goes back is. */
export type ReturnState = 'approved' | 'received' | 'completed' | 'rejected';

export type WalkScene =
  | { on: 'order'; state: OrderState }
  | { on: 'lookup' }
  | { on: 'wizard'; step: StepId }
  | { on: 'feedback' }
  | { on: 'withdraw'; step: 'form' | 'confirm' | 'receipt' }
  | { on: 'return'; state: ReturnState }
  | { on: 'mail'; event: NotificationEvent };

export type WalkStep = {
  /** In the address; no step of a walk has another's. */
  id: string;
  /** What happens there, as the merchant reads it. */
  label: string;
  scene: WalkScene;
  /** A sentence of ours that stands there in every language: a message key without placeholders. */
  says: string;
};

const order = (state: OrderState, label: string, says: string): WalkStep => ({
  id: state.replaceAll('_', '-'),
  label,
  scene: { on: 'order', state },
  says,
});
const mail = (event: NotificationEvent, label: string, says: string): WalkStep => ({
  id: `mail-${event.replace(/[._]/g, '-')}`,
  label,
  scene: { on: 'mail', event },
  says,
});
const wizard = (step: StepId, label: string, says: string): WalkStep => ({
  id: `return-${step}`,
  label,
  scene: { on: 'wizard', step },
  says,
});
const goingBack = (state: ReturnState, label: string, says: string): WalkStep => ({
  id: `return-${state}`,
  label,
  scene: { on: 'return', state },
  says,
});

const PLACED = order('placed', 'Ordered', 'page.word.ready');
const DELIVERED = order('delivered', 'Delivered', 'parcel.label.delivered_signed');
const ON_THE_WAY: WalkStep[] = [
  order('label_made', 'Packed', 'parcel.label.label_made'),
  mail('shipment.shipped', 'Mail: on its way', 'mail.shipped.button'),
  order('in_transit', 'On its way', 'parcel.label.on_the_way'),
];
const AT_THE_DOOR: WalkStep[] = [
  order('out_for_delivery', 'On the van', 'parcel.label.on_the_van'),
  mail('shipment.out_for_delivery', 'Mail: out for delivery', 'mail.outForDelivery.button'),
  mail('shipment.delivered', 'Mail: delivered', 'mail.delivered.headline'),
  DELIVERED,
];
const LOOK_UP: WalkStep = {
  id: 'look-up',
  label: 'Finding the order',
  scene: { on: 'lookup' },
  says: 'storefront.lookUp.returnTitle',
};
const ITEMS = wizard('items', 'What goes back', 'storefront.wizard.items');
const WIZARD: WalkStep[] = [
  ITEMS,
  wizard('reasons', 'Why', 'storefront.wizard.reasons'),
  wizard('resolution', 'What makes it right', 'storefront.wizard.resolutions'),
  wizard('method', 'How it travels', 'storefront.wizard.methods'),
  wizard('review', 'Is everything right?', 'storefront.wizard.review'),
];

const WALKS: Record<Walker, readonly WalkStep[]> = {
  guest: [
    PLACED,
    ...ON_THE_WAY,
    mail('shipment.late', 'Mail: later than promised', 'mail.late.button'),
    order('late', 'Later than expected', 'parcel.label.laterThanExpected'),
    ...AT_THE_DOOR,
    LOOK_UP,
    ...WIZARD,
    goingBack('approved', 'Sent in', 'storefront.return.next'),
    mail('return.confirmed', 'Mail: return confirmed', 'mail.confirmed.headline'),
    goingBack('received', 'Arrived with you', 'returns.headline.received'),
    mail('return.refunded', 'Mail: money back', 'mail.refunded.headline'),
    goingBack('completed', 'Paid', 'storefront.return.money'),
  ],
  gift: [
    order('in_transit', 'On its way, no prices', 'page.giftSalutation'),
    DELIVERED,
    ...WIZARD,
    goingBack('approved', 'Sent in', 'storefront.return.next'),
    mail('return.confirmed', 'Mail: return confirmed', 'mail.confirmed.headline'),
    mail('return.refunded', 'Mail: credit', 'mail.refunded.headlineCredit'),
    goingBack('completed', 'Credited', 'storefront.return.items'),
  ],
  withdrawal: [
    DELIVERED,
    {
      id: 'withdraw',
      label: 'Withdrawal',
      scene: { on: 'withdraw', step: 'form' },
      says: 'storefront.withdraw.title',
    },
    {
      id: 'withdraw-confirm',
      label: 'Check and confirm',
      scene: { on: 'withdraw', step: 'confirm' },
      says: 'storefront.withdraw.confirmTitle',
    },
    {
      id: 'withdraw-receipt',
      label: 'Received',
      scene: { on: 'withdraw', step: 'receipt' },
      says: 'storefront.withdraw.doneTitle',
    },
    mail('order.withdrawal', 'Mail: acknowledgement', 'mail.confirmed.headlineWithdrawal'),
    goingBack('approved', 'The way back', 'storefront.return.next'),
    mail('return.refunded', 'Mail: money back', 'mail.refunded.headline'),
    goingBack('completed', 'Paid', 'storefront.return.money'),
  ],
  refused: [
    DELIVERED,
    LOOK_UP,
    { ...ITEMS, label: 'One thing can’t come back', says: 'storefront.wizard.cannot' },
    { id: 'feedback', label: 'Reaching a person', scene: { on: 'feedback' }, says: 'storefront.feedback.title' },
    mail('return.rejected', 'Mail: not accepted', 'mail.rejected.headline'),
    goingBack('rejected', 'Not accepted', 'returns.headline.rejected'),
  ],
};

/** Everything one of them meets, in order: the merchant's walk and the journey that proves it read the same list. */
export const walkOf = (walker: Walker): readonly WalkStep[] => WALKS[walker];
