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
  /** What of it each payment of the order was to take, and how that went. */
  shares?: { payment: string; amount: string; failed: boolean }[];
  /** WooCommerce: whether the gateway paid it. */
  isPaid?: boolean;
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
  /** A payment whose bank refuses its share of a refund. */
  refuses?: (payment: string) => boolean;
  /** The platform forgets by whom a refund was asked: reading back finds nothing. */
  forgets?: boolean;
  scopes?: string[];
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

const CARD = 'gid://shopify/OrderTransaction/2';
const GIFT_CARD = 'gid://shopify/OrderTransaction/1';

/** The GraphQL Admin API: one order per id, paid by card and partly by gift card where `giftCard` says so. */
export const fakeShopify = (options: Options & { giftCard?: string }) =>
  serve(options, (refunds) => ({ body, headers }) => {
    const { query, variables } = body as { query: string; variables: { id?: string; key?: string; input?: never } };
    const money = (amount: string) => ({ presentmentMoney: { amount, currencyCode: 'EUR' } });
    if (headers['x-shopify-access-token'] !== 'shpat_test')
      return { isPayment: false, run: () => ({ status: 401, body: { errors: 'Invalid API key or access token' } }) };
    const nodes = ({ shares = [], bounced }: PlatformRefund) =>
      shares.map(({ payment, amount, failed }) => ({
        id: `${payment}0`,
        kind: 'REFUND',
        status: bounced || failed ? 'FAILURE' : 'SUCCESS',
        gateway: payment === GIFT_CARD ? 'gift_card' : 'shopify_payments',
        parentTransaction: { id: payment },
        amountSet: money(amount),
      }));
    const view = (refund: PlatformRefund) => ({
      id: refund.id,
      note: refund.note,
      transactions: { nodes: nodes(refund) },
    });
    if (query.includes('accessScopes')) {
      const accessScopes = (options.scopes ?? ['read_orders', 'write_orders']).map((handle) => ({ handle }));
      const body = { data: { shop: { name: 'A shop' }, currentAppInstallation: { accessScopes } } };
      return { isPayment: false, run: () => ({ status: 200, body }) };
    }
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
      const own = refunds.filter((one) => one.order === order);
      const transactions = [
        ...(options.giftCard ? [sale(GIFT_CARD, 'gift_card', options.giftCard)] : []),
        sale(CARD, 'shopify_payments', options.paid),
        { ...sale('gid://shopify/OrderTransaction/3', 'shopify_payments', '999.00'), status: 'FAILURE' },
        ...own.flatMap(nodes),
      ];
      return {
        isPayment: false,
        run: () => ({
          status: 200,
          body: {
            data: { order: order.endsWith('/unknown') ? null : { id: order, refunds: own.map(view), transactions } },
          },
        }),
      };
    }
    const input = (variables.input ?? {}) as {
      orderId: string;
      note: string;
      transactions: { parentId: string; amount: string }[];
    };
    return {
      isPayment: true,
      run: () => {
        const refundCreate = (refund: PlatformRefund | null, problem?: string) => ({
          status: 200,
          body: {
            data: {
              refundCreate: {
                refund: refund && view(refund),
                userErrors: problem ? [{ field: null, message: problem }] : [],
              },
            },
          },
        });
        const known = refunds.find((one) => one.idempotencyKey === variables.key);
        if (known) return refundCreate(known);
        const gone = (payment: string) =>
          refunds
            .filter((one) => one.order === input.orderId && !one.bounced)
            .flatMap(({ shares = [] }) => shares.filter((share) => share.payment === payment && !share.failed))
            .reduce((total, { amount }) => total + Number(amount), 0);
        const taken = (payment: string) => Number((payment === CARD ? options.paid : options.giftCard) ?? 0);
        if (
          input.transactions.some(({ parentId, amount }) => Number(amount) > taken(parentId) - gone(parentId) + 0.001)
        )
          return refundCreate(null, 'Exceeds what is left.');
        const refund = {
          id: `gid://shopify/Refund/${9000 + refunds.length}`,
          order: input.orderId,
          amount: input.transactions.reduce((total, one) => total + Number(one.amount), 0).toFixed(2),
          note: input.note,
          idempotencyKey: options.forgets ? null : (variables.key ?? null),
          shares: input.transactions.map(({ parentId, amount }) => ({
            payment: parentId,
            amount,
            failed: options.refuses?.(parentId) ?? false,
          })),
        };
        refunds.push(refund);
        return refundCreate(refund);
      },
    };
  });

/** WooCommerce's REST API v3, as far as refunds go; it keeps the metadata of a refund. */
export const fakeWoo = (options: Options) =>
  serve(options, (refunds) => ({ path, body, headers }) => {
    const order = /orders\/([^/]+)\/refunds/.exec(path)?.[1] ?? '';
    const isPayment = body.amount !== undefined;
    const view = ({ id, note, amount, isPaid }: PlatformRefund) => ({
      id: Number(id),
      amount,
      refunded_payment: isPaid,
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
    if (path.startsWith('/wp-json/wc/v3/system_status'))
      return { isPayment: false, run: () => ({ status: 200, body: { environment: { version: '10.3.5' } } }) };
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
          isPaid: !options.refuses?.('gateway'),
        };
        refunds.push(refund);
        return { status: 201, body: view(refund) };
      },
    };
  });

/** Medusa 2's admin API: an order with one captured payment, and a second one where `more` says so. */
export const fakeMedusa = (options: Options & { more?: string }) =>
  serve(options, (refunds) => ({ path, body, headers }) => {
    const [, name = '', order = /orders\/([^/?]+)/.exec(path)?.[1] ?? ''] =
      /payments\/(pay|more)_([^/]+)/.exec(path) ?? [];
    const isPayment = path.endsWith('/refund');
    const payment = (which: string) => {
      const amount = Number(which === 'pay' ? options.paid : options.more);
      return {
        id: `${which}_${order}`,
        amount,
        captured_at: '2026-11-20T10:00:00Z',
        captures: [{ amount }],
        refunds: refunds
          .filter((one) => one.order === order && !one.bounced && one.shares?.[0]?.payment === which)
          .map(({ id, amount: gone, note }) => ({ id, amount: Number(gone), note })),
      };
    };
    if (headers.authorization !== `Basic ${Buffer.from('sk_test:').toString('base64')}`)
      return { isPayment: false, run: () => ({ status: 401, body: { message: 'Unauthorized' } }) };
    return {
      isPayment,
      run: () => {
        if (!isPayment) {
          const all = [payment('pay'), ...(options.more ? [payment('more')] : [])];
          return order === 'unknown'
            ? { status: 404, body: { type: 'not_found', message: 'Order id not found' } }
            : { status: 200, body: { order: { id: order, payment_collections: [{ payments: all }] } } };
        }
        const { amount: taken, refunds: gone } = payment(name);
        if (Number(body.amount) > taken - gone.reduce((total, one) => total + one.amount, 0) + 0.001)
          return {
            status: 400,
            body: { type: 'invalid_data', message: 'You cannot refund more than what is captured.' },
          };
        if (options.refuses?.(name))
          return { status: 400, body: { type: 'not_allowed', message: 'The card was declined.' } };
        refunds.push({
          id: `ref_${refunds.length}`,
          order,
          amount: String(body.amount),
          note: String(body.note),
          idempotencyKey: null,
          shares: [{ payment: name, amount: String(body.amount), failed: false }],
        });
        return { status: 200, body: { payment: payment(name) } };
      },
    };
  });
