import { eq } from 'drizzle-orm';
import { afterEach, describe, expect, it } from 'vitest';
import { deliveryRequests } from '@/db/schema/delivery-requests';
import { inbox } from '@/db/schema/shipments';
import { NOW, staff, withCommittedShop } from '@/db/testing/test-db';
import { systemGate } from '@/lib/auth/system';
import { storeAnswers } from '@/lib/connections/mutations/store-answers';
import type { Ctx, ShopId } from '@/lib/core/context';
import { newId } from '@/lib/core/ids';
import { inShop } from '@/lib/core/unit-of-work';
import { askDelivery } from '@/lib/delivery/mutations/ask-delivery';
import { claimRequest } from '@/lib/delivery/mutations/claim-request';
import { agree, connectCourier, underWay } from '@/lib/delivery/testing/asked-world';
import { type Behaviour, courierServer } from '@/lib/delivery/testing/courier-server';
import { MailRefused } from '@/lib/notifications/adapters/mail-message';
import type { OutgoingMail } from '@/lib/notifications/types';
import { sendDeliveryRequest } from './send-delivery-request';

const WISH = { kind: 'safe_place', wanted: { place: 'Garage, links' } } as const;
let courier: Awaited<ReturnType<typeof courierServer>> | undefined;
afterEach(async () => {
  await courier?.close();
  courier = undefined;
});

type World = {
  shopId: ShopId;
  act: <T>(run: (ctx: Ctx) => Promise<T>) => Promise<T>;
  requestId: string;
  send: (transport?: {
    send: (mail: OutgoingMail) => Promise<{ reference: string }>;
    close: () => void;
  }) => Promise<void>;
  row: () => Promise<typeof deliveryRequests.$inferSelect>;
};

/** A shop with one wish about one parcel; to a courier that behaves so, else to the agreement's contact. */
const inWorld = (behave: ((attempt: number) => Behaviour) | null, run: (world: World) => Promise<void>) =>
  withCommittedShop(async (shopId) => {
    const act = <T>(work: (ctx: Ctx) => Promise<T>) => inShop({ shopId, actor: staff, now: NOW }, work);
    let secret = '';
    if (behave) {
      courier = await courierServer(() => secret, behave);
      const { url } = courier;
      ({ secret } = await act((ctx) => connectCourier(ctx, url)));
    }
    const { requestId } = await act(async (ctx) => {
      await agree(ctx);
      const { parcel } = await underWay(ctx);
      return askDelivery(ctx, { shipmentId: parcel.id, wish: WISH });
    });
    const gate = { ...systemGate(shopId, 'send-delivery-request'), now: NOW };
    await run({
      shopId,
      act,
      requestId,
      send: (transport) => sendDeliveryRequest(gate, { requestId }, undefined, transport),
      row: () =>
        act(async (ctx) => {
          const [row] = await ctx.db.select().from(deliveryRequests).where(eq(deliveryRequests.id, requestId));
          if (!row) throw new Error('gone');
          return row;
        }),
    });
  });

