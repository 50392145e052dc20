import { ROWS } from '@/lib/console/constants';
import type { Ctx } from '@/lib/core/context';
import { getShop } from '@/lib/shops/queries/get-shop';
import { wordDelivery, wordEndpoint } from '../rules/word-endpoint';
import type { DeliveryView, EndpointView } from '../types';
import { getEndpoint } from './get-endpoint';
import { listDeliveries } from './list-deliveries';
import { listEndpoints } from './list-endpoints';

/** The console's list of endpoints. */
export async function readEndpoints(ctx: Ctx): Promise<EndpointView[]> {
  const { timeZone: zone } = await getShop(ctx);
  return (await listEndpoints(ctx)).map((one) => wordEndpoint(one, { zone, now: ctx.now }));
}

/** One endpoint with what was last sent to it. Throws NOT_FOUND for an unknown or foreign one. */
export async function readEndpoint(
  ctx: Ctx,
  input: { id: string },
): Promise<{ endpoint: EndpointView; deliveries: DeliveryView[] }> {
  const { timeZone: zone } = await getShop(ctx);
  const endpoint = await getEndpoint(ctx, input);
  const { data } = await listDeliveries(ctx, { endpointId: endpoint.id, limit: ROWS, after: null });
  const clock = { zone, now: ctx.now };
  return { endpoint: wordEndpoint(endpoint, clock), deliveries: data.map((one) => wordDelivery(one, clock)) };
}
