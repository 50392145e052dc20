import PostalMime from 'postal-mime';
import { expect, it } from 'vitest';
import { webhookDeliveries } from '@/db/schema/webhooks';
import { NOW, testPool, withCommittedShop } from '@/db/testing/test-db';
import { systemGate } from '@/lib/auth/system';
import { newId } from '@/lib/core/ids';
import { inShop } from '@/lib/core/unit-of-work';
import { smtpTransport } from '@/lib/notifications/adapters/smtp-transport';
import { startSmtpSink } from '@/lib/notifications/testing/smtp-sink';
import { changeRole } from '@/lib/shops/mutations/change-role';
import { inviteMember } from '@/lib/shops/mutations/invite-member';
import { claimDelivery } from '@/lib/webhooks/mutations/claim-delivery';
import { createWebhookEndpoint } from '@/lib/webhooks/mutations/create-webhook-endpoint';
import { publishEvent } from '@/lib/webhooks/mutations/publish-event';
import { settleDelivery } from '@/lib/webhooks/mutations/settle-delivery';
import { updateWebhookEndpoint } from '@/lib/webhooks/mutations/update-webhook-endpoint';
import { tellOwner } from './tell-owner';

const TRY = { number: 1, last: false };

/** Who is to be told of an endpoint, by the jobs that wait. */
async function toldOf(endpointId: string): Promise<string[]> {
  const client = await (await testPool()).connect();
  try {
    await client.query('set role none');
    const { rows } = await client.query<{ key: string }>(
      `select key from graphile_worker.jobs where task_identifier = 'tell-owner' and key like $1`,
      [`tell-owner:${endpointId}:%`],
    );
    return rows.map(({ key }) => key.split(':')[2] ?? '').sort();
  } finally {
    client.release(true);
  }
}

it('an endpoint that is stopped is told to every owner, and to nobody else', () =>
  withCommittedShop(async (shopId) => {
    const sink = await startSmtpSink();
    const transport = smtpTransport(sink.url);
    const gate = { ...systemGate(shopId, 'test'), now: NOW };
    const invite = (role: 'owner' | 'manager') =>
      inShop(gate, (ctx) => inviteMember(ctx, { email: `${role}-${newId()}@example.com`, name: `Jana ${role}`, role }));
    const [first, second, manager] = [await invite('owner'), await invite('owner'), await invite('manager')];
    const endpoint = await inShop(gate, async (ctx) => {
      const made = await createWebhookEndpoint(ctx, { url: 'https://hooks.example.com/x', events: ['*'], name: 'ERP' });
      await publishEvent(ctx, { type: 'brand.published', subject: newId(), data: async () => ({}) });
      const [delivery] = await ctx.db.select().from(webhookDeliveries);
      await claimDelivery(ctx, { deliveryId: delivery?.id ?? '' });
      expect(await toldOf(made.id)).toEqual([]);
      const gone = { status: 410, retryAfter: null, error: null, response: null, durationMs: 5, spread: 0 };
      await settleDelivery(ctx, { deliveryId: delivery?.id ?? '', endpointId: made.id, ...gone });
      return made;
    });
    expect(await toldOf(endpoint.id)).toEqual([first.userId, second.userId].sort());

    const tell = (userId: string) => tellOwner(gate, { endpointId: endpoint.id, userId }, TRY, transport);
    await tell(first.userId);
    // Neither who is no owner any more, nor anybody once it is on again.
    await inShop(gate, (ctx) => changeRole(ctx, { userId: second.userId, role: 'agent' }));
    await tell(second.userId);
    await tell(manager.userId);
    await inShop(gate, (ctx) => updateWebhookEndpoint(ctx, { id: endpoint.id, enabled: true }));
    await tell(first.userId);
    transport.close();
    await sink.close();
    expect(sink.received.map(({ to }) => to)).toEqual([[first.email]]);
    const mail = await PostalMime.parse(sink.received[0]?.raw ?? '');
    expect(mail.subject).toBe('Test shop: ERP hears nothing any more');
    expect(mail.text).toContain('It said that it is gone (410)');
    expect(mail.text).toMatch(new RegExp(`/console/\\S+/connections/webhooks/${endpoint.id}`));
  }));

it('another shop’s owner is told nothing', () =>
  withCommittedShop(async (shopId) => {
    const gate = { ...systemGate(shopId, 'test'), now: NOW };
    const endpoint = await inShop(gate, (ctx) =>
      createWebhookEndpoint(ctx, { url: 'https://hooks.example.com/x', events: ['*'] }),
    );
    await withCommittedShop(async (other) => {
      const theirs = { ...systemGate(other, 'test'), now: NOW };
      const { userId } = await inShop(theirs, (ctx) =>
        inviteMember(ctx, { email: `o-${newId()}@example.com`, name: 'O', role: 'owner' }),
      );
      await expect(tellOwner(theirs, { endpointId: endpoint.id, userId }, TRY)).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
    });
  }));
