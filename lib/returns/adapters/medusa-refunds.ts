import { decimalString } from '@/lib/core/money';
import type { SafeRequest } from '@/lib/core/safe-fetch';
import { minorUnits } from '../rules/minor-units';
import type { CredentialsOf } from '../rules/refund-credentials';
import { refundShares } from '../rules/refund-shares';
import { askPlatform, RefundRefused, RefundUnclear } from './ask-platform';
import type { Paid, RefundProvider, RefundRequest } from './refund-provider';

type Refund = { id: string; amount: number | string; note?: string | null };
type Payment = {
  id: string;
  provider_id?: string;
  amount: number | string;
  captured_at?: string | null;
  captures?: { amount: number | string }[];
  refunds?: Refund[];
};
type Order = { payment_collections?: { payments?: Payment[] }[] };

const FIELDS =
  '*payment_collections.payments,*payment_collections.payments.refunds,*payment_collections.payments.captures';

/**
 * Refunds through Medusa 2's admin API, to the payments the order was paid with, one after the other. It knows no
 * idempotency keys: each share's note carries ours and is looked for before every attempt. Amounts are decimal there.
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
  const pay = async (payment: { id: string; amount: number }, request: RefundRequest): Promise<Refund> => {
    const { currency, returnNumber } = request;
    const answer = (await askPlatform(`${url}/admin/payments/${encodeURIComponent(payment.id)}/refund`, {
      method: 'POST',
      headers,
      body: {
        amount: Number(decimalString({ amount: payment.amount, currency })),
        note: `Return ${returnNumber} (${request.key})`,
      },
      permitted,
    })) as { payment?: Payment };
    const refund = marked(answer.payment?.refunds ?? [], request)[0];
    if (!refund) throw new RefundUnclear('Medusa answered without the refund.');
    return refund;
  };
  return {
    name: 'medusa',
    settlesWithinSeconds: 120,
    find: async (request) => {
      const all = (await payments(request)).flatMap((payment) => payment.refunds ?? []);
      return paid(marked(all, request), request);
    },
    standing: async (request, reference) => {
      const all = await payments(request);
      const refunds = all.flatMap((payment) => payment.refunds ?? []);
      const ours = refunds.filter((one) => one.id === reference || marked([one], request).length > 0);
      const moved = paid(ours, request)?.moved ?? 0;
      return all.length === 0 ? null : { moved, reason: 'Medusa has the refund no more.' };
    },
    refund: async (request) => {
      const all = (await payments(request)).map((payment) => ({
        id: payment.id,
        gateway: payment.provider_id ?? '',
        isLast: false,
        left: left(payment, request.currency),
      }));
      const enough = all.find((one) => one.left >= request.amount);
      const shares = refundShares(enough ? [enough] : all, request.amount);
      if (!shares) throw new RefundRefused('The order’s payments have less left than that.');
      const done: Refund[] = [];
      for (const share of shares) {
        try {
          done.push(await pay(share, request));
        } catch (error) {
          // What went before it has gone: the rest is owed. Whether this one has, only reading back can tell.
          if (done.length === 0 || error instanceof RefundUnclear) throw error;
          break;
        }
      }
      return paid(done, request) as Paid;
    },
  };
}

const marked = (refunds: readonly Refund[], { key }: RefundRequest) =>
  refunds.filter(({ note }) => note?.includes(key));

const sum = (list: readonly { amount: number | string }[], currency: string) =>
  list.reduce((total, one) => total + minorUnits(one.amount, currency), 0);

/** The first share's name stands for all of them. */
const paid = (refunds: readonly Refund[], { currency }: RefundRequest): Paid | null =>
  refunds[0] ? { reference: refunds[0].id, moved: sum(refunds, currency) } : null;

/** What was taken by a payment, less what went back to it. */
function left(payment: Payment, currency: string): number {
  const taken = payment.captures?.length
    ? sum(payment.captures, currency)
    : payment.captured_at
      ? minorUnits(payment.amount, currency)
      : 0;
  return taken - sum(payment.refunds ?? [], currency);
}
