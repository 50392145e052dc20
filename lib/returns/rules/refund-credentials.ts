import { z } from 'zod';

const text = z.string().trim().min(1).max(4000);
const address = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ''));

const SHAPES = {
  /** An app's access token with `write_orders`; `url` only where the Admin API is reached under another address. */
  shopify: z
    .object({
      shop: z.string().regex(/^[a-z0-9][a-z0-9-]*\.myshopify\.com$/i),
      access_token: text,
      url: address.optional(),
    })
    .transform(({ shop, access_token, url }) => ({
      platform: 'shopify' as const,
      url: url ?? `https://${shop}`,
      token: access_token,
    })),
  /** A REST key with the right to write. */
  woocommerce: z
    .object({ url: address, consumer_key: text, consumer_secret: text })
    .transform(({ url, consumer_key, consumer_secret }) => ({
      platform: 'woocommerce' as const,
      url,
      key: consumer_key,
      secret: consumer_secret,
    })),
  /** A secret API key of the admin; the connection itself is a generic one. */
  medusa: z
    .object({ url: address, api_key: text })
    .transform(({ url, api_key }) => ({ platform: 'medusa' as const, url, key: api_key })),
};

export type RefundCredentials = z.output<(typeof SHAPES)[keyof typeof SHAPES]>;
export type CredentialsOf<P extends RefundCredentials['platform']> = Extract<RefundCredentials, { platform: P }>;

/**
 * What a connection's credentials let us refund with, or null: a connection that only listens, or one whose owner said
 * `"refunds": "off"`. A generic connection names its platform itself.
 */
export function refundCredentials(source: string, credentials: Record<string, unknown>): RefundCredentials | null {
  if (credentials.refunds === 'off') return null;
  const platform = source === 'generic' ? credentials.platform : source;
  if (platform !== 'shopify' && platform !== 'woocommerce' && platform !== 'medusa') return null;
  const read = SHAPES[platform].safeParse(credentials);
  return read.success ? read.data : null;
}