describe('a courier’s own program', () => {
  it('gets it signed, with everything it needs, and answers at once by the same scheme', () =>
    inWorld(
      () => ({ status: 200, answer: { state: 'confirmed', answer: 'Machen wir.', reference: 'V-7' } }),
      async ({ send, row, requestId }) => {
        await send();
        expect(await row()).toMatchObject({ state: 'confirmed', answer: 'Machen wir.', reference: 'V-7' });
        expect(courier?.taken[0]).toMatchObject({
          id: requestId,
          isSigned: true,
          body: {
            type: 'delivery_request.asked',
            data: {
              id: requestId,
              kind: 'safe_place',
              wanted: { place: 'Garage, links' },
              carrier: 'dhl_de',
              shipping_address: { city: 'Berlin' },
              answer_url: expect.stringMatching(/\/api\/hooks\/[0-9a-f-]{36}$/),
            },
          },
        });
      },
    ));

  it.each([
    ['an answer nobody signed', { status: 200, answer: { state: 'confirmed' }, isSigned: false }, 'sent'],
    ['a signed word that it will look', { status: 202, answer: { state: 'accepted', reference: 'V-8' } }, 'sent'],
    ['a signed no', { status: 200, answer: { state: 'refused', answer: 'Voll.' } }, 'refused'],
    ['that it has it already', { status: 409 }, 'sent'],
    ['nothing but a yes to the post', { status: 204 }, 'sent'],
    ['a breakdown', { status: 503 }, 'asked'],
  ] as [string, Behaviour, string][])('%s leaves it %o: %s', (_, behaviour, state) =>
    inWorld(
      () => behaviour,
      async ({ send, row }) => {
        await send();
        expect((await row()).state).toBe(state);
      },
    ),
  );

  it('that does not know the address is followed by a mail to a person there', () =>
    inWorld(
      () => ({ status: 404 }),
      async ({ send, row }) => {
        await send();
        expect(await row()).toMatchObject({ state: 'asked', road: 'mail', lastError: 'status 404' });
        const mails: OutgoingMail[] = [];
        await send({ send: async (mail) => ({ reference: `${mails.push(mail)}` }), close: () => {} });
        expect(await row()).toMatchObject({ state: 'sent', road: 'mail' });
        expect(mails[0]?.to).toBe('dispo@courier.test');
      },
    ));

  it('killed between its yes and our record, it is told again under the same id and does it once', () =>
    inWorld(
      (attempt) => (attempt === 1 ? { status: 202 } : { status: 409 }),
      async ({ act, send, row, requestId, shopId }) => {
        // The first try ends after the courier has it: claimed, told, never recorded.
        const work = await act((ctx) => claimRequest(ctx, { requestId }));
        const { courierEndpoint } = await import('@/lib/delivery/adapters/courier-endpoint');
        const { signWebhook } = await import('@/lib/webhooks/sign-webhook');
        if (!work?.program) throw new Error('no program');
        const { secret } = work.program;
        await courierEndpoint.send(work, {
          now: NOW,
          answerUrl: `https://shop.test/${shopId}`,
          answerBy: NOW,
          sign: (id, body) => signWebhook({ id, body, sentAt: NOW }, [secret]),
        });
        expect(await row()).toMatchObject({ state: 'asked', attempts: 1 });
        await send();
        expect(await row()).toMatchObject({ state: 'sent', attempts: 2 });
        expect(courier?.taken).toHaveLength(2);
        expect(courier?.done()).toEqual([requestId]);
      },
    ));

  it('answers later through its connection, and through no other', () =>
    inWorld(
      () => ({ status: 202 }),
      async ({ act, send, row, requestId }) => {
        await send();
        const told = [{ request_id: requestId, state: 'confirmed', answer: 'Ja.', reference: null }] as const;
        const by = (connectionId: string) =>
          act(async (ctx) => {
            const inboxId = newId();
            await ctx.db.insert(inbox).values({
              shopId: ctx.shopId,
              id: inboxId,
              connectionId,
              source: 'generic',
              dedupeKey: inboxId,
              body: '{}',
              state: 'processed',
              receivedAt: NOW,
            });
            return storeAnswers(ctx, inboxId, told);
          });
        const { connectionId } = await row();
        const other = await act((ctx) => connectCourier(ctx, 'https://other.test/', 'dpd'));
        expect(await by(other.connectionId)).toMatchObject([{ reason: 'refused' }]);
        expect((await row()).state).toBe('sent');
        expect(await by(connectionId ?? '')).toEqual([]);
        expect(await row()).toMatchObject({ state: 'confirmed', answer: 'Ja.' });
        expect(await by(connectionId ?? '')).toEqual([]);
      },
    ));
});

describe('a mail to the carrier', () => {
  it('holds every fact, answers go to the shop, and a repeat has the same Message-ID', () =>
    inWorld(null, async ({ act, send, row, requestId }) => {
      const mails: OutgoingMail[] = [];
      const transport = { send: async (mail: OutgoingMail) => ({ reference: `${mails.push(mail)}` }), close: () => {} };
      // Killed before the record: claimed and sent, and again.
      await act((ctx) => claimRequest(ctx, { requestId }));
      await send(transport);
      await send(transport);
      expect(mails).toHaveLength(1);
      const [mail] = mails;
      expect(mail).toMatchObject({ to: 'dispo@courier.test', id: requestId });
      expect(mail?.messageId).toContain(requestId);
      for (const fact of ['Garage, links', '4711', 'Torstraße 1', requestId]) {
        expect(mail?.text).toContain(fact);
        expect(mail?.html).toContain(fact);
      }
      expect(mail?.text).not.toContain('jana@example.com');
      expect(await row()).toMatchObject({ state: 'sent', attempts: 2 });
    }));

  it.each([
    ['refused for good', new MailRefused('550 no such user'), 'failed'],
    ['not taken now', Object.assign(new Error('try later'), { code: 'ECONNREFUSED' }), 'asked'],
  ] as const)('%s: %s', (_, error, state) =>
    inWorld(null, async ({ send, row }) => {
      await send({ send: () => Promise.reject(error), close: () => {} });
      expect(await row()).toMatchObject({ state, lastError: expect.stringContaining(error.message) });
    }),
  );
});
