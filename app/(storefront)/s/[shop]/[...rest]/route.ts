import { AppError } from '@/lib/core/errors';
import { servePage } from '@/lib/storefront/serve-page';

type Context = { params: Promise<{ shop: string }> };

/** Unknown paths of a shop stay in its brand. */
export const GET = async (request: Request, { params }: Context) =>
  servePage(request, (await params).shop, async () => {
    throw new AppError('NOT_FOUND', 'No such page.');
  });
