import { withoutPersonalData } from '@/lib/core/log';
import { type Gate, inShop } from '@/lib/core/unit-of-work';
import { RefundPostponed, RefundRefused } from '@/lib/returns/adapters/ask-platform';
import {
  type Paid,
  type RefundProvider,
  type RefundRequest,
  refundProvider,
} from '@/lib/returns/adapters/refund-provider';
import { failRefund } from '@/lib/returns/mutations/fail-refund';
import { postponeRefund } from '@/lib/returns/mutations/postpone-refund';
import { settleRefund as settle } from '@/lib/returns/mutations/settle-refund';
import { takeRefund } from '@/lib/returns/mutations/take-refund';
import { lockRefund } from '@/lib/returns/queries/lock-refund';
import { connectionRefunds } from '@/lib/returns/queries/refund-route';
import type { ShopTask } from '../task-list';

const MOST_MINUTES = 240;

/**
 * Pays a refund through its provider, with no transaction open while the provider works. Every attempt reads back first:
 * what an earlier one has paid is written down, never paid again. An answer that got lost is given the time to come to an
 * end before anyone asks anew.
 */
export const settleRefund: ShopTask<'settle-refund'> = async (gate, { intentId }) => {
  const work = await inShop(gate, async (ctx) => {
    const open = await lockRefund(ctx, intentId);
    return open && { ...open, credentials: await connectionRefunds(ctx, open.intent.connectionId) };
  });
  if (!work) return;
  const { intent, order } = work;
  const request: RefundRequest = {
    key: intent.id,
    amount: intent.amount,
    currency: intent.currency,
    orderExternalId: order.externalId,
    returnNumber: work.returnNumber,
  };
  const provider = read(() => refundProvider(intent.provider, work.credentials));
  if (provider instanceof Error) {
    // The connection was taken away. Whether an attempt before has paid cannot be asked any more.
    if (intent.sentAt) return putOff(gate, { intent, error: provider, isCertain: false });
    return inShop(gate, (ctx) => failRefund(ctx, { intentId, reason: provider.message }));
  }
  await pay(gate, provider, request, intent);
};

type Intent = NonNullable<Awaited<ReturnType<typeof lockRefund>>>['intent'];

async function pay(gate: Gate, provider: RefundProvider, request: RefundRequest, intent: Intent): Promise<void> {
  const { id: intentId } = intent;
  const wasSent = intent.sentAt !== null;
  let isPaying = false;
  try {
    const found = await provider.find(request);
    if (found) return await record(gate, found, { intent, settlesWithinSeconds: provider.settlesWithinSeconds });
    const taken = await inShop(gate, (ctx) =>
      takeRefund(ctx, { intentId, settlesWithinSeconds: provider.settlesWithinSeconds }),
    );
    if (taken === 'no') return;
    if (taken === 'over') {
      const reason = 'Somebody else has refunded so much of this order that it no longer fits.';
      return await inShop(gate, (ctx) => failRefund(ctx, { intentId, reason }));
    }
    if (taken === 'disputed') {
      const reason = 'The payment is disputed: nothing was sent, and it can be paid once that is decided.';
      return await inShop(gate, (ctx) => failRefund(ctx, { intentId, reason }));
    }
    if (typeof taken === 'object') {
      const reason = intent.lastError ?? 'Its answer got lost.';
      return await inShop(gate, (ctx) =>
        postponeRefund(ctx, { intentId, reason, until: taken.waitUntil, isCertain: false }),
      );
    }
    isPaying = true;
    await record(gate, await provider.refund(request), { intent });
  } catch (error) {
    // Before this attempt took its turn, nothing that is said tells what an earlier one has paid.
    const isKnown = isPaying || !wasSent;
    if (error instanceof RefundRefused && isKnown)
      return inShop(gate, (ctx) => failRefund(ctx, { intentId, reason: wordsOf(error) }));
    const isCertain = error instanceof RefundPostponed && isKnown;
    const seconds = error instanceof RefundPostponed ? error.seconds : provider.settlesWithinSeconds;
    await putOff(gate, { intent, error, isCertain, seconds });
  }
}

/**
 * Books what has gone back, and nothing where nothing has, though the provider has a record of it. A part that was found
 * may be growing still while an attempt before is under way.
 */
const record = (
  gate: Gate,
  { reference, moved }: Paid,
  { intent, settlesWithinSeconds = 0 }: { intent: Intent; settlesWithinSeconds?: number },
): Promise<void> =>
  inShop(gate, (ctx) => {
    const intentId = intent.id;
    const until = new Date((intent.sentAt?.getTime() ?? 0) + settlesWithinSeconds * 1000);
    if (moved < intent.amount && until > ctx.now)
      return postponeRefund(ctx, { intentId, reason: 'A part of it was found.', until, isCertain: false });
    if (moved > 0) return settle(ctx, { intentId, reference, moved });
    return failRefund(ctx, { intentId, reference, reason: 'Its provider wrote it down, but moved no money.' });
  });

const wordsOf = (error: unknown) => withoutPersonalData(String(error)).slice(0, 300);

function putOff(
  gate: Gate,
  input: { intent: Intent; error: unknown; isCertain: boolean; seconds?: number | null },
): Promise<void> {
  const { intent, error, isCertain } = input;
  const growing = Math.min(5 * 3 ** intent.attempts, MOST_MINUTES * 60);
  return inShop(gate, (ctx) =>
    postponeRefund(ctx, {
      intentId: intent.id,
      reason: wordsOf(error),
      until: new Date(ctx.now.getTime() + Math.max(growing, input.seconds ?? 0) * 1000),
      isCertain,
    }),
  );
}

function read<T>(make: () => T): T | Error {
  try {
    return make();
  } catch (error) {
    return error as Error;
  }
}
