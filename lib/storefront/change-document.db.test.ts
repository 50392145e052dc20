import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { notifications } from '@/db/schema/access';
import { deliveryRequests } from '@/db/schema/delivery-requests';
import { get, linkOf, post, withOrder } from '@/db/testing/shopper-page';
import { staff } from '@/db/testing/test-db';
import { orderCode } from '@/lib/access/order-code';
import type { Ctx } from '@/lib/core/context';
import { inShop } from '@/lib/core/unit-of-work';
import { agree, underWay } from '@/lib/delivery/testing/asked-world';
import { answerChange, serveChange } from './change-document';
import { serveOrderPage } from './order-document';

type World = Parameters<Parameters<typeof withOrder>[0]>[0];
type Parcel = { id: string };

/** Another order of the shop with a parcel on its way, whose carrier may be asked everything by mail. */
const inChange = (run: (world: World & { parcel: Parcel; path: string }) => Promise<void>) =>
  withOrder(async (world) => {
    const { order, parcel } = await inShop({ shopId: world.shopId, actor: staff }, async (ctx) => {
      await agree(ctx);
      return underWay(ctx);
    });
    await run({ ...world, order, parcel, path: `/s/${world.slug}/track/${order.token}/change?parcel=${parcel.id}` });
  });

const read = async (answer: Promise<Response>) => {
  const response = await answer;
  return { status: response.status, html: await response.text(), location: response.headers.get('location') };
};
const rows = (world: World, orderId = world.order.id) =>
  inShop({ shopId: world.shopId, actor: staff }, (ctx: Ctx) =>
    ctx.db.select().from(deliveryRequests).where(eq(deliveryRequests.orderId, orderId)),
  );
const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';

