import { orderToken } from '@/lib/access/order-link';

/** The link a gift's recipient gets: another token of the same order. */
export const giftToken = (shopId: string, orderId: string): string => orderToken(shopId, orderId, 2);
