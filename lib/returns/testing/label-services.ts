import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export type LabelFault =
  | 'lost_after_buy'
  | 'error_on_quote'
  | 'no_rates'
  | 'slow_label'
  | 'lost_after_refund'
  | 'no_refund'
  | 'billed_on_scan'
  | null;

type Json = Record<string, unknown>;

export type FakeLabelService = {
  url: string;
  /** Shipments that were paid for. */
  bought: string[];
  refunded: string[];
  /** What was sent to open a shipment. */
  quoted: Json[];
  authorization: string[];
  fault: LabelFault;
  close: () => Promise<void>;
};

const PDF = Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj');
const PNG = Buffer.from('89504e470d0a1a0a0000', 'hex');

type Answer = { status: number; body: unknown; isLost?: boolean };
type Handler = (request: { method: string; path: string; body: Json }, service: FakeLabelService) => Answer;

/** A server on a port of its own that sells labels the way a label service does, and fails as one does. */
async function serve(handle: Handler): Promise<FakeLabelService> {
  const server = createServer(async (request, response) => {
    const path = request.url ?? '';
    if (path === '/label.pdf' || path === '/qr.png') {
      response.setHeader('content-type', 'application/octet-stream');
      return response.end(path === '/label.pdf' ? PDF : PNG);
    }
    service.authorization.push(request.headers.authorization ?? '');
    const answer = handle({ method: request.method ?? 'GET', path, body: await readJson(request) }, service);
    if (answer.isLost) return request.socket.destroy();
    response.statusCode = answer.status;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(answer.body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const service: FakeLabelService = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bought: [],
    refunded: [],
    quoted: [],
    authorization: [],
    fault: null,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return service;
}

async function readJson(request: IncomingMessage): Promise<Json> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text ? (JSON.parse(text) as Json) : {};
}

const missing: Answer = { status: 404, body: { error: { message: 'No such thing' } } };

/** EasyPost's shipments: opened, bought once, with a form for the code. */
export function fakeEasypost(): Promise<FakeLabelService> {
  const shipments = new Map<string, Json>();
  return serve(({ method, path, body }, service) => {
    if (method === 'POST' && path === '/v2/shipments') {
      if (service.fault === 'error_on_quote') return { status: 503, body: {} };
      service.quoted.push(body.shipment as Json);
      const id = `shp_${shipments.size + 1}`;
      const rates =
        service.fault === 'no_rates'
          ? []
          : [
              { id: 'rate_dear', rate: '12.40', currency: 'USD', carrier: 'UPS', service: 'Ground' },
              { id: 'rate_cheap', rate: '7.58', currency: 'USD', carrier: 'USPS', service: 'GroundAdvantage' },
            ];
      shipments.set(id, { id, rates, messages: [{ message: 'No rates for this route' }], forms: [] });
      return { status: 201, body: shipments.get(id) };
    }
    const [, id, verb] = /^\/v2\/shipments\/([^/]+)(?:\/(\w+))?$/.exec(path) ?? [];
    const shipment = shipments.get(id ?? '');
    if (!shipment || !id) return missing;
    if (verb === 'buy') {
      if (shipment.postage_label)
        return { status: 422, body: { error: { message: 'Postage already exists for this shipment.' } } };
      const rate = (shipment.rates as Json[]).find((one) => one.id === (body.rate as Json).id);
      Object.assign(shipment, {
        selected_rate: rate,
        tracking_code: '9400100110368066361297',
        postage_label: { label_url: `${service.url}/qr.png`, label_pdf_url: `${service.url}/label.pdf` },
      });
      service.bought.push(id);
      if (service.fault === 'lost_after_buy') {
        service.fault = null;
        return { status: 200, body: {}, isLost: true };
      }
    }
    if (verb === 'forms') shipment.forms = [{ form_type: 'label_qr_code', form_url: `${service.url}/qr.png` }];
    if (verb === 'refund') {
      service.refunded.push(id);
      shipment.refund_status =
        service.fault === 'no_refund'
          ? 'rejected'
          : service.fault === 'billed_on_scan'
            ? 'not_applicable'
            : 'submitted';
      if (service.fault === 'lost_after_refund') {
        service.fault = null;
        return { status: 200, body: {}, isLost: true };
      }
    }
    return { status: 200, body: shipment };
  });
}

/** Shippo's shipments, rates and transactions; it keeps no keys, so asking twice would buy twice. */
export function fakeShippo(): Promise<FakeLabelService> {
  const rate = {
    object_id: 'rate-1',
    amount: '6.10',
    currency: 'EUR',
    provider: 'DHL',
    servicelevel: { name: 'Retoure' },
  };
  const transactions: Json[] = [];
  return serve(({ method, path, body }, service) => {
    if (method === 'POST' && path === '/shipments') {
      service.quoted.push(body);
      return {
        status: 201,
        body: {
          object_id: 'shp',
          rates: [
            { ...rate, object_id: 'dear', amount: '9.90' },
            { ...rate, object_id: `rate-${service.quoted.length}` },
          ],
        },
      };
    }
    if (path.startsWith('/rates/')) return { status: 200, body: rate };
    if (method === 'GET' && path.startsWith('/transactions?rate='))
      return { status: 200, body: { results: transactions.filter((one) => path.endsWith(`=${one.rate}`)) } };
    if (path === '/transactions') {
      const made = {
        object_id: `tx-${transactions.length + 1}`,
        rate: body.rate,
        status: service.fault === 'slow_label' ? 'QUEUED' : 'SUCCESS',
        tracking_number: '00340434161094042557',
        label_url: `${service.url}/label.pdf`,
        qr_code_url: `${service.url}/qr.png`,
      };
      transactions.push(made);
      service.bought.push(made.object_id);
      if (service.fault === 'lost_after_buy') {
        service.fault = null;
        return { status: 201, body: {}, isLost: true };
      }
      if (service.fault === 'slow_label') {
        service.fault = null;
        Object.assign(made, { status: 'SUCCESS' });
        return { status: 201, body: { ...made, status: 'QUEUED' } };
      }
      return { status: 201, body: made };
    }
    if (method === 'GET' && path.startsWith('/transactions/'))
      return { status: 200, body: transactions.find((one) => path.endsWith(`/${one.object_id}`)) };
    if (path === '/refunds') {
      service.refunded.push(String(body.transaction));
      if (service.fault === 'no_refund') return { status: 201, body: { status: 'ERROR' } };
      const given = transactions.find((one) => one.object_id === body.transaction);
      if (given) given.status = 'REFUNDPENDING';
      if (service.fault === 'lost_after_refund') {
        service.fault = null;
        return { status: 201, body: {}, isLost: true };
      }
      return { status: 201, body: { status: 'PENDING' } };
    }
    return missing;
  });
}