describe('changing a delivery', () => {
  it('is offered on the order’s page, asked, seen there, and taken back', () =>
    inChange(async ({ path, ...world }) => {
      const { slug, order, parcel } = world;
      const opened = await read(serveOrderPage(get(`/s/${slug}/track/${order.token}`), slug, order.token));
      expect(opened.html).toContain(`/change?parcel=${parcel.id}`);
      const choices = await read(serveChange(get(path), slug, order.token));
      expect(choices.status).toBe(200);
      for (const kind of ['redeliver', 'safe_place', 'neighbour', 'hold_at_point', 'change_address', 'instructions'])
        expect(choices.html).toContain(`kind=${kind}`);
      const form = await read(serveChange(get(`${path}&kind=instructions`), slug, order.token));
      const press = hidden(form.html, 'press');
      const asked = { kind: 'instructions', press, text: 'Ring at "Petersen" <b>twice</b>' };
      const send = () => read(answerChange(post(path, asked), slug, order.token));
      // Two presses at once, and a third later.
      const answers = await Promise.all([send(), send()]);
      answers.push(await send());
      expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
      expect((await rows(world)).map(({ id, state }) => ({ id, state }))).toEqual([{ id: press, state: 'asked' }]);
      const seen = await read(serveChange(get(path), slug, order.token));
      expect(seen.html).toContain('&lt;b&gt;twice&lt;/b&gt;');
      expect(seen.html).not.toContain('kind=redeliver');
      const page = await read(serveOrderPage(get(`/s/${slug}/track/${order.token}`), slug, order.token));
      expect(page.html).toContain('Asked');
      expect((await read(answerChange(post(path, { withdraw: press }), slug, order.token))).status).toBe(303);
      expect((await rows(world))[0]?.state).toBe('withdrawn');
      const back = await read(serveChange(get(path), slug, order.token));
      expect(back.html).toContain('kind=redeliver');
    }));

  it('leads to the carrier’s own page with a note of what for, once a visit, and to nothing that page does not take', () =>
    withOrder(async (world) => {
      const { order, parcel } = await inShop({ shopId: world.shopId, actor: staff }, (ctx) => underWay(ctx));
      const here = { ...world, order };
      const path = `/s/${world.slug}/track/${order.token}/change?parcel=${parcel.id}`;
      const go = (to: string) => read(serveChange(get(`${path}&to=${to}`), world.slug, order.token));
      const { html } = await read(serveChange(get(path), world.slug, order.token));
      expect(html).toContain('&amp;to=neighbour');
      expect(html).not.toContain('&amp;to=instructions');
      const [first] = [await go('neighbour'), await go('neighbour')];
      expect(first).toMatchObject({ status: 303, location: expect.stringMatching(/^https:\/\/www\.dhl\.de\//) });
      expect((await go('safe_place')).status).toBe(303);
      expect((await go('instructions')).status).toBe(409);
      expect((await rows(here)).map(({ kind, state, road }) => [kind, state, road]).sort()).toEqual([
        ['neighbour', 'led', 'link'],
        ['safe_place', 'led', 'link'],
      ]);
      // Nothing waits for an answer: the page offers what it did, and shows no request.
      const after = await read(serveChange(get(path), world.slug, order.token));
      expect(after.html).toContain('&amp;to=neighbour');
      expect(after.html).not.toContain('name="withdraw"');
      const gift = await linkOf(here, 'gift');
      expect((await read(serveChange(get(`${path}&to=neighbour`), world.slug, gift))).status).toBe(403);
    }));

  it('two tabs with two wishes: one is asked, the other is told so', () =>
    inChange(async ({ path, ...world }) => {
      const send = (fields: Record<string, string>) =>
        read(answerChange(post(path, fields), world.slug, world.order.token));
      const answers = await Promise.all([
        send({ kind: 'safe_place', place: 'Garage' }),
        send({ kind: 'instructions', text: 'Ring twice' }),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
      expect(await rows(world)).toHaveLength(1);
    }));

  it('keeps what was typed and names what is missing', () =>
    inChange(async ({ path, slug, order, ...world }) => {
      const { status, html } = await read(
        answerChange(post(path, { kind: 'neighbour', name: 'Petersen', address: ' ' }), slug, order.token),
      );
      expect(status).toBe(422);
      expect(html).toContain('href="#address"');
      expect(html).toContain('value="Petersen"');
      const day = await read(answerChange(post(path, { kind: 'redeliver', day: '2020-01-01' }), slug, order.token));
      expect(day).toMatchObject({ status: 422 });
      expect(await rows({ ...world, slug, order })).toEqual([]);
    }));

  it('to another address asks for the code that went to the order’s own contact', () =>
    inChange(async ({ path, ...world }) => {
      const { slug, order, shopId } = world;
      const address = { kind: 'change_address', name: 'Jana', line1: 'Allee 2', postal_code: '20095', city: 'Hamburg' };
      const send = (fields: Record<string, string>) => read(answerChange(post(path, fields), slug, order.token));
      const first = await send({ ...address, press: crypto.randomUUID() });
      expect(first.status).toBe(200);
      expect(first.html).toContain('j•••@example.com');
      const codeId = hidden(first.html, 'codeId');
      const press = hidden(first.html, 'press');
      expect(await rows(world)).toEqual([]);
      const sent = await inShop({ shopId, actor: staff }, (ctx) =>
        ctx.db.select().from(notifications).where(eq(notifications.event, 'order.code')),
      );
      expect(sent.map(({ recipient }) => recipient)).toEqual([order.email]);
      const code = orderCode(shopId, codeId);
      expect(first.html).not.toContain(code);
      const wrong = await send({ ...address, press, codeId, code: code === '000000' ? '000001' : '000000' });
      expect(wrong.status).toBe(422);
      expect(wrong.html).toContain('value="Allee 2"');
      // No code, none of ours, and somebody else’s.
      expect((await send({ ...address, press, codeId })).status).toBe(422);
      expect((await send({ ...address, press, codeId: crypto.randomUUID(), code })).status).toBe(422);
      expect(await rows(world)).toEqual([]);
      const answers = await Promise.all([1, 2].map(() => send({ ...address, press, codeId, code })));
      expect(answers.map(({ status }) => status)).toContain(303);
      expect(await rows(world)).toMatchObject([
        { kind: 'change_address', wanted: { city: 'Hamburg' }, state: 'asked' },
      ]);
      expect((await send({ ...address, press, codeId, code })).status).toBe(303);
      expect(await rows(world)).toHaveLength(1);
    }));

  it('is for whoever holds the whole order, of this shop, and sent from here', () =>
    inChange(async ({ path, ...world }) => {
      const { slug, order } = world;
      for (const scope of ['gift', 'status'] as const) {
        const token = await linkOf(world, scope);
        expect((await read(serveChange(get(path), slug, token))).status).toBe(403);
        expect((await read(answerChange(post(path, { kind: 'instructions', text: 'x' }), slug, token))).status).toBe(
          403,
        );
        const page = await read(serveOrderPage(get(`/s/${slug}/track/${token}`), slug, token));
        expect(page.html).not.toContain('/change?');
      }
      const elsewhere = post(path, { kind: 'instructions', text: 'x' }, { origin: 'https://evil.test' });
      expect((await read(answerChange(elsewhere, slug, order.token))).status).toBe(403);
      expect(await rows(world)).toEqual([]);
      // A parcel of another order is not there.
      await withOrder(async (theirs) => {
        const there = `/s/${theirs.slug}/track/${theirs.order.token}/change?parcel=${world.parcel.id}`;
        expect((await read(serveChange(get(there), theirs.slug, theirs.order.token))).status).toBe(404);
        expect((await read(serveChange(get(path), theirs.slug, order.token))).status).toBe(404);
      });
    }));
});
