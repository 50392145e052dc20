import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

type Session = {
  id: string;
  url: string;
  status: 'open' | 'complete' | 'expired';
  payment_status: 'paid' | 'unpaid';
  payment_intent: string | null;
  amount: number;
  currency: string;
  isHold: boolean;
};

/** Checkout sessions, payment intents and refunds as Stripe's API answers them, with its idempotency keys. */
export async function fakeStripe(fault: () => 'lost_after' | null = () => null) {
  const sessions: Session[] = [];
  const refunds: string[] = [];
  const captured: string[] = [];
  const released: string[] = [];
  const seen = new Map<string, { status: number; body: unknown }>();

  const act = (method: string, path: string, form: URLSearchParams): { status: number; body: unknown } => {
    const [, , kind, name = '', ...rest] = path.split('/');
    const resource = [kind, name, ...rest].join('/');
    const error = (status: number, message: string) => ({
      status,
      body: { error: { message, type: 'invalid_request_error' } },
    });
    if (method === 'POST' && resource === 'checkout/sessions') {
      const session: Session = {
        id: `cs_${sessions.length + 1}`,
        url: `https://checkout.stripe.test/cs_${sessions.length + 1}`,
        status: 'open',
        payment_status: 'unpaid',
        payment_intent: null,
        amount: Number(form.get('line_items[0][price_data][unit_amount]')),
        currency: form.get('line_items[0][price_data][currency]') ?? '',
        isHold: form.get('payment_intent_data[capture_method]') === 'manual',
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
    if (kind === 'refunds') {
      refunds.push(form.get('payment_intent') ?? '');
      return { status: 200, body: { id: `re_${refunds.length}`, status: 'succeeded' } };
    }
    (rest[0] === 'capture' ? captured : released).push(name);
    return { status: 200, body: { id: name } };
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
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sessions,
    refunds,
    captured,
    released,
    /** The shopper pays on Stripe's page. */
    pay: (session: Session | undefined) => {
      if (session?.status !== 'open') throw new Error('Nobody can pay there.');
      session.status = 'complete';
      session.payment_status = session.isHold ? 'unpaid' : 'paid';
      session.payment_intent = `pi_${session.id}`;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
