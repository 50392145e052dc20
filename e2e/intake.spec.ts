import { createHmac } from 'node:crypto';
import { expect, test } from './fixtures';
import { hoursAgo, unique } from './shop-api';

const SECRET = 'a secret between two houses';
const hmac = (body: string, encoding: 'hex' | 'base64', secret = SECRET) =>
  createHmac('sha256', secret).update(body).digest(encoding);

type Told = { number: string; status: 'in_transit' | 'out_for_delivery' | 'delivered'; hours: number };

/** What each provider posts and how it signs, written after their public documentation. */
const PROVIDERS = {
  easypost: {
    body: ({ number, status, hours }: Told) =>
      JSON.stringify({
        id: `evt_${unique()}`,
        object: 'Event',
        description: 'tracker.updated',
        mode: 'production',
        result: {
          id: `trk_${unique()}`,
          object: 'Tracker',
          tracking_code: number,
          carrier: 'UPS',
          status,
          updated_at: hoursAgo(hours),
          tracking_details: [
            {
              object: 'TrackingDetail',
              message: 'Told by a test',
              status,
              datetime: hoursAgo(hours),
              tracking_location: { city: 'BEAVERTON', state: 'OR', country: 'US', zip: '97005' },
            },
          ],
        },
      }),
    sign: (body: string, secret?: string) => ({ 'x-hmac-signature': `hmac-sha256-hex=${hmac(body, 'hex', secret)}` }),
  },
  aftership: {
    body: ({ number, status, hours }: Told) => {
      const tag = { in_transit: 'InTransit', out_for_delivery: 'OutForDelivery', delivered: 'Delivered' }[status];
      return JSON.stringify({
        event: 'tracking_update',
        event_id: unique(),
        is_tracking_first_tag: false,
        msg: {
          id: unique().toLowerCase(),
          tracking_number: number,
          slug: 'ups',
          tag,
          updated_at: hoursAgo(hours),
          checkpoints: [{ tag, checkpoint_time: hoursAgo(hours), message: 'Told by a test', city: 'Beaverton' }],
        },
        ts: Math.floor(Date.now() / 1000),
      });
    },
    sign: (body: string, secret?: string) => ({ 'aftership-hmac-sha256': hmac(body, 'base64', secret) }),
  },
};

const post = (url: string, body: string, headers: Record<string, string>) =>
  fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });

for (const [source, { body, sign }] of Object.entries(PROVIDERS)) {
  test(`${source}: a signed message moves the parcel on the shopper’s page, once`, async ({ page, order, demo }) => {
    const api = demo('duskhound');
    const { webhook_url: url } = await api.post('/connections', {
      source,
      name: `Journey ${unique()}`,
      secret: SECRET,
    });
    const made = await order({ house: 'duskhound', state: 'in_transit' });
    const number = made.trackingNumber ?? '';
    await page.clock.install();
    await page.goto(made.path);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(/on their way|should arrive/);

    const news = body({ number, status: 'out_for_delivery', hours: 1 });
    expect((await post(url, news, sign(news, 'another secret'))).status).toBe(401);
    expect((await post(url, news, {})).status).toBe(401);
    expect((await post(url, `${news} `, sign(news))).status).toBe(401);
    expect((await api.get(`/shipments/${made.shipment}`)).status).toBe('in_transit');

    expect((await post(url, news, sign(news))).status).toBe(200);
    await page.clock.fastForward(40_000);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('out for delivery');
    await expect(page.getByRole('status')).toContainText('out for delivery');

    const { events } = await api.get(`/shipments/${made.shipment}`);
    expect((await post(url, news, sign(news))).status).toBe(200);
    expect((await api.get(`/shipments/${made.shipment}`)).events).toEqual(events);

    // What happened earlier may be told later, and takes nothing back.
    const late = body({ number, status: 'in_transit', hours: 60 });
    expect((await post(url, late, sign(late))).status).toBe(200);
    const after = await api.get(`/shipments/${made.shipment}`);
    expect(after.status).toBe('out_for_delivery');
    expect(after.events).toHaveLength(events.length + 1);
  });

  test(`${source}: news of a number that nobody knows yet waits for its parcel`, async ({ page, order, demo }) => {
    const api = demo('duskhound');
    const { webhook_url: url } = await api.post('/connections', { source, secret: SECRET });
    const number = `1Z${Math.random().toString().slice(2, 18).padEnd(16, '7')}`;
    const news = body({ number, status: 'out_for_delivery', hours: 1 });
    expect((await post(url, news, sign(news))).status).toBe(202);

    const made = await order({ house: 'duskhound', state: null });
    await api.put(`/shipments/parked-${made.number}`, {
      order_external_id: made.externalId,
      tracking_number: number,
      shipped_at: hoursAgo(48),
    });
    await page.goto(made.path);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('out for delivery');
  });
}

test('a closed connection and one of nobody answer 404', async ({ demo, baseURL }) => {
  const api = demo('asagiri');
  const { id, webhook_url: url } = await api.post('/connections', { source: 'easypost', secret: SECRET });
  expect((await api.call('DELETE', `/connections/${id}`)).status).toBe(204);
  const news = PROVIDERS.easypost.body({ number: '1', status: 'delivered', hours: 1 });
  expect((await post(url, news, PROVIDERS.easypost.sign(news))).status).toBe(404);
  const nobody = `${baseURL}/api/hooks/00000000-0000-7000-8000-000000000000`;
  expect((await post(nobody, news, PROVIDERS.easypost.sign(news))).status).toBe(404);
});
