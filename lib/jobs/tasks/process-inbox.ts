import type { Ctx } from '@/lib/core/context';
import { inShop } from '@/lib/core/unit-of-work';
import type { ShopTask } from '../task-list';

export const processInbox: ShopTask<'process-inbox'> = async (gate, { inboxId }) => {
  const verb: string = '@/lib/connections/mutations/process-inbox';
  const { processInbox: run } = (await import(verb)) as {
    processInbox: (ctx: Ctx, input: { inboxId: string }) => Promise<unknown>;
  };
  await inShop(gate, (ctx) => run(ctx, { inboxId }));
};
