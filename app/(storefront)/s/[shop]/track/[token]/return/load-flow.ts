import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { AppError } from '@/lib/core/errors';
import { type OpenedWizard, openWizard } from '@/lib/returns/loaders';

/**
 * The wizard behind this request's link, or the dress to say in that the link shows the status only. A link that opens
 * nothing leads to its own document, which says so in the shop's house: a 404 made here would be blank without JavaScript.
 */
export async function openFlow(shop: string, token: string): Promise<OpenedWizard> {
  const list = await headers();
  try {
    return await openWizard(shop, token, list.get('x-lang') || null, list.get('accept-language'));
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'NOT_FOUND') throw error;
    redirect(`/s/${encodeURIComponent(shop)}/track/${encodeURIComponent(token)}`);
  }
}
