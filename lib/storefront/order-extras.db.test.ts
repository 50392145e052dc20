import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { grants, pageViews } from '@/db/schema/access';
import { deliveryPhotos } from '@/db/schema/shipments';
import { countWaits } from '@/db/testing/count-waits';
import { addEvent } from '@/db/testing/factories/add-event';
import { createOrder } from '@/db/testing/factories/create-order';
import { createShipment } from '@/db/testing/factories/create-shipment';
import { get, linkOf, post, withOrder } from '@/db/testing/shopper-page';
import { staff, testPool } from '@/db/testing/test-db';
import { newId } from '@/lib/core/ids';
import { inShop } from '@/lib/core/unit-of-work';
import { reportEvents } from '@/lib/tracking/mutations/report-events';
import { serveDeliveryCalendar } from './delivery-calendar';
import { serveDeliveryPhoto } from './delivery-photo';
import { writeViews } from './note-view';
import { serveOrderPage } from './order-document';
import { answerShare, serveShare } from './share-document';
import { serveViews } from './views-document';

type World = Parameters<Parameters<typeof withOrder>[0]>[0];

const PHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Safari/604.1';
const page = async (answer: Promise<Response>) => {
  const response = await answer;
  return { status: response.status, html: await response.text(), headers: response.headers };
};
const opened = (world: World, token: string, headers: Record<string, string> = {}) =>
  page(
    serveOrderPage(
      new Request(`http://localhost:3000/s/${world.slug}/track/${token}`, {
        headers: { 'user-agent': PHONE, ...headers },
      }),
      world.slug,
      token,
    ),
  );

/** Another order of the shop, whose parcel comes in two days, between ten and one. */
async function onItsWay(world: World): Promise<World & { day: string }> {
  const day = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
  const eta = { earliest: `${day}T10:00:00Z`, latest: `${day}T13:00:00Z` };
  const order = await inShop({ shopId: world.shopId, actor: staff }, async (ctx) => {
    const made = await createOrder(ctx, { number: 'PL-1002', lines: [{ title: 'Marker boots' }] });
    const { externalId } = await createShipment(ctx, made);
    await reportEvents(ctx, { externalId, events: [{ status: 'in_transit', eta }] });
    return made;
  });
  return { ...world, order, day };
}

