import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { AppError } from '@/lib/core/errors';
import { loadWizard, type Wizard } from '@/lib/returns/loaders';

/**
 * The wizard behind this request's link. A link that opens nothing goes to its own page, which says so in the shop's
 * dress; one that shows the status only goes to the look-up that opens more.
 */
export async function loadFlow(shop: string, token: string): Promise<Wizard> {
  const list = await headers();
  try {
    return await loadWizard(shop, token, list.get('x-lang') || null, list.get('accept-language'));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    redirect(error.code === 'FORBIDDEN' ? `/s/${shop}/returns` : `/s/${shop}/track/${token}`);
  }
}
