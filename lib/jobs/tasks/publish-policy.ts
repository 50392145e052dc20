import { inShop } from '@/lib/core/unit-of-work';
import { publishScheduledPolicy } from '@/lib/policies/mutations/publish-scheduled-policy';
import type { ShopTask } from '../task-list';

export const publishPolicy: ShopTask<'publish-policy'> = async (gate, { revision }) => {
  await inShop(gate, (ctx) => publishScheduledPolicy(ctx, { revision }));
};
