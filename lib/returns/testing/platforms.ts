import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What goes wrong with one request: before anything is done, or after it was. */
export type Fault = 'lost_before' | 'lost_after' | 'error_before' | 'error_after' | 'throttled' | null;

export type PlatformRefund = {
  id: string;
  order: string;
  amount: string;
  note: string;
  idempotencyKey: string | null;
  /** The bank sent it back since. */
  bounced?: boolean;
};

export type FakePlatform = {
  url: string;
  refunds: PlatformRefund[];
  /** How often money was asked for, answered or not. */
  calls: () => number;
  close: () => Promise<void>;
};

type Options = {
  /** What each order was paid, in the platform's decimals. */
  paid: string;
  /** Asked before each payment. */
  fault?: () => Fault;
  /** The platform forgets by whom a refund was asked: reading back finds nothing. */
  forgets?: boolean;
};

type Handler = (request: { path: string; body: Record<string, unknown>; headers: IncomingMessage['headers'] }) => {
  isPayment: boolean;
  run: () => { status: number; body: unknown };
};

/** A server on a port of its own that answers as a shop platform does, and fails as one does. */
async function serve(options: Options, make: (refunds: PlatformRefund[]) => Handler): Promise<FakePlatform> {
  const refunds: PlatformRefund[] = [];
  let calls = 0;
  const handle = make(refunds);
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const body = text ? (JSON.parse(text) as Record<string, unknown>) : {};
    const { isPayment, run } = handle({ path: request.url ?? '', body, headers: request.headers });
    if (!isPayment) return answer(response, run());
    calls++;
    const fault = options.fault?.() ?? null;
    if (fault === 'throttled') {
      response.setHeader('retry-after', '2');
      return answer(response, { status: 429, body: { message: 'Too many requests' } });
    }
    if (fault === 'lost_before') return request.socket.destroy();
    if (fault === 'error_before') return answer(response, { status: 502, body: { message: 'Bad gateway' } });
    const result = run();
    if (options.forgets) for (const refund of refunds) refund.note = '';
    if (fault === 'lost_after') return request.socket.destroy();
    if (fault === 'error_after') return answer(response, { status: 504, body: { message: 'Timed out' } });
    answer(response, result);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    refunds,
    calls: () => calls,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

function answer(response: ServerResponse, { status, body }: { status: number; body: unknown }) {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

const sum = (refunds: PlatformRefund[], order: string) =>
  refunds.filter((one) => one.order === order && !one.bounced).reduce((total, { amount }) => total + Number(amount), 0);

/** The GraphQL Admin API: one order per id, paid by card and partly by gift card where `giftCard` says so. */
export const fakeShopify = (options: Options & { giftCard?: string }) =>
  serve(options, (refunds) => ({ body, headers }) => {
    const { query, variables } = body as { query: string; variables: { id?: string; key?: string; input?: never } };
    const money = (amount: string) => ({ presentmentMoney: { amount, currencyCode: 'EUR' } });
    if (headers['x-shopify-access-token'] !== 'shpat_test')
      return { isPayment: false, run: () => ({ status: 401, body: { errors: 'Invalid API key or access token' } }) };
    if (query.startsWith('query')) {
      const order = variables.id ?? '';
      const sale = (id: string, gateway: string, amount: string) => ({
        id,
        kind: 'SALE',
        status: 'SUCCESS',
        gateway,
        parentTransaction: null,
        amountSet: money(amount),
      });
      return {
        isPayment: false,
        run: () => ({
          status: 200,
          body: {
            data: {
              order: order.endsWith('/unknown')
                ? null
                : {
                    id: order,
                    refunds: refunds
                      .filter((one) => one.order === order)
                      .map(({ id, note, bounced }) => ({
                        id,
                        note,
                        transactions: { nodes: [{ kind: 'REFUND', status: bounced ? 'FAILURE' : 'SUCCESS' }] },
                      })),
                    transactions: [
                      ...(options.giftCard
                        ? [sale('gid://shopify/OrderTransaction/1', 'gift_card', options.giftCard)]
                        : []),
                      sale('gid://shopify/OrderTransaction/2', 'shopify_payments', options.paid),
                      { ...sale('gid://shopify/OrderTransaction/3', 'shopify_payments', '999.00'), status: 'FAILURE' },
                    ],
                  },
            },
          },
        }),
      };
    }
    const input = (variables.input ?? {}) as { orderId: string; note: string; transactions: { amount: string }[] };
    return {
      isPayment: true,
      run: () => {
        const known = refunds.find((one) => one.idempotencyKey === variables.key);
        const amount = input.transactions.reduce((total, one) => total + Number(one.amount), 0).toFixed(2);
        const left = Number(options.paid) + Number(options.giftCard ?? 0) - sum(refunds, input.orderId);
        if (!known && Number(amount) > left + 0.001)
          return {
            status: 200,
            body: {
              data: { refundCreate: { refund: null, userErrors: [{ field: null, message: 'Exceeds what is left.' }] } },
            },
          };
        const refund = known ?? {
          id: `gid://shopify/Refund/${9000 + refunds.length}`,
          order: input.orderId,
          amount,
          note: input.note,
          idempotencyKey: options.forgets ? null : (variables.key ?? null),
        };
        if (!known) refunds.push(refund);
        return {
          status: 200,
          body: { data: { refundCreate: { refund: { id: refund.id, note: refund.note }, userErrors: [] } } },
        };
      },
    };
  });

/** WooCommerce's REST API v3, as far as refunds go; it keeps the metadata of a refund. */
export const fakeWoo = (options: Options) =>
  serve(options, (refunds) => ({ path, body, headers }) => {
    const order = /orders\/([^/]+)\/refunds/.exec(path)?.[1] ?? '';
    const isPayment = body.amount !== undefined;
    const view = ({ id, note, amount }: PlatformRefund) => ({
      id: Number(id),
      amount,
      reason: note,
      meta_data: note ? [{ key: '_porchlight_refund', value: /\((.+)\)/.exec(note)?.[1] }] : [],
    });
    if (headers.authorization !== `Basic ${Buffer.from('ck_test:cs_test').toString('base64')}`)
      return {
        isPayment: false,
        run: () => ({
          status: 401,
          body: { code: 'woocommerce_rest_cannot_view', message: 'Sorry, you cannot list resources.' },
        }),
      };
    if (order === 'unknown')
      return {
        isPayment: false,
        run: () => ({ status: 404, body: { code: 'woocommerce_rest_shop_order_invalid_id', message: 'Invalid ID.' } }),
      };
    return {
      isPayment,
      run: () => {
        if (!isPayment) {
          const page = Number(/[?&]page=(\d+)/.exec(path)?.[1] ?? 1);
          const own = refunds.filter((one) => one.order === order && !one.bounced).toReversed();
          return { status: 200, body: own.slice((page - 1) * 100, page * 100).map(view) };
        }
        if (Number(body.amount) > Number(options.paid) - sum(refunds, order) + 0.001)
          return {
            status: 400,
            body: { code: 'woocommerce_rest_invalid_order_refund', message: 'Invalid refund amount.' },
          };
        const refund = {
          id: String(700 + refunds.length),
          order,
          amount: String(body.amount),
          note: String(body.reason),
          idempotencyKey: null,
        };
        refunds.push(refund);
        return { status: 201, body: view(refund) };
      },
    };
  });

/** Medusa 2's admin API: an order with one captured payment. */
export const fakeMedusa = (options: Options) =>
  serve(options, (refunds) => ({ path, body, headers }) => {
    const order = /orders\/([^/?]+)/.exec(path)?.[1] ?? /payments\/pay_([^/]+)/.exec(path)?.[1] ?? '';
    const isPayment = path.endsWith('/refund');
    const payment = () => ({
      id: `pay_${order}`,
      amount: Number(options.paid),
      captured_at: '2026-11-20T10:00:00Z',
      captures: [{ amount: Number(options.paid) }],
      refunds: refunds
        .filter((one) => one.order === order && !one.bounced)
        .map(({ id, amount, note }) => ({ id, amount: Number(amount), note })),
    });
    if (headers.authorization !== `Basic ${Buffer.from('sk_test:').toString('base64')}`)
      return { isPayment: false, run: () => ({ status: 401, body: { message: 'Unauthorized' } }) };
    return {
      isPayment,
      run: () => {
        if (!isPayment)
          return order === 'unknown'
            ? { status: 404, body: { type: 'not_found', message: 'Order id not found' } }
            : { status: 200, body: { order: { id: order, payment_collections: [{ payments: [payment()] }] } } };
        if (Number(body.amount) > Number(options.paid) - sum(refunds, order) + 0.001)
          return {
            status: 400,
            body: { type: 'invalid_data', message: 'You cannot refund more than what is captured.' },
          };
        refunds.push({
          id: `ref_${refunds.length}`,
          order,
          amount: String(body.amount),
          note: String(body.note),
          idempotencyKey: null,
        });
        return { status: 200, body: { payment: payment() } };
      },
    };
  });
