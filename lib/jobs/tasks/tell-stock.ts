import { tellStock as tell } from '@/lib/catalog/mutations/tell-stock';
import { inShop } from '@/lib/core/unit-of-work';
import type { ShopTask } from '../task-list';

/** Something is back that somebody asked for. */
export const tellStock: ShopTask<'tell-stock'> = async (gate, payload) => {
  await inShop(gate, (ctx) => tell(ctx, payload));
};