async function share(world: World, fields: Record<string, string>) {
  const path = `/s/${world.slug}/track/${world.order.token}/share`;
  return answerShare(post(path, fields), world.slug, world.order.token);
}
const sharedUrls = (html: string) =>
  [...html.matchAll(/value="[^"]*\/track\/([A-Za-z0-9_-]{43})"/g)].map(([, token]) => token ?? '');

describe('the calendar file', () => {
  it('holds the hours of what is to come, for every link, and nothing that it may not see', () =>
    withOrder(async (delivered) => {
      const world = await onItsWay(delivered);
      const { day } = world;
      for (const scope of ['full', 'gift', 'status'] as const) {
        const token = await linkOf(world, scope);
        const { status, html, headers } = await page(serveDeliveryCalendar(get('/x'), world.slug, token));
        expect(status).toBe(200);
        expect(headers.get('content-type')).toContain('text/calendar');
        expect(html).toContain(`DTSTART:${day.replaceAll('-', '')}T100000Z`);
        expect(html.includes('Marker boots')).toBe(scope !== 'status');
        expect((await opened(world, token)).html).toContain(`/track/${token}/calendar`);
      }
    }));

  it('is a calm 404 where no day is known', () =>
    withOrder(async (world) => {
      expect((await page(serveDeliveryCalendar(get('/x'), world.slug, world.order.token))).status).toBe(404);
    }));
});

describe('structured data', () => {
  it('is on the page, whole, and no wider than the link', () =>
    withOrder(async (delivered) => {
      const world = await onItsWay(delivered);
      const data = async (scope: 'full' | 'status') => {
        const { html } = await opened(world, await linkOf(world, scope));
        return JSON.parse(/<script type="application\/ld\+json"[^>]*>(.*?)<\/script>/.exec(html)?.[1] ?? 'null');
      };
      expect(await data('full')).toMatchObject({ '@type': 'ParcelDelivery', itemShipped: [{ name: 'Marker boots' }] });
      expect(JSON.stringify(await data('status'))).not.toMatch(/Marker|Potsdam|trackingNumber/);
    }));
});

describe('sharing', () => {
  it('makes a link that shows no prices and no buyer, opens at once and not after it was taken back', () =>
    withOrder(async (delivered) => {
      const world = await onItsWay(delivered);
      const made = await share(world, { label: 'Oma', sees: 'gift', days: '7' });
      expect(made.status).toBe(303);
      const listed = await page(serveShare(get(made.headers.get('location') ?? ''), world.slug, world.order.token));
      expect(listed.html).toContain('The link for Oma is ready.');
      const [token = ''] = sharedUrls(listed.html);
      const shown = await opened(world, token);
      expect(shown.status).toBe(200);
      expect(shown.html).toContain('Marker boots');
      for (const secret of ['149.00', 'Jana', '/share', '/views']) expect(shown.html).not.toContain(secret);

      const id = /name="revoke" value="([^"]+)"/.exec(listed.html)?.[1] ?? '';
      expect((await share(world, { revoke: id })).status).toBe(303);
      expect((await opened(world, token)).status).toBe(404);
      const after = await page(serveShare(get('/x'), world.slug, world.order.token));
      expect(sharedUrls(after.html)).toEqual([]);
      expect(after.html).toContain('Taken back');
    }));

  it('shows the status alone where that was chosen', () =>
    withOrder(async (delivered) => {
      const world = await onItsWay(delivered);
      await share(world, { label: 'Front desk', sees: 'status', days: '7' });
      const [token = ''] = sharedUrls((await page(serveShare(get('/x'), world.slug, world.order.token))).html);
      const { html } = await opened(world, token);
      for (const secret of ['Marker boots', 'Potsdam', 'Jana', '149']) expect(html).not.toContain(secret);
    }));

  it('says what is missing, and keeps what was typed', () =>
    withOrder(async (world) => {
      const { status, html } = await page(share(world, { label: '  ', sees: 'gift', days: '90' }));
      expect(status).toBe(422);
      expect(html).toContain('Say in a word who the link is for.');
      expect(html).toMatch(/value="gift"[^>]*checked|checked[^>]*value="gift"/);
    }));

  it('is for whoever holds the whole order, not for those it was shared with, nor from elsewhere', () =>
    withOrder(async (world) => {
      for (const scope of ['gift', 'status'] as const) {
        const token = await linkOf(world, scope);
        expect((await page(serveShare(get('/x'), world.slug, token))).status).toBe(403);
        expect((await page(serveViews(get('/x'), world.slug, token))).status).toBe(403);
        expect((await page(answerShare(post('/x', { label: 'Me', sees: 'gift' }), world.slug, token))).status).toBe(
          403,
        );
      }
      const foreign = new Request('http://localhost:3000/x', {
        method: 'POST',
        headers: { origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' },
        body: new URLSearchParams({ label: 'Me' }),
      });
      expect((await page(answerShare(foreign, world.slug, world.order.token))).status).toBe(403);
      await withOrder(async (theirs) => {
        expect((await page(serveShare(get('/x'), theirs.slug, world.order.token))).status).toBe(404);
      });
    }));
});

