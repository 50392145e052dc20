import { inShop } from '@/lib/core/unit-of-work';
import { reviewCredit as review } from '@/lib/credit/mutations/review-credit';
import type { ShopTask } from '../task-list';

/** Store credit ends at its time, and is spoken of before. */
export const reviewCredit: ShopTask<'review-credit'> = (gate, payload) => inShop(gate, (ctx) => review(ctx, payload));
