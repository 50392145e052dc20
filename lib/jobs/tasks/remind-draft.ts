import { inShop } from '@/lib/core/unit-of-work';
import { remindDraft as remind } from '@/lib/returns/mutations/remind-draft';
import type { ShopTask } from '../task-list';

/** A return somebody began and left: spoken of once. */
export const remindDraft: ShopTask<'remind-draft'> = async (gate, { orderId }) => {
  await inShop(gate, (ctx) => remind(ctx, { orderId }));
};