describe('who has looked', () => {
  it('is noted once an hour, shown to the holder, and asks for no second round trip', () =>
    withOrder(async (world) => {
      const { order, shopId, slug } = world;
      await opened(world, order.token);
      await writeViews();
      const { roundTrips } = await countWaits(await testPool(), () => opened(world, order.token));
      expect(roundTrips).toBeLessThanOrEqual(2);
      await opened(world, order.token, { 'user-agent': 'curl/8' });
      await page(serveOrderPage(get(`/s/${slug}/track/${order.token}?fragment=1`), slug, order.token));
      await writeViews();
      const rows = await inShop({ shopId, actor: staff }, (ctx) =>
        ctx.db
          .select()
          .from(pageViews)
          .where(and(eq(pageViews.shopId, shopId), eq(pageViews.orderId, order.id))),
      );
      expect(rows.map(({ device }) => device).sort()).toEqual(['phone', 'program']);
      expect(rows.every(({ at }) => at.getTime() % 3_600_000 === 0)).toBe(true);
      const { html } = await page(serveViews(get('/x'), slug, order.token));
      expect(html).toContain('The link of this order, from our mails');
      expect(html).toContain('Phone');
    }));

  it('names a shared link by what its maker called it, as text', () =>
    withOrder(async (world) => {
      const label = '<img src=x onerror=alert(1)>';
      await share(world, { label, sees: 'gift', days: '7' });
      const [token = ''] = sharedUrls((await page(serveShare(get('/x'), world.slug, world.order.token))).html);
      await opened(world, token);
      const { html } = await page(serveViews(get('/x'), world.slug, world.order.token));
      expect(html).toContain('&lt;img src=x');
      expect(html).not.toContain('<img src=x');
    }));

  it('is not noted of links that do not open', () =>
    withOrder(async (world) => {
      const { shopId, order } = world;
      await inShop({ shopId, actor: staff }, (ctx) =>
        ctx.db.update(grants).set({ revokedAt: new Date() }).where(eq(grants.orderId, order.id)),
      );
      await opened(world, order.token);
      await writeViews();
      const rows = await inShop({ shopId, actor: staff }, (ctx) =>
        ctx.db.select().from(pageViews).where(eq(pageViews.orderId, order.id)),
      );
      expect(rows).toEqual([]);
    }));
});

describe('proof of delivery', () => {
  it('tells the buyer who signed, from whatever source gave a name, and nobody else', () =>
    withOrder(async (world) => {
      const { shopId, slug, order } = world;
      await inShop({ shopId, actor: staff }, async (ctx) => {
        await addEvent(ctx, await createShipment(ctx, order), {
          status: 'delivered',
          sub_status: 'delivered_signed',
          signed_by: 'K. Petersen',
        });
      });
      const read = async (token: string) =>
        (await serveOrderPage(get(`/s/${slug}/track/${token}`), slug, token)).text();
      expect(await read(order.token)).toContain('Signed for by K. Petersen.');
      for (const scope of ['gift', 'status'] as const) {
        expect(await read(await linkOf(world, scope))).not.toContain('Petersen');
      }
    }));

  it('shows the courier’s photo to the buyer, and to nobody with a shared link or a link of another order', () =>
    withOrder(async (world) => {
      const { shopId, slug, order } = world;
      const photoId = newId();
      const picture = { bytes: Buffer.from('pixels'), mime: 'image/webp', width: 8, height: 6 };
      const other = await inShop({ shopId, actor: staff }, async (ctx) => {
        const parcel = await createShipment(ctx, order);
        await addEvent(ctx, parcel, { status: 'delivered' });
        const kept = { shopId: ctx.shopId, id: photoId, shipmentId: parcel.id, factKey: 'a', toldAt: ctx.now };
        await ctx.db.insert(deliveryPhotos).values({ ...kept, state: 'kept', ...picture });
        return createOrder(ctx);
      });
      const src = (token: string) => `/s/${slug}/track/${token}/proof/${photoId}.webp`;
      const asked = (token: string) => serveDeliveryPhoto({ shop: slug, token, file: `${photoId}.webp` });
      const read = async (token: string) =>
        (await serveOrderPage(get(`/s/${slug}/track/${token}`), slug, token)).text();

      expect(await read(order.token)).toContain(`src="${src(order.token)}"`);
      const answer = await asked(order.token);
      expect([answer.status, await answer.text()]).toEqual([200, 'pixels']);
      for (const scope of ['gift', 'status'] as const) {
        const token = await linkOf(world, scope);
        expect(await read(token)).not.toContain('/proof/');
        expect((await asked(token)).status).toBe(404);
      }
      expect((await asked(other.token)).status).toBe(404);
    }));
});
