import { inShop } from '@/lib/core/unit-of-work';
import { expireReturn as expire } from '@/lib/returns/mutations/expire-return';
import type { ShopTask } from '../task-list';

export const expireReturn: ShopTask<'expire-return'> = async (gate, { returnId }) => {
  await inShop(gate, (ctx) => expire(ctx, { returnId }));
};
