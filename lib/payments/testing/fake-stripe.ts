import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

type Session = {
  id: string;
  object: 'checkout.session';
  url: string;
  status: 'open' | 'complete' | 'expired';
  payment_status: 'paid' | 'unpaid';
  payment_intent: { id: string; status: 'processing' | 'succeeded' | 'requires_payment_method' } | null;
  client_reference_id: string | null;
  amount: number;
  currency: string;
};

type Refund = {
  id: string;
  object: 'refund';
  payment_intent: string;
  amount: number;
  status: 'succeeded' | 'failed';
  failure_reason: string | null;
  metadata: Record<string, string>;
};

/** Checkout sessions and refunds as Stripe's API answers them, with its idempotency keys and its signed messages. */
export async function fakeStripe(fault: () => 'lost_after' | null = () => null) {
  const sessions: Session[] = [];
  const refunds: Refund[] = [];
  let bank: 'takes' | 'fails' = 'takes';
  const seen = new Map<string, { status: number; body: unknown }>();
  let events = 0;

  const act = (method: string, path: string, form: URLSearchParams): { status: number; body: unknown } => {
    const [, , kind, name = '', ...rest] = (path.split('?')[0] ?? '').split('/');
    const resource = [kind, name, ...rest].join('/');
    const error = (status: number, message: string) => ({
      status,
      body: { error: { message, type: 'invalid_request_error' } },
    });
    if (method === 'POST' && resource === 'checkout/sessions') {
      const session: Session = {
        id: `cs_${sessions.length + 1}`,
        object: 'checkout.session',
        url: `https://checkout.stripe.test/cs_${sessions.length + 1}`,
        status: 'open',
        payment_status: 'unpaid',
        payment_intent: null,
        client_reference_id: form.get('client_reference_id'),
        amount: Number(form.get('line_items[0][price_data][unit_amount]')),
        currency: form.get('line_items[0][price_data][currency]') ?? '',
      };
      sessions.push(session);
      return { status: 200, body: session };
    }
    if (kind === 'checkout') {
      const session = sessions.find(({ id }) => id === rest[0]);
      if (!session) return error(404, 'No such checkout session');
      if (method === 'POST' && rest[1] === 'expire') {
        if (session.status !== 'open')
          return error(400, 'Only Checkout Sessions with a status in ["open"] can be expired.');
        session.status = 'expired';
      }
      return { status: 200, body: session };
    }
    if (kind === 'refunds' && method === 'GET' && name) {
      const refund = refunds.find(({ id }) => id === name);
      return refund ? { status: 200, body: refund } : error(404, 'No such refund');
    }
    if (kind === 'refunds' && method === 'GET') {
      const of = new URLSearchParams(path.split('?')[1]).get('payment_intent');
      return {
        status: 200,
        body: { object: 'list', data: refunds.filter((one) => one.payment_intent === of).reverse() },
      };
    }
    if (kind === 'refunds') {
      const intent = form.get('payment_intent') ?? '';
      const amount = Number(form.get('amount'));
      const paid = sessions.find((one) => one.payment_intent?.id === intent)?.amount ?? 0;
      const gone = refunds.filter((one) => one.payment_intent === intent && one.status !== 'failed');
      const left = paid - gone.reduce((sum, one) => sum + one.amount, 0);
      if (left === 0) return error(400, `Charge of ${intent} has already been refunded.`);
      if (!(amount > 0 && amount <= left)) return error(400, 'Refund amount is greater than what is left.');
      const refund = {
        id: `re_${refunds.length + 1}`,
        object: 'refund' as const,
        payment_intent: intent,
        amount,
        status: bank === 'takes' ? ('succeeded' as const) : ('failed' as const),
        failure_reason: bank === 'takes' ? null : 'lost_or_stolen_card',
        metadata: Object.fromEntries(
          [...form].flatMap(([field, value]) =>
            /^metadata\[(.+)\]$/.test(field) ? [[field.slice(9, -1), value]] : [],
          ),
        ),
      };
      refunds.push(refund);
      return { status: 200, body: refund };
    }
    return error(404, 'Unrecognized request URL');
  };

  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const key = request.headers['idempotency-key'];
    const known = typeof key === 'string' ? seen.get(key) : undefined;
    const isKnown = request.headers.authorization === 'Bearer sk_test_1';
    const answer = isKnown
      ? (known ?? act(request.method ?? 'GET', request.url ?? '', new URLSearchParams(text)))
      : { status: 401, body: { error: { message: 'Invalid API Key provided' } } };
    if (typeof key === 'string') seen.set(key, answer);
    if (request.method === 'POST' && fault() === 'lost_after') return request.socket.destroy();
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const end = (session: Session | undefined, status: 'processing' | 'succeeded' | 'requires_payment_method') => {
    if (session?.status !== 'open' && session?.payment_intent?.status !== 'processing')
      throw new Error('Nobody can pay there.');
    session.status = 'complete';
    session.payment_status = status === 'succeeded' ? 'paid' : 'unpaid';
    session.payment_intent = { id: `pi_${session.id}`, status };
  };
  const signed = (type: string, object: unknown, options: { secret: string; at: Date; id?: string }) => {
    events += 1;
    const unix = Math.floor(options.at.getTime() / 1000);
    const body = JSON.stringify({
      id: options.id ?? `evt_${events}`,
      object: 'event',
      type,
      created: unix,
      data: { object },
    });
    const signature = createHmac('sha256', options.secret).update(`${unix}.${body}`).digest('hex');
    return { body, headers: { 'stripe-signature': `t=${unix},v1=${signature},v0=${'0'.repeat(64)}` } };
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sessions,
    refunds,
    /** The shopper pays on Stripe's page. */
    pay: (session: Session | undefined) => end(session, 'succeeded'),
    /** The shopper agrees to a direct debit there; `pay` is the bank's yes days later, `fail` its no. */
    agree: (session: Session | undefined) => end(session, 'processing'),
    fail: (session: Session | undefined) => end(session, 'requires_payment_method'),
    /** A message about a checkout as Stripe posts and signs it. */
    message: (type: string, session: Session | undefined, options: { secret: string; at: Date; id?: string }) =>
      signed(type, { ...session, payment_intent: session?.payment_intent?.id ?? null }, options),
    /** A message about anything else. */
    signed,
    /** Whether banks take refunds from now on, and one that they send back. */
    setBank: (now: 'takes' | 'fails') => {
      bank = now;
    },
    sendBack: (refund: Refund | undefined) => {
      if (!refund) throw new Error('There is no such refund.');
      refund.status = 'failed';
      refund.failure_reason = 'expired_or_canceled_card';
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
