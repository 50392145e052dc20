import { assertMaySpeak, type Grant, requireGrant } from '@/lib/access/require-grant';
import { returnToken } from '@/lib/access/return-link';
import type { Gate } from '@/lib/core/unit-of-work';
import type { ReportLinks } from '@/lib/reports/rules/build-pick-page';
import { reportTools } from '@/lib/reports/rules/report-words';
import { contactHref } from '@/lib/tracking/rules/next-action';
import type { Dress } from './dress';
import { shopFacts } from './open-order';
import type { PageRequest } from './serve-page';

/** Who speaks about a parcel: the holder of the order's link, or whoever was given the goods. */
export async function openSpeaker(page: PageRequest, token: string): Promise<{ gate: Gate; grant: Grant }> {
  const opened = await requireGrant({ slug: page.shop.slug, token, purpose: 'track', now: page.now });
  assertMaySpeak(opened.grant);
  return opened;
}

/** The order's pages around a report, in the language that was chosen. */
export function reportLinks(page: PageRequest, token: string, dress: Dress, orderNumber: string): ReportLinks {
  const self = `/s/${page.shop.slug}/track/${token}`;
  const contact = contactHref({}, shopFacts(page, dress.brand.contact), orderNumber, { t: dress.words });
  return {
    order: page.link(self),
    problem: (parcel, kind) => {
      const query = new URLSearchParams({ ...(parcel ? { parcel } : {}), ...(kind ? { kind } : {}) });
      return page.link(`${self}/problem${query.size > 0 ? `?${query}` : ''}`);
    },
    report: (id) => page.link(`${self}/problem/${id}`),
    person: contact ? [{ label: dress.words('action.talk'), href: contact }] : [],
  };
}

export const toolsFor = (dress: Dress, place: { country: string | null; zone: string }, now: Date) =>
  reportTools({ t: dress.words, locale: dress.locale, now, ...place });

/** The page of the return that settles a report; not for whoever was given the goods. */
export const moneyHref = (page: PageRequest, shopId: string, returnId: string | null, grant: Grant): string | null =>
  returnId && grant.scope === 'full'
    ? page.link(`/s/${page.shop.slug}/returns/${returnToken(shopId, returnId)}`)
    : null;
