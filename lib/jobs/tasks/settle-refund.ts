import type { Ctx } from '@/lib/core/context';
import { inShop } from '@/lib/core/unit-of-work';
import type { ShopTask } from '../task-list';

export const settleRefund: ShopTask<'settle-refund'> = async (gate, { intentId }) => {
  const verb: string = '@/lib/returns/mutations/settle-refund';
  const { settleRefund: run } = (await import(verb)) as {
    settleRefund: (ctx: Ctx, input: { intentId: string }) => Promise<unknown>;
  };
  await inShop(gate, (ctx) => run(ctx, { intentId }));
};
