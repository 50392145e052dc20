import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { isId } from '@/lib/core/ids';
import type { WebhookEndpointRead } from '../schema';
import { listEndpoints } from './list-endpoints';

/** One endpoint. Throws NOT_FOUND for an unknown or foreign one. */
export async function getEndpoint(ctx: Ctx, input: { id: string }): Promise<WebhookEndpointRead> {
  const [found] = isId(input.id) ? await listEndpoints(ctx, input) : [];
  if (!found) throw notFound('webhook endpoint');
  return found;
}
