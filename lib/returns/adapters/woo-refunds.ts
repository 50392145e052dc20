import { decimalString } from '@/lib/core/money';
import type { SafeRequest } from '@/lib/core/safe-fetch';
import { minorUnits } from '../rules/minor-units';
import type { CredentialsOf } from '../rules/refund-credentials';
import { askPlatform, RefundRefused } from './ask-platform';
import type { Paid, RefundProvider, RefundRequest } from './refund-provider';

type Refund = {
  id: number;
  amount?: string;
  /** False where the shop only wrote it down. */
  refunded_payment?: boolean;
  reason?: string | null;
  meta_data?: { key: string; value: unknown }[];
};

const MARK = '_porchlight_refund';
const PAGE = 100;

/**
 * Refunds through WooCommerce's REST API v3 to the gateway the order was paid with. It knows no idempotency keys, so the
 * refund carries ours as metadata and in its reason, and is looked for by it before every attempt.
 */
export function wooRefunds(
  { url, key, secret }: CredentialsOf<'woocommerce'>,
  permitted?: SafeRequest['permitted'],
): RefundProvider {
  const headers = { authorization: `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}` };
  const refundsOf = (order: string) => `${url}/wp-json/wc/v3/orders/${encodeURIComponent(order)}/refunds`;
  const search = async (order: string, isWanted: (refund: Refund) => boolean): Promise<Refund | null> => {
    for (let page = 1; ; page++) {
      const refunds = (await askPlatform(`${refundsOf(order)}?per_page=${PAGE}&page=${page}`, {
        headers,
        permitted,
      })) as Refund[];
      if (!Array.isArray(refunds)) throw new RefundRefused('WooCommerce did not answer with refunds.');
      const found = refunds.find(isWanted);
      if (found) return found;
      if (refunds.length < PAGE) return null;
    }
  };
  return {
    name: 'woocommerce',
    // PHP gives up on a request after minutes at most; a gateway it waits for does so before.
    settlesWithinSeconds: 300,
    find: async (request) => {
      const found = await search(
        request.orderExternalId,
        ({ reason, meta_data }) =>
          meta_data?.some((meta) => meta.key === MARK && meta.value === request.key) ||
          reason?.includes(request.key) ||
          false,
      );
      return found && paid(found, request);
    },
    // Gateways that take a refund back have WooCommerce delete it.
    standing: async (request, reference) => {
      const known = await search(request.orderExternalId, ({ id }) => String(id) === reference);
      return known
        ? { moved: paid(known, request).moved, reason: 'WooCommerce says that its gateway moved less.' }
        : { moved: 0, reason: 'WooCommerce has the refund no more.' };
    },
    refund: async (request) => {
      const { key: ours, amount, currency, orderExternalId, returnNumber } = request;
      const refund = (await askPlatform(refundsOf(orderExternalId), {
        method: 'POST',
        headers,
        body: {
          amount: decimalString({ amount, currency }),
          reason: `Return ${returnNumber} (${ours})`,
          api_refund: true,
          api_restock: false,
          meta_data: [{ key: MARK, value: ours }],
        },
        permitted,
      })) as unknown as Refund;
      if (!refund.id) throw new RefundRefused('WooCommerce answered without a refund.');
      return paid(refund, request);
    },
  };
}

/** What of a refund has gone back: nothing of one that the gateway was not asked for or did not pay. */
function paid({ id, amount: said, refunded_payment }: Refund, { amount, currency }: RefundRequest): Paid {
  const moved = refunded_payment === false ? 0 : said === undefined ? amount : minorUnits(said, currency);
  return { reference: String(id), moved };
}
