import type { Ctx } from '@/lib/core/context';
import { getShop } from '@/lib/shops/queries/get-shop';
import { wordConnection } from '../rules/word-connection';
import type { ConnectionsView } from '../types';
import { countInbox } from './count-inbox';
import { listConnections } from './list-connections';

/** The console's list of connections, with how full the inbox is. */
export async function readConnections(ctx: Ctx): Promise<ConnectionsView> {
  const { timeZone } = await getShop(ctx);
  const connections = await listConnections(ctx);
  const counts = await countInbox(ctx);
  return { connections: connections.map((one) => wordConnection(one, { zone: timeZone, now: ctx.now })), counts };
}
