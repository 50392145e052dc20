import { returnToken } from '@/lib/access/return-link';
import { env } from '@/lib/core/env';
import { withoutPersonalData } from '@/lib/core/log';
import { type Gate, inShop } from '@/lib/core/unit-of-work';
import { type PaymentProvider, paymentProvider } from '@/lib/payments/adapters/payment-provider';
import { endPayment } from '@/lib/payments/mutations/end-payment';
import { expirePayment } from '@/lib/payments/mutations/expire-payment';
import { notePaymentTrouble } from '@/lib/payments/mutations/note-payment-trouble';
import { recordCheckout } from '@/lib/payments/mutations/record-checkout';
import { settlePayment } from '@/lib/payments/mutations/settle-payment';
import { lockPayment, type Payment } from '@/lib/payments/queries/lock-payment';
import { emailOfOrder, stripeOfShop } from '@/lib/payments/queries/payment-route';
import type { CheckoutRequest, CheckoutState } from '@/lib/payments/types';
import { RefundPostponed, RefundRefused } from '@/lib/returns/adapters/ask-platform';
import { getShop } from '@/lib/shops/queries/get-shop';
import type { ShopTask } from '../task-list';

/** The slowest direct debits take so long to tell. */
const PENDING_DAYS = 14;

/**
 * Takes a payment one step further: opens its checkout, reads back whether it was paid, lets it run out, pays it back.
 * Each step is keyed and read back, so that it may be asked for at any time: by its job, or because the provider sent
 * word.
 */
export const followPayment: ShopTask<'follow-payment'> = async (gate, { paymentId }) => {
  const { payment, contact, credentials, slug, now } = await inShop(gate, async (ctx) => {
    const locked = await lockPayment(ctx, paymentId);
    return {
      payment: locked.payment,
      contact: { returnNumber: locked.row.number, email: await emailOfOrder(ctx, locked.row.orderId) },
      credentials: await stripeOfShop(ctx),
      slug: (await getShop(ctx)).slug,
      now: ctx.now,
    };
  });
  try {
    const provider = paymentProvider(payment.provider, credentials);
    if (provider) await viaProvider(gate, { payment, provider, contact, slug, now });
    else await alone(gate, payment, now);
  } catch (error) {
    const isFinal = error instanceof RefundRefused || error instanceof RangeError;
    const seconds = error instanceof RefundPostponed ? error.seconds : null;
    const reason = withoutPersonalData(String(error)).slice(0, 300);
    await inShop(gate, (ctx) => notePaymentTrouble(ctx, { paymentId, reason, isFinal, seconds }));
  }
};

/** By hand, or the demo's own page: no network, so only time and the way back are left. */
async function alone(gate: Gate, payment: Payment, now: Date): Promise<void> {
  const { id: paymentId, state } = payment;
  if (state === 'open' && payment.expiresAt <= now) return inShop(gate, (ctx) => expirePayment(ctx, { paymentId }));
  // By hand, the shop pays back by hand: its history says so.
  if (state === 'refunding') return inShop(gate, (ctx) => endPayment(ctx, { paymentId }));
}

type Work = {
  payment: Payment;
  provider: PaymentProvider;
  contact: { returnNumber: string; email: string };
  slug: string;
  now: Date;
};

async function viaProvider(gate: Gate, work: Work): Promise<void> {
  const { payment, provider, now } = work;
  const { id: paymentId, reference, paymentReference } = payment;
  const isOver = payment.expiresAt <= now;
  switch (payment.state) {
    case 'opening': {
      if (isOver) return inShop(gate, (ctx) => expirePayment(ctx, { paymentId }));
      const checkout = await provider.open(requestOf(gate, work));
      return inShop(gate, (ctx) => recordCheckout(ctx, { paymentId, checkout }));
    }
    case 'open':
    case 'cancelled':
    case 'expired': {
      if (!reference) return;
      // Who pays while it closes has paid: closing comes first, then reading.
      if (isOver || payment.state !== 'open') await provider.close(reference).catch(ignoreRefusal);
      const read = await provider.read(reference);
      if (read.state === 'paid') {
        await inShop(gate, (ctx) =>
          settlePayment(ctx, { paymentId, paymentReference: read.paymentReference ?? reference }),
        );
      } else if (payment.state === 'open' && isOver && !isPending(read, payment, now))
        await inShop(gate, (ctx) => expirePayment(ctx, { paymentId }));
      else if (payment.state === 'open')
        await inShop(gate, (ctx) =>
          recordCheckout(ctx, {
            paymentId,
            checkout: read.state === 'expired' ? null : { reference, url: payment.url ?? '' },
          }),
        );
      return;
    }
    case 'refunding':
      await provider.refund(paymentReference ?? '', `${paymentId}-refund`);
      return inShop(gate, (ctx) => endPayment(ctx, { paymentId }));
  }
}

/** Who agreed in time and pays by a way that takes days is waited for, within reason. */
const isPending = ({ state }: CheckoutState, { expiresAt }: Payment, now: Date): boolean =>
  state === 'pending' && now.getTime() < expiresAt.getTime() + PENDING_DAYS * 86_400_000;

/** A checkout that is complete cannot be closed; reading it says so. */
function ignoreRefusal(error: unknown): void {
  if (!(error instanceof RefundRefused)) throw error;
}

function requestOf(gate: Gate, { payment, contact, slug, now }: Work): CheckoutRequest {
  return {
    key: `${payment.id}-${payment.attempts}`,
    amount: payment.amount,
    currency: payment.currency,
    title: contact.returnNumber,
    email: contact.email,
    backUrl: `${env().publicUrl}/s/${slug}/returns/${returnToken(gate.shopId, payment.returnId)}/pay?back=1`,
    expiresAt: payment.expiresAt,
    now,
  };
}
