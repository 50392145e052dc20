import { inShop } from '@/lib/core/unit-of-work';
import { remindPayment as remind } from '@/lib/payments/mutations/remind-payment';
import type { ShopTask } from '../task-list';

export const remindPayment: ShopTask<'remind-payment'> = (gate, payload) => inShop(gate, (ctx) => remind(ctx, payload));
