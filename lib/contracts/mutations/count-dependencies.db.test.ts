import PostalMime from 'postal-mime';
import { expect, it } from 'vitest';
import { addEvent } from '@/db/testing/factories/add-event';
import { createOrder } from '@/db/testing/factories/create-order';
import { createShipment } from '@/db/testing/factories/create-shipment';
import { NOW, testPool, withCommittedShop } from '@/db/testing/test-db';
import { systemGate } from '@/lib/auth/system';
import { newId } from '@/lib/core/ids';
import { inShop } from '@/lib/core/unit-of-work';
import { tellDependency } from '@/lib/jobs/tasks/tell-dependency';
import { smtpTransport } from '@/lib/notifications/adapters/smtp-transport';
import { startSmtpSink } from '@/lib/notifications/testing/smtp-sink';
import { inviteMember } from '@/lib/shops/mutations/invite-member';
import { listDependencies } from '../queries/list-dependencies';
import { countDependencies } from './count-dependencies';

const TRY = { number: 1, last: false };

/** Levels that somebody is to be told of, by the jobs that wait. */
async function toldOf(shopId: string): Promise<string[]> {
  const client = await (await testPool()).connect();
  try {
    await client.query('set role none');
    const { rows } = await client.query<{ key: string }>(
      `select key from graphile_worker.jobs where task_identifier = 'tell-dependency' and key like $1`,
      [`tell-dependency:${shopId}:%`],
    );
    return rows
      .map(({ key }) =>
        key
          .split(':')
          .filter((_, n) => n === 2 || n === 4)
          .join(' '),
      )
      .sort();
  } finally {
    client.release(true);
  }
}

it('what a shop depends on stands written down, and its owners hear of each level once', () =>
  withCommittedShop(async (shopId) => {
    const sink = await startSmtpSink();
    const transport = smtpTransport(sink.url);
    const gate = { ...systemGate(shopId, 'test'), now: NOW };
    const owner = await inShop(gate, (ctx) =>
      inviteMember(ctx, { email: `owner-${newId()}@example.com`, name: 'Jana', role: 'owner' }),
    );
    const agent = await inShop(gate, (ctx) =>
      inviteMember(ctx, { email: `agent-${newId()}@example.com`, name: 'Ole', role: 'agent' }),
    );
    const send = (carrier: string, parcels: number) =>
      inShop(gate, async (ctx) => {
        const order = await createOrder(ctx);
        for (let n = 0; n < parcels; n++)
          await addEvent(ctx, await createShipment(ctx, order, { carrier, lines: [] }), { status: 'in_transit' });
      });
    const count = () => inShop(gate, countDependencies);
    const found = async () => (await inShop(gate, listDependencies)).map(({ carrier, level }) => [carrier, level]);
    // Four of fourteen, 29 %, three of fourteen each the others, 21 %.
    await send('dpd', 4);
    for (const carrier of ['ups', 'fedex', 'usps']) await send(carrier, 3);
    await send('la_poste', 1);
    await count();
    await count();
    expect(await found()).toEqual([['dpd', 'speak']]);
    expect(await toldOf(shopId)).toEqual(['dpd speak']);
    // Six of sixteen, 37 %.
    await send('dpd', 2);
    await count();
    await count();
    expect(await found()).toEqual([['dpd', 'warn']]);
    expect(await toldOf(shopId)).toEqual(['dpd speak', 'dpd warn']);

    const tell = (userId: string, carrier = 'dpd') => tellDependency(gate, { carrier, userId }, TRY, transport);
    await tell(owner.userId);
    await tell(agent.userId);
    await tell(owner.userId, 'ups');
    transport.close();
    await sink.close();
    expect(sink.received.map(({ to }) => to)).toEqual([[owner.email]]);
    const mail = await PostalMime.parse(sink.received[0]?.raw ?? '');
    expect(mail.subject).toBe('Test shop: much depends on DPD');
    expect(mail.text?.replace(/\s+/g, ' ')).toMatch(/DPD carries 38 % of your parcels.*past the 30 %/);
    expect(mail.text).toMatch(/\/console\/\S+\/carriers\/dpd/);

    // As another shop: nothing of it, and nothing changed by its count.
    await withCommittedShop(async (other) => {
      const theirs = { ...systemGate(other, 'test'), now: NOW };
      await inShop(theirs, countDependencies);
      expect(await inShop(theirs, listDependencies)).toEqual([]);
    });
    expect(await found()).toEqual([['dpd', 'warn']]);

    // Others have come to carry more: over, and the row is gone.
    for (const carrier of ['ups', 'fedex', 'usps', 'la_poste']) await send(carrier, 4);
    await count();
    expect(await found()).toEqual([]);
    expect(await toldOf(shopId)).toEqual(['dpd speak', 'dpd warn']);
  }));
