import { inShop } from '@/lib/core/unit-of-work';
import { followHandOver as follow } from '@/lib/returns/mutations/follow-hand-over';
import type { ShopTask } from '../task-list';

export const followHandOver: ShopTask<'follow-hand-over'> = (gate, payload) =>
  inShop(gate, (ctx) => follow(ctx, payload));
