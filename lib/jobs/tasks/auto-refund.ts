import { AppError } from '@/lib/core/errors';
import { log } from '@/lib/core/log';
import { inShop } from '@/lib/core/unit-of-work';
import { autoRefundReturn } from '@/lib/returns/mutations/auto-refund-return';
import type { ShopTask } from '../task-list';

export const autoRefund: ShopTask<'auto-refund'> = async (gate, { returnId, moment }) => {
  await inShop(gate, (ctx) => autoRefundReturn(ctx, { returnId, moment })).catch((error: unknown) => {
    // Somebody else refunded part of the order meanwhile: no repeat helps, a person looks at it.
    if (!(error instanceof AppError && (error.code === 'CONFLICT' || error.code === 'INVALID_STATE'))) throw error;
    log.warn({ returnId, code: error.code }, 'a return was not paid by itself');
  });
};
