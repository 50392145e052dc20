import { staffPage } from '@/lib/auth/load-staff';
import { may } from '@/lib/auth/permissions';
import { getBrand } from '@/lib/branding/queries/get-brand';
import { env } from '@/lib/core/env';
import { inShop } from '@/lib/core/unit-of-work';
import { getShop } from '@/lib/shops/queries/get-shop';
import { ownUrl } from '@/lib/shops/shop-url';
import { listDomains } from './queries/list-domains';
import { isSameSite } from './rules/judge-host';
import { wordDomain } from './rules/word-domain';
import type { DomainView } from './types';

export type DomainsView = {
  shop: string;
  address: string;
  domains: DomainView[];
  /** Names below the domain on which the console lives: fine for one shop's own server, unwise for many shops. */
  besideConsole: string[];
  senderDomain: string;
  mayWrite: boolean;
};

/** The page of a shop's own names. */
export async function loadDomains(slug: string): Promise<DomainsView> {
  const { membership, staff: _staff, ...gate } = await staffPage(slug);
  return inShop(gate, async (ctx) => {
    const shop = await getShop(ctx);
    const ownHost = new URL(env().publicUrl).hostname;
    const rows = await listDomains(ctx);
    const { published } = await getBrand(ctx);
    return {
      shop: slug,
      address: `${env().publicUrl}/s/${slug}`,
      domains: rows.map((row) =>
        wordDomain(row, { url: ownUrl(row.host), ownHost, zone: shop.timeZone, now: ctx.now }),
      ),
      besideConsole: rows.filter((row) => isSameSite(row.host, ownHost)).map((row) => row.host),
      senderDomain: published.contact.email?.split('@')[1] ?? '',
      mayWrite: may(membership.role, 'shop:write'),
    };
  });
}
