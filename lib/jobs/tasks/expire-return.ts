import type { Ctx } from '@/lib/core/context';
import { inShop } from '@/lib/core/unit-of-work';
import type { ShopTask } from '../task-list';

export const expireReturn: ShopTask<'expire-return'> = async (gate, { returnId }) => {
  const verb: string = '@/lib/returns/mutations/expire-return';
  const { expireReturn: run } = (await import(verb)) as {
    expireReturn: (ctx: Ctx, input: { returnId: string }) => Promise<unknown>;
  };
  await inShop(gate, (ctx) => run(ctx, { returnId }));
};
