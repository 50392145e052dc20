import type { SafeRequest } from '@/lib/core/safe-fetch';
import { askPlatform } from '@/lib/returns/adapters/ask-platform';
import { stripeAmount } from '../rules/stripe-amount';
import type { CheckoutState, Payback, StripeCredentials } from '../types';
import type { PaymentProvider } from './payment-provider';

type Session = {
  id: string;
  url: string | null;
  status: 'open' | 'complete' | 'expired';
  payment_status: 'paid' | 'unpaid' | 'no_payment_required';
  /** Asked for whole where its state matters. */
  payment_intent: string | { id: string; status: string } | null;
};

type Refund = {
  id: string;
  status: 'pending' | 'requires_action' | 'succeeded' | 'failed' | 'canceled' | null;
  amount: number;
  failure_reason?: string | null;
  metadata?: Record<string, string>;
};

const MARK = 'porchlight_refund';

/** Stripe keeps a checkout open for 24 hours at most, and for half an hour at least. */
const LONGEST_MS = 24 * 3_600_000 - 120_000;
const SHORTEST_MS = 31 * 60_000;

/** Stripe Checkout: a hosted page a payment, opened anew where ours outlives it. */
export function stripeCheckout(
  { url, key: secret }: StripeCredentials,
  permitted?: SafeRequest['permitted'],
): PaymentProvider {
  const ask = (path: string, form?: Record<string, string>, key?: string) =>
    askPlatform(`${url}/v1${path}`, {
      method: form ? 'POST' : 'GET',
      headers: { authorization: `Bearer ${secret}`, ...(key && { 'idempotency-key': key }) },
      form,
      permitted,
    });
  const session = (reference: string) => `/checkout/sessions/${encodeURIComponent(reference)}`;
  return {
    name: 'stripe',
    open: async (request) => {
      const { amount, currency, now } = request;
      const ends = Math.min(
        Math.max(request.expiresAt.getTime(), now.getTime() + SHORTEST_MS),
        now.getTime() + LONGEST_MS,
      );
      const opened = (await ask(
        '/checkout/sessions',
        {
          mode: 'payment',
          client_reference_id: request.key,
          ...(request.email && { customer_email: request.email }),
          success_url: request.backUrl,
          cancel_url: request.backUrl,
          expires_at: String(Math.floor(ends / 1000)),
          'line_items[0][quantity]': '1',
          'line_items[0][price_data][currency]': currency.toLowerCase(),
          'line_items[0][price_data][unit_amount]': String(stripeAmount({ amount, currency })),
          'line_items[0][price_data][product_data][name]': request.title,
        },
        request.key,
      )) as Session;
      return { reference: opened.id, url: opened.url ?? request.backUrl };
    },
    read: async (reference): Promise<CheckoutState> => {
      const read = (await ask(`${session(reference)}?expand[]=payment_intent`)) as Session;
      const intent =
        typeof read.payment_intent === 'string' ? { id: read.payment_intent, status: '' } : read.payment_intent;
      return { state: stateOf(read, intent?.status), paymentReference: intent?.id ?? null };
    },
    close: async (reference) => {
      await ask(`${session(reference)}/expire`, {});
    },
    refund: async ({ key, paymentReference, amount, currency }) => {
      const { data } = (await ask(`/refunds?payment_intent=${encodeURIComponent(paymentReference)}&limit=100`)) as {
        data: Refund[];
      };
      const own = data.find(({ metadata }) => metadata?.[MARK] === key);
      if (own) return payback(own);
      const standing = data.filter((one) => !isLost(one));
      const left = stripeAmount({ amount, currency }) - standing.reduce((sum, one) => sum + one.amount, 0);
      // Somebody has sent it back from Stripe's own pages.
      if (standing[0] && left <= 0) return payback(standing[0]);
      const form = { payment_intent: paymentReference, amount: String(left), [`metadata[${MARK}]`]: key };
      return payback((await ask('/refunds', form, key)) as Refund);
    },
    readRefund: async (reference) => payback((await ask(`/refunds/${encodeURIComponent(reference)}`)) as Refund),
  };
}

const isLost = ({ status }: Refund): boolean => status === 'failed' || status === 'canceled';

const payback = (refund: Refund): Payback => ({
  reference: refund.id,
  failure: isLost(refund) ? (refund.failure_reason?.replaceAll('_', ' ') ?? 'Stripe says that it failed.') : null,
});

/** Who agreed to a direct debit has not paid yet; where it was turned down, the page is of no use any more. */
function stateOf({ status, payment_status }: Session, intent: string | undefined): CheckoutState['state'] {
  if (status !== 'complete') return status;
  if (payment_status !== 'unpaid') return 'paid';
  return intent === 'processing' ? 'pending' : 'expired';
}
