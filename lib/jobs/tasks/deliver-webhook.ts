import { storable } from '@/lib/core/fields';
import { RequestFailed, safeFetch } from '@/lib/core/safe-fetch';
import { inShop } from '@/lib/core/unit-of-work';
import { KEPT_ANSWER, TIMEOUT_MS } from '@/lib/webhooks/constants';
import { type ClaimedDelivery, claimDelivery } from '@/lib/webhooks/mutations/claim-delivery';
import { settleDelivery, type TryOutcome } from '@/lib/webhooks/mutations/settle-delivery';
import { signWebhook } from '@/lib/webhooks/sign-webhook';
import type { ShopTask } from '../task-list';

/**
 * One try of one webhook: claim, then the merchant's system with no transaction open, then record. Killed in between, it
 * sends once more under the same id; nothing is lost.
 */
export const deliverWebhook: ShopTask<'deliver-webhook'> = async (gate, { deliveryId }) => {
  const claimed = await inShop(gate, (ctx) => claimDelivery(ctx, { deliveryId }));
  if (!claimed) return;
  const outcome = await send(claimed, gate.now ?? new Date());
  const { endpointId } = claimed;
  await inShop(gate, (ctx) => settleDelivery(ctx, { deliveryId, endpointId, spread: Math.random(), ...outcome }));
};

async function send({ url, secrets, eventId, body }: ClaimedDelivery, sentAt: Date): Promise<TryOutcome> {
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'Porchlight-Webhooks/1.0',
    ...signWebhook({ id: eventId, body, sentAt }, secrets),
  };
  const started = performance.now();
  const took = () => Math.round(performance.now() - started);
  try {
    const answer = await safeFetch(url, { method: 'POST', headers, body, timeoutMs: TIMEOUT_MS });
    const { status, text } = answer;
    return {
      status,
      retryAfter: answer.headers['retry-after'] ?? null,
      error: null,
      response: storable(text, KEPT_ANSWER) || null,
      durationMs: took(),
    };
  } catch (error) {
    if (!(error instanceof RequestFailed)) throw error;
    return { status: null, retryAfter: null, error: error.reason, response: null, durationMs: took() };
  }
}
