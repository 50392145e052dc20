import { env } from '@/lib/core/env';

/**
 * The whole address of one of a shop's pages, or of its first: under its own name once that is proven, else under ours.
 * Made from what is stored, never from what a request says of itself.
 * @param path as on our own address, `/s/{slug}/…`; left out, the shop's door
 */
export function shopUrl(shop: { slug: string; domain: string | null }, path?: string): string {
  const base = `/s/${shop.slug}`;
  if (!shop.domain) return env().publicUrl + (path ?? base);
  return ownUrl(shop.domain) + (path ?? base).slice(base.length);
}

/** A shop's own name as an address: reached as we are ourselves, over TLS in production. */
export function ownUrl(domain: string): string {
  const { protocol, port } = new URL(env().publicUrl);
  return `${protocol}//${domain}${port ? `:${port}` : ''}`;
}
