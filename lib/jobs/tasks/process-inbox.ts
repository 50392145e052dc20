import { processInbox as run } from '@/lib/connections/mutations/process-inbox';
import { inShop } from '@/lib/core/unit-of-work';
import type { ShopTask } from '../task-list';

export const processInbox: ShopTask<'process-inbox'> = async (gate, { inboxId }) => {
  await inShop(gate, (ctx) => run(ctx, { inboxId }));
};
