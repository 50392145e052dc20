import { decimalString } from '@/lib/core/money';
import type { SafeRequest } from '@/lib/core/safe-fetch';
import { minorUnits } from '../rules/minor-units';
import type { CredentialsOf } from '../rules/refund-credentials';
import { refundShares } from '../rules/refund-shares';
import { askPlatform, RefundPostponed, RefundRefused, RefundUnclear } from './ask-platform';
import type { Paid, RefundProvider, RefundRequest } from './refund-provider';

/** The newest version whose refunds demand an idempotency key. */
const VERSION = '2026-07';

type Amount = { presentmentMoney: { amount: string; currencyCode: string } };
type Transaction = {
  id: string;
  kind: string;
  status: string;
  gateway: string;
  parentTransaction: { id: string } | null;
  amountSet: Amount;
};
type Refund = {
  id: string;
  note: string | null;
  transactions?: { nodes: { kind: string; status: string; amountSet: Amount }[] };
};
type Order = { id: string; refunds: Refund[]; transactions: Transaction[] };

const REFUND =
  'id note transactions(first: 20) { nodes { kind status amountSet { presentmentMoney { amount currencyCode } } } }';

const READ = `query Refunds($id: ID!) { order(id: $id) { id refunds(first: 250) { ${REFUND} }
  transactions(first: 250) { id kind status gateway parentTransaction { id } amountSet { presentmentMoney { amount currencyCode } } } } }`;

const PAY = `mutation Refund($input: RefundInput!, $key: String!) { refundCreate(input: $input) @idempotent(key: $key) {
  refund { ${REFUND} } userErrors { field message } } }`;

/** The mark by which a refund is known again; Shopify keeps it with the refund, for staff to read. */
const noteOf = ({ returnNumber, key }: RefundRequest) => `Return ${returnNumber} (${key})`;

/** As webhooks and the REST order name it. */
const numberOf = (gid: string) => gid.split('/').at(-1) ?? gid;

/** Refunds through the GraphQL Admin API, to the payments the order was paid with; a gift card comes last. */
export function shopifyRefunds(
  { url, token }: CredentialsOf<'shopify'>,
  permitted?: SafeRequest['permitted'],
): RefundProvider {
  const ask = async (query: string, variables: object, isPayment: boolean) => {
    const answer = (await askPlatform(`${url}/admin/api/${VERSION}/graphql.json`, {
      method: 'POST',
      headers: { 'x-shopify-access-token': token },
      body: { query, variables },
      permitted,
    }).catch((error: unknown) => {
      // A question asked twice is no harm.
      throw !isPayment && error instanceof RefundUnclear ? new RefundPostponed(error.message) : error;
    })) as { data?: Record<string, unknown>; errors?: { message: string; extensions?: { code?: string } }[] };
    const [error] = answer.errors ?? [];
    if (error?.extensions?.code === 'THROTTLED') throw new RefundPostponed('Shopify is throttling.', 5);
    if (error && isPayment && error.extensions?.code === 'INTERNAL_SERVER_ERROR')
      throw new RefundUnclear(error.message);
    if (error) throw new RefundRefused(error.message);
    return answer.data ?? {};
  };
  const read = async ({ orderExternalId }: RefundRequest) => {
    const id = orderExternalId.startsWith('gid://') ? orderExternalId : `gid://shopify/Order/${orderExternalId}`;
    const { order } = (await ask(READ, { id }, false)) as { order?: Order | null };
    if (!order) throw new RefundRefused('Shopify has no such order.');
    return order;
  };
  return {
    name: 'shopify',
    settlesWithinSeconds: 120,
    find: async (request) => {
      const found = (await read(request)).refunds.find(({ note }) => note?.includes(request.key));
      return found ? paid(found, request) : null;
    },
    standing: async (request, reference) => {
      const known = (await read(request)).refunds.find(({ id }) => numberOf(id) === reference);
      return known ? { moved: paid(known, request).moved, reason: 'Shopify says that it failed.' } : null;
    },
    refund: async (request) => {
      const order = await read(request);
      const shares = refundShares(payments(order, request.currency), request.amount);
      if (!shares) throw new RefundRefused('The order’s payments have less left than that.');
      const data = (await ask(
        PAY,
        {
          key: request.key,
          input: {
            orderId: order.id,
            note: noteOf(request),
            notify: false,
            currency: request.currency,
            transactions: shares.map(({ id, gateway, amount }) => ({
              orderId: order.id,
              parentId: id,
              gateway,
              kind: 'REFUND',
              amount: decimalString({ amount, currency: request.currency }),
            })),
          },
        },
        true,
      )) as { refundCreate?: { refund: Refund | null; userErrors: { message: string }[] } | null };
      const { refund, userErrors = [] } = data.refundCreate ?? { refund: null };
      if (refund) return paid(refund, request);
      if (userErrors.length > 0) throw new RefundRefused(userErrors.map(({ message }) => message).join(' '));
      throw new RefundUnclear('Shopify answered neither a refund nor an error.');
    },
  };
}

/** What of a refund has gone back or is on its way: of its shares, one a payment, some may have failed. */
function paid({ id, transactions }: Refund, { amount, currency }: RefundRequest): Paid {
  const shares = transactions?.nodes.filter(({ kind }) => kind === 'REFUND') ?? [];
  const moved = shares
    .filter(({ status, amountSet }) => !LOST.includes(status) && amountSet.presentmentMoney.currencyCode === currency)
    .reduce((sum, { amountSet }) => sum + minorUnits(amountSet.presentmentMoney.amount, currency), 0);
  return { reference: numberOf(id), moved: shares.length > 0 ? moved : amount };
}

const LOST = ['FAILURE', 'ERROR'];

/** What was taken, by payment, less what went back to it. */
function payments({ transactions }: Order, currency: string) {
  const done = transactions.filter(
    ({ status, amountSet }) => status === 'SUCCESS' && amountSet.presentmentMoney.currencyCode === currency,
  );
  const worth = ({ amountSet }: Transaction) => minorUnits(amountSet.presentmentMoney.amount, currency);
  return done
    .filter(({ kind }) => kind === 'SALE' || kind === 'CAPTURE')
    .map((payment) => ({
      id: payment.id,
      gateway: payment.gateway,
      isLast: payment.gateway === 'gift_card',
      left:
        worth(payment) -
        done
          .filter(({ kind, parentTransaction }) => kind === 'REFUND' && parentTransaction?.id === payment.id)
          .reduce((sum, refund) => sum + worth(refund), 0),
    }));
}
