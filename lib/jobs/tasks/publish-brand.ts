import { publishDueBrand } from '@/lib/branding/mutations/publish-due-brand';
import { inShop } from '@/lib/core/unit-of-work';
import type { ShopTask } from '../task-list';

export const publishBrandWhenDue: ShopTask<'publish-brand'> = async (gate) => {
  await inShop(gate, publishDueBrand);
};
