import type { Ctx } from '@/lib/core/context';
import { enqueueJobs } from '@/lib/jobs/mutations/enqueue-jobs';
import { listAwaitedVariants } from '../queries/list-awaited-variants';

/**
 * Has those told who wait for a variant that can be had again: its stock was written, goods came back to the shelf, or what
 * an exchange had reserved is free. After the transaction, so that nobody is told of what did not happen.
 */
export async function wakeStockAlerts(
  ctx: Ctx,
  input: { productId: string } | { variantIds: readonly string[] },
): Promise<void> {
  if ('variantIds' in input && input.variantIds.length === 0) return;
  const awaited = await listAwaitedVariants(ctx, input);
  await enqueueJobs(
    ctx,
    'tell-stock',
    awaited.map((variantId) => ({ payload: { variantId }, key: `tell-stock:${variantId}` })),
  );
}
