import { keyedHash } from '@/lib/core/secrets';
import { shopUrl } from '@/lib/shops/shop-url';

/** How long the link that a shop gives out with an order opens it. */
export const ORDER_LINK_DAYS = 730;

/**
 * The token of an order's own page, with the whole order open. Derived, so that the API and mails can name it again
 * though only its hash is stored; another `version` makes another link.
 */
export const orderToken = (shopId: string, orderId: string, version = 1): string =>
  keyedHash('order-link', `${shopId}\0${orderId}\0${version}`).toString('base64url');

/** The shopper's page of an order, under the shop's own name where it has one. */
export const orderUrl = (shop: { id: string; slug: string; domain: string | null }, orderId: string): string =>
  shopUrl(shop, `/s/${shop.slug}/track/${orderToken(shop.id, orderId)}`);
