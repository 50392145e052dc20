import { expect, it } from 'vitest';
import { withTestDb } from '@/db/testing/test-db';
import type { Source } from '@/lib/carriers/types';
import type { Ctx } from '@/lib/core/context';
import { newId } from '@/lib/core/ids';
import { createConnection } from '../mutations/create-connection';
import { receiveDeliveries } from '../mutations/receive-deliveries';
import { removeConnection } from '../mutations/remove-connection';
import { readConnections } from './read-connections';
import { readInbox, readInboxMessage } from './read-inbox';

const WAITING = { tab: 'waiting', connection: null, cursor: null } as const;

async function connect(ctx: Ctx, name: string): Promise<(body: string) => Promise<string>> {
  const source: Source = 'generic';
  const { id: connectionId } = await createConnection(ctx, { source, name });
  return async (body) => {
    await receiveDeliveries(ctx, [{ connectionId, source, dedupeKey: newId(), body }]);
    return connectionId;
  };
}

it('holds what waits with its reason, by connection, and names one that is gone', () =>
  withTestDb(async (t) => {
    const ctx = await t.as(await t.createShop());
    const depot = await connect(ctx, 'Depot');
    const till = await connect(ctx, 'Till');
    const depotId = await depot('<b>not JSON</b>');
    await till(
      JSON.stringify({
        shipment_external_id: 'p-1',
        events: [{ status: 'delivered', occurred_at: ctx.now.toISOString() }],
      }),
    );
    const { rows } = await readInbox(ctx, WAITING);
    expect(rows.map(({ from, badge }) => `${from}: ${badge.label}`).sort()).toEqual([
      'Depot: Needs a look',
      'Till: Waits',
    ]);
    expect((await readConnections(ctx)).counts).toEqual({ waiting: 2, understoodToday: 0 });
    expect((await readInbox(ctx, { ...WAITING, tab: 'understood' })).rows).toEqual([]);
    await removeConnection(ctx, { id: depotId });
    const left = await readInbox(ctx, { ...WAITING, connection: depotId });
    expect(left.rows).toMatchObject([{ from: 'Depot' }]);
    const message = await readInboxMessage(ctx, { id: left.rows[0]?.id ?? '', mayReplay: true });
    expect(message).toMatchObject({ body: '<b>not JSON</b>', pretty: null, isCut: false });
  }));

it('of another shop is not there', () =>
  withTestDb(async (t) => {
    const ctx = await t.as(await t.createShop());
    await (await connect(ctx, 'Depot'))('{}');
    const id = (await readInbox(ctx, WAITING)).rows[0]?.id ?? '';
    const other = await t.as(await t.createShop());
    expect((await readInbox(other, WAITING)).rows).toEqual([]);
    expect(await readConnections(other)).toEqual({
      connections: [],
      unknown: [],
      counts: { waiting: 0, understoodToday: 0 },
    });
    for (const one of [id, 'no id'])
      await expect(readInboxMessage(other, { id: one, mayReplay: true })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  }));
