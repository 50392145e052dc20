import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { AppError } from '@/lib/core/errors';
import { loadWizard, type Wizard } from '@/lib/returns/loaders';

/** The wizard behind this request's link; the calm 404 for a link that opens nothing or may not act. */
export async function loadFlow(shop: string, token: string): Promise<Wizard> {
  const list = await headers();
  try {
    return await loadWizard(shop, token, list.get('x-lang') || null, list.get('accept-language'));
  } catch (error) {
    if (error instanceof AppError) notFound();
    throw error;
  }
}
