import { decimalString } from '@/lib/core/money';
import type { SafeRequest } from '@/lib/core/safe-fetch';
import { minorUnits } from '../rules/minor-units';
import type { CredentialsOf } from '../rules/refund-credentials';
import { askPlatform, RefundRefused, RefundUnclear } from './ask-platform';
import type { RefundProvider, RefundRequest } from './refund-provider';

type Refund = { id: string; amount: number | string; note?: string | null };
type Payment = {
  id: string;
  amount: number | string;
  captured_at?: string | null;
  captures?: { amount: number | string }[];
  refunds?: Refund[];
};
type Order = { payment_collections?: { payments?: Payment[] }[] };

const FIELDS =
  '*payment_collections.payments,*payment_collections.payments.refunds,*payment_collections.payments.captures';

/**
 * Refunds through Medusa 2's admin API, to the one payment of the order that has enough left. It knows no idempotency
 * keys: the refund's note carries ours and is looked for before every attempt. Amounts are decimal there.
 */
export function medusaRefunds(
  { url, key }: CredentialsOf<'medusa'>,
  permitted?: SafeRequest['permitted'],
): RefundProvider {
  const headers = { authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}` };
  const payments = async ({ orderExternalId }: RefundRequest) => {
    const { order } = (await askPlatform(
      `${url}/admin/orders/${encodeURIComponent(orderExternalId)}?fields=${encodeURIComponent(FIELDS)}`,
      { headers, permitted },
    )) as { order?: Order };
    return order?.payment_collections?.flatMap((collection) => collection.payments ?? []) ?? [];
  };
  const marked = (refunds: Refund[] | undefined, wanted: string) => refunds?.find(({ note }) => note?.includes(wanted));
  return {
    name: 'medusa',
    settlesWithinSeconds: 120,
    find: async (request) => {
      const refunds = (await payments(request)).flatMap((payment) => payment.refunds ?? []);
      return marked(refunds, request.key)?.id ?? null;
    },
    bounced: async (request, reference) => {
      const all = await payments(request);
      const isThere = all.some(({ refunds = [] }) => refunds.some(({ id }) => id === reference));
      return all.length === 0 || isThere ? null : 'Medusa has the refund no more.';
    },
    refund: async (request) => {
      const { key: ours, amount, currency, returnNumber } = request;
      const sum = (list: { amount: number | string }[]) =>
        list.reduce((total, one) => total + minorUnits(one.amount, currency), 0);
      const left = (payment: Payment) =>
        (payment.captures?.length
          ? sum(payment.captures)
          : payment.captured_at
            ? minorUnits(payment.amount, currency)
            : 0) - sum(payment.refunds ?? []);
      const payment = (await payments(request)).find((one) => left(one) >= amount);
      if (!payment) throw new RefundRefused('No payment of the order has that much left.');
      const answer = (await askPlatform(`${url}/admin/payments/${encodeURIComponent(payment.id)}/refund`, {
        method: 'POST',
        headers,
        body: { amount: Number(decimalString({ amount, currency })), note: `Return ${returnNumber} (${ours})` },
        permitted,
      })) as { payment?: Payment };
      const refund = marked(answer.payment?.refunds, ours);
      if (!refund) throw new RefundUnclear('Medusa answered without the refund.');
      return refund.id;
    },
  };
}
