import { isRecord, parseJson, text } from '@/lib/carriers/rules/read-payload';
import { standardWebhooks } from '@/lib/carriers/signatures/schemes';
import { RequestFailed, type SafeAnswer, safeFetch } from '@/lib/core/safe-fetch';
import type { DeliveryRequestAdapter, RequestWork, SendOutcome } from '../types';

const TIMEOUT_MS = 15_000;

/**
 * A courier of one's own, or a local one: the request is posted to its address, signed with the connection's secret by
 * Standard Webhooks 1.0. `webhook-id` is the request's id, the same at every try. Any 2xx means that it was taken; what
 * was decided is believed only where the answer is signed by the same scheme, here or later at `answer_url`.
 */
export const courierEndpoint: DeliveryRequestAdapter = {
  send: async (work, { now, answerUrl, answerBy, sign }) => {
    const { program } = work;
    if (!program?.url) return { outcome: 'impossible', error: 'The connection has no address for requests.' };
    const body = JSON.stringify(message(work, answerUrl, answerBy));
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'Porchlight-Requests/1.0',
      ...sign(work.id, body),
    };
    try {
      const answer = await safeFetch(program.url, { method: 'POST', headers, body, timeoutMs: TIMEOUT_MS });
      return judge(answer, program.secret, now);
    } catch (error) {
      if (!(error instanceof RequestFailed)) throw error;
      return { outcome: error.reason === 'forbidden_address' ? 'impossible' : 'delayed', error: error.reason };
    }
  },
};

/** What is sent; the same at every try. */
const message = (work: RequestWork, answerUrl: string, answerBy: Date) => ({
  type: 'delivery_request.asked',
  timestamp: work.askedAt,
  data: {
    id: work.id,
    kind: work.kind,
    wanted: work.wanted,
    carrier: work.carrier,
    tracking_number: work.parcel.trackingNumber,
    shipment_external_id: work.parcel.externalId,
    order_external_id: work.order.externalId,
    order_number: work.order.number,
    shipping_address: work.order.address,
    answer_url: answerUrl,
    answer_by: answerBy.toISOString(),
  },
});

/** Statuses after which the same request may still be taken. */
const LATER = new Set([408, 425, 429]);

function judge({ status, text: body, headers }: SafeAnswer, secret: string, now: Date): SendOutcome {
  // It has it already, from a try whose answer we never saw.
  if (status === 409) return { outcome: 'sent', reference: null };
  if (status >= 500 || LATER.has(status)) return { outcome: 'delayed', error: `status ${status}` };
  if (status < 200 || status >= 300) return { outcome: 'impossible', error: `status ${status}` };
  const flat = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
  const signed = { method: 'POST', url: '', headers: flat, body, nowUnix: Math.floor(now.getTime() / 1_000) };
  const told = standardWebhooks(signed, secret) ? readAnswer(body) : null;
  if (!told) return { outcome: 'sent', reference: null };
  const { state, answer, reference } = told;
  return state === 'accepted' ? { outcome: 'sent', reference } : { outcome: state, answer, reference };
}

const STATES = ['accepted', 'confirmed', 'refused'] as const;

function readAnswer(body: string) {
  let json: unknown;
  try {
    json = parseJson(body);
  } catch {
    return null;
  }
  if (!isRecord(json)) return null;
  const state = STATES.find((known) => known === json.state);
  return state ? { state, answer: text(json.answer, 1_000), reference: text(json.reference, 100) } : null;
}
