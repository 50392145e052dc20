import { returnToken } from '@/lib/access/return-link';
import { env } from '@/lib/core/env';
import { withoutPersonalData } from '@/lib/core/log';
import { type Gate, inShop } from '@/lib/core/unit-of-work';
import { type PaymentProvider, paymentProvider } from '@/lib/payments/adapters/payment-provider';
import { bouncePayment } from '@/lib/payments/mutations/bounce-payment';
import { endPayment } from '@/lib/payments/mutations/end-payment';
import { expirePayment } from '@/lib/payments/mutations/expire-payment';
import { notePaymentTrouble } from '@/lib/payments/mutations/note-payment-trouble';
import { planPaybackCheck } from '@/lib/payments/mutations/plan-payback-check';
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
  const { payment, contact, credentials, slug, now, isDisputed } = await inShop(gate, async (ctx) => {
    const locked = await lockPayment(ctx, paymentId);
    return {
      payment: locked.payment,
      contact: { returnNumber: locked.row.number, email: await emailOfOrder(ctx, locked.row.orderId) },
      credentials: await stripeOfShop(ctx),
      slug: (await getShop(ctx)).slug,
      now: ctx.now,
      isDisputed: locked.disputedAt !== null,
    };
  });
  // What is decided about the dispute takes it up again.
  if (payment.state === 'refunding' && isDisputed) return;
  if (payment.state === 'refunding' && payment.provider === 'stripe' && !credentials) {
    const reason = 'Stripe is not connected any more: look there whether it went back.';
    await inShop(gate, (ctx) => bouncePayment(ctx, { paymentId, reason }));
    return;
  }
  try {
    const provider = paymentProvider(payment.provider, credentials);
    if (provider) await viaProvider(gate, { payment, provider, contact, slug, now });
    else await alone(gate, payment, now);
  } catch (error) {
    // It has gone back; whether it still stands is asked on its next day.
    if (payment.state === 'refunded') {
      const settledAt = payment.settledAt ?? payment.createdAt;
      await inShop(gate, (ctx) => planPaybackCheck(ctx, { paymentId, settledAt }));
      return;
    }
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
  if (state === 'refunding')
    return inShop(gate, (ctx) => endPayment(ctx, { paymentId, reference: `${payment.provider}-${paymentId}` }));
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
  const { id: paymentId, reference } = payment;
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
      return payBack(gate, work);
    case 'refunded': {
      if (!payment.refundReference) return;
      const { reference: refund, failure } = await provider.readRefund(payment.refundReference);
      if (failure) await inShop(gate, (ctx) => bouncePayment(ctx, { paymentId, reason: failure, reference: refund }));
      else
        await inShop(gate, (ctx) =>
          planPaybackCheck(ctx, { paymentId, settledAt: payment.settledAt ?? payment.createdAt }),
        );
    }
  }
}

/** Sends a payment back once a try; what its provider refuses for good, or has failed at, is a person's. */
async function payBack(gate: Gate, { payment, provider }: Work): Promise<void> {
  const { id: paymentId, paymentReference, amount, chargedBack, currency, refundTries } = payment;
  const key = refundTries > 0 ? `${paymentId}-refund-${refundTries}` : `${paymentId}-refund`;
  const sent = await provider
    .refund({ key, paymentReference: paymentReference ?? '', amount: amount - chargedBack, currency })
    .catch((error: unknown) => {
      if (!(error instanceof RefundRefused)) throw error;
      return { reference: null, failure: withoutPersonalData(error.message).slice(0, 300) };
    });
  const { reference, failure } = sent;
  await inShop(gate, async (ctx) => {
    if (failure) await bouncePayment(ctx, { paymentId, reason: failure });
    else await endPayment(ctx, { paymentId, reference });
  });
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
