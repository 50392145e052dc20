import type { Ctx } from '@/lib/core/context';
import { getShop } from '@/lib/shops/queries/get-shop';
import { wordConnection } from '../rules/word-connection';
import { wordUnknownCode } from '../rules/word-unknown-code';
import type { ConnectionsView } from '../types';
import { countInbox } from './count-inbox';
import { listConnections } from './list-connections';
import { listUnknownCodes } from './list-unknown-codes';

const CODES_SHOWN = 20;

/** The console's list of connections, with how full the inbox is. */
export async function readConnections(ctx: Ctx): Promise<ConnectionsView> {
  const { slug, timeZone } = await getShop(ctx);
  const connections = await listConnections(ctx);
  const counts = await countInbox(ctx);
  const unknown = await listUnknownCodes(ctx, { limit: CODES_SHOWN });
  return {
    connections: connections.map((one) => wordConnection(one, { zone: timeZone, now: ctx.now })),
    unknown: unknown.map((one) => wordUnknownCode(one, slug, ctx.now)),
    counts,
  };
}
