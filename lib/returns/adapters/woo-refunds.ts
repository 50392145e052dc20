import { decimalString } from '@/lib/core/money';
import type { SafeRequest } from '@/lib/core/safe-fetch';
import type { CredentialsOf } from '../rules/refund-credentials';
import { askPlatform, RefundRefused } from './ask-platform';
import type { RefundProvider } from './refund-provider';

type Refund = { id: number; reason?: string | null; meta_data?: { key: string; value: unknown }[] };

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
  const search = async (order: string, isWanted: (refund: Refund) => boolean): Promise<string | null> => {
    for (let page = 1; ; page++) {
      const refunds = (await askPlatform(`${refundsOf(order)}?per_page=${PAGE}&page=${page}`, {
        headers,
        permitted,
      })) as Refund[];
      if (!Array.isArray(refunds)) throw new RefundRefused('WooCommerce did not answer with refunds.');
      const found = refunds.find(isWanted);
      if (found) return String(found.id);
      if (refunds.length < PAGE) return null;
    }
  };
  return {
    name: 'woocommerce',
    // PHP gives up on a request after minutes at most; a gateway it waits for does so before.
    settlesWithinSeconds: 300,
    find: ({ key: wanted, orderExternalId }) =>
      search(
        orderExternalId,
        ({ reason, meta_data }) =>
          meta_data?.some((meta) => meta.key === MARK && meta.value === wanted) || reason?.includes(wanted) || false,
      ),
    // Gateways that take a refund back have WooCommerce delete it.
    bounced: async ({ orderExternalId }, reference) =>
      (await search(orderExternalId, ({ id }) => String(id) === reference))
        ? null
        : 'WooCommerce has the refund no more.',
    refund: async ({ key: ours, amount, currency, orderExternalId, returnNumber }) => {
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
      return String(refund.id);
    },
  };
}
