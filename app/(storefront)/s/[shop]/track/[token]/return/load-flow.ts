import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { type OpenedWizard, openWizard, type Wizard } from '@/lib/returns/loaders';

/** The wizard behind this request's link, or why there is none and the dress to say it in. */
export async function openFlow(shop: string, token: string): Promise<OpenedWizard> {
  const list = await headers();
  return openWizard(shop, token, list.get('x-lang') || null, list.get('accept-language'));
}

/** The wizard; a 404 for a link that opens nothing or may not act, of which the layout speaks. */
export async function loadFlow(shop: string, token: string): Promise<Wizard> {
  const { wizard } = await openFlow(shop, token);
  return wizard ?? notFound();
}
