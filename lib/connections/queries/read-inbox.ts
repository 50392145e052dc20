import { ROWS } from '@/lib/console/constants';
import type { ConsolePage } from '@/lib/console/types';
import type { Ctx } from '@/lib/core/context';
import { readCursor } from '@/lib/core/paging';
import { getShop } from '@/lib/shops/queries/get-shop';
import { wordInbox } from '../rules/word-inbox';
import type { InboxQuery } from '../schema';
import type { InboxMessageView, InboxRow } from '../types';
import { getInboxMessage } from './get-inbox-message';
import { listInbox } from './list-inbox';
import { nameConnections } from './name-connections';

/** A page of the console's inbox: what waits, or what was understood. */
export async function readInbox(ctx: Ctx, query: InboxQuery): Promise<ConsolePage<InboxRow>> {
  const shop = await getShop(ctx);
  const page = await listInbox(ctx, {
    limit: ROWS,
    after: query.cursor ? readCursor(query.cursor) : null,
    state: query.tab === 'waiting' ? 'parked' : 'processed',
    connectionId: query.connection ?? undefined,
  });
  const names = await nameConnections(ctx, { ids: page.data.map(({ connectionId }) => connectionId) });
  const clock = { zone: shop.timeZone, now: ctx.now };
  return {
    rows: page.data.map((entry) =>
      wordInbox({ ...entry, connectionName: names.get(entry.connectionId) ?? null }, shop.slug, clock),
    ),
    next_cursor: page.next_cursor,
  };
}

/** A page shows so many characters of a body; the rest serves nobody's eyes. */
const SHOWN = 200_000;

/** One message of the inbox with its body. Throws NOT_FOUND for an unknown or foreign one. */
export async function readInboxMessage(ctx: Ctx, input: { id: string; mayReplay: boolean }): Promise<InboxMessageView> {
  const shop = await getShop(ctx);
  const { body, ...entry } = await getInboxMessage(ctx, input);
  const names = await nameConnections(ctx, { ids: [entry.connectionId] });
  const clock = { zone: shop.timeZone, now: ctx.now };
  const row = wordInbox({ ...entry, connectionName: names.get(entry.connectionId) ?? null }, shop.slug, clock);
  return {
    ...row,
    body: body.slice(0, SHOWN),
    pretty: body.length > 5 * SHOWN ? null : (prettyJson(body)?.slice(0, SHOWN) ?? null),
    isCut: body.length > SHOWN,
    mayReplay: input.mayReplay,
  };
}

function prettyJson(body: string): string | null {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return null;
  }
}
