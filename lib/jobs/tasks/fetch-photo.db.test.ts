import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { eq, sql } from 'drizzle-orm';
import sharp from 'sharp';
import { afterEach, expect, it } from 'vitest';
import { deliveryPhotos, shipments } from '@/db/schema/shipments';
import { createOrder } from '@/db/testing/factories/create-order';
import { createShipment } from '@/db/testing/factories/create-shipment';
import { staff, withCommittedShop } from '@/db/testing/test-db';
import { systemGate } from '@/lib/auth/system';
import { generic } from '@/lib/carriers/adapters/generic/adapter';
import type { Ctx, ShopId } from '@/lib/core/context';
import { parseNetworks } from '@/lib/core/networks';
import { inShop } from '@/lib/core/unit-of-work';
import { keepPhoto } from '@/lib/tracking/mutations/keep-photo';
import { reportEvents } from '@/lib/tracking/mutations/report-events';
import { wantPhotos } from '@/lib/tracking/mutations/want-photos';
import { findPhoto } from '@/lib/tracking/queries/find-photo';
import { fetchPhoto } from './fetch-photo';

const permitted = parseNetworks('127.0.0.1/32');
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A courier's own server, answering as it is told; `asked` counts. */
async function courier(answer: (response: ServerResponse, path: string) => void) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    answer(response, request.url ?? '');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  closing.push(() => server.close());
  return { asked, url: (path = '/door.jpg') => `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}` };
}

/** A photo as phones make them: it knows where and with what it was taken. */
const photo = () =>
  sharp({ create: { width: 640, height: 480, channels: 3, background: '#7a5' } })
    .withExif({ IFD0: { Make: 'Somebodys phone' }, IFD3: { GPSLatitude: '53/1 33/1 0/1' } })
    .jpeg()
    .toBuffer();

type World = { shopId: ShopId; shipmentId: string; act: <T>(run: (ctx: Ctx) => Promise<T>) => Promise<T> };

const inWorld = (run: (world: World) => Promise<void>) =>
  withCommittedShop(async (shopId) => {
    const act = <T>(work: (ctx: Ctx) => Promise<T>) => inShop({ shopId, actor: staff }, work);
    const { id } = await act(async (ctx) => createShipment(ctx, await createOrder(ctx)));
    await run({ shopId, shipmentId: id, act });
  });

async function told({ act, shipmentId }: World, photo_url: string, id = 'a') {
  await act(async (ctx) => {
    const [{ externalId = '' } = {}] = await ctx.db.select().from(shipments).where(eq(shipments.id, shipmentId));
    const proof = { photo_url, signed_by: 'K. Petersen' };
    await reportEvents(ctx, { externalId, events: [{ id, status: 'delivered', proof }] });
  });
}

const rows = ({ act }: World) => act((ctx) => ctx.db.select().from(deliveryPhotos).orderBy(deliveryPhotos.id));
const queued = ({ act }: World) =>
  act(async (ctx) => {
    const { rows: jobs } = await ctx.db.execute<{ key: string }>(
      sql`select key from graphile_worker.jobs where task_identifier = 'fetch-photo' and key like 'photo:%'`,
    );
    return jobs.map(({ key }) => key.slice('photo:'.length));
  }).catch(() => null);

const fetched = ({ shopId }: World, photoId: string, last = false) =>
  fetchPhoto(systemGate(shopId, 'fetch-photo'), { photoId }, { number: 1, last }, { permitted });

it('is fetched once, and kept without what its camera knew', () =>
  inWorld(async (world) => {
    const bytes = await photo();
    expect((await sharp(bytes).metadata()).exif).toBeDefined();
    const door = await courier((response) => response.writeHead(200, { 'content-type': 'image/jpeg' }).end(bytes));
    await told(world, door.url());
    await told(world, door.url());
    const [wanted, ...others] = await rows(world);
    expect(others).toEqual([]);
    expect(wanted).toMatchObject({ state: 'wanted', url: door.url(), bytes: null });
    const jobs = await queued(world);
    if (jobs) expect(jobs).toContain(wanted?.id);

    await fetched(world, wanted?.id ?? '');
    await fetched(world, wanted?.id ?? '');
    await told(world, door.url());
    const [kept] = await rows(world);
    expect(kept).toMatchObject({ state: 'kept', url: null, mime: 'image/webp', width: 640, height: 480 });
    const { exif, format } = await sharp(kept?.bytes ?? Buffer.alloc(0)).metadata();
    expect([exif, format]).toEqual([undefined, 'webp']);
    expect(door.asked).toEqual(['/door.jpg']);
  }));

it('is asked for again while it is not there, and given up at the last try; told anew it is wanted anew', () =>
  inWorld(async (world) => {
    const door = await courier((response) => response.writeHead(404).end());
    await told(world, door.url());
    const id = (await rows(world))[0]?.id ?? '';
    await expect(fetched(world, id)).rejects.toThrow('no_answer');
    expect((await rows(world))[0]).toMatchObject({ state: 'wanted' });
    await fetched(world, id, true);
    expect((await rows(world))[0]).toMatchObject({ state: 'failed', lastError: 'no_answer' });

    await told(world, door.url('/again.jpg'));
    expect(await rows(world)).toMatchObject([{ id, state: 'wanted', url: door.url('/again.jpg') }]);
  }));

it('never follows a redirect, and keeps nothing that is no picture', () =>
  inWorld(async (world) => {
    const inside = await courier((response) => response.end('secret'));
    const door = await courier((response, path) =>
      path === '/page' ? response.end('<html>') : response.writeHead(302, { location: inside.url() }).end(),
    );
    await told(world, door.url('/moved'), 'moved');
    await told(world, door.url('/page'), 'page');
    for (const { id } of await rows(world)) await fetched(world, id, true);
    expect(inside.asked).toEqual([]);
    const settled = await rows(world);
    expect(settled.map(({ state, bytes }) => [state, bytes])).toEqual([
      ['failed', null],
      ['failed', null],
    ]);
    expect(settled.map(({ lastError }) => lastError)).toContain('This is not a PNG, JPEG or WebP picture.');
  }));

it('is not asked of a private address, whoever names it', () =>
  inWorld(async (world) => {
    const door = await courier((response) => response.end('inside'));
    await told(world, door.url());
    const [{ id = '' } = {}] = await rows(world);
    const nowhere = { permitted: parseNetworks('192.0.2.1/32') };
    await fetchPhoto(systemGate(world.shopId, 'fetch-photo'), { photoId: id }, { number: 1, last: false }, nowhere);
    expect((await rows(world))[0]).toMatchObject({ state: 'failed', lastError: 'forbidden_address' });
    expect(door.asked).toEqual([]);
  }));

it('counts with a delivery alone, four a parcel, and in a webhook as well', async () => {
  const body = (status: string, photo_url: string) =>
    JSON.stringify({
      shipment_external_id: 's',
      events: [{ id: '1', status, proof: { photo_url, signed_by: 'A. Berg' } }],
    });
  const eventOf = (text: string) => generic.parse(text, 'webhook').shipments[0]?.events[0];
  expect(eventOf(body('delivered', 'https://courier.test/1.jpg'))).toMatchObject({
    photo_url: 'https://courier.test/1.jpg',
    signed_by: 'A. Berg',
  });
  expect(eventOf(body('in_transit', 'https://courier.test/1.jpg'))).not.toHaveProperty('photo_url');
  expect(eventOf(body('delivered', 'javascript:alert(1)'))).not.toHaveProperty('photo_url');

  await inWorld(async (world) => {
    for (const n of [1, 2, 3, 4, 5, 6]) await told(world, `https://courier.test/${n}.jpg`, `scan ${n}`);
    expect(await rows(world)).toHaveLength(4);
  });
});

it('is nobody else’s: another shop neither reads, keeps nor adds one', () =>
  inWorld(async (world) => {
    await told(world, 'https://courier.test/1.jpg');
    const [{ id = '' } = {}] = await rows(world);
    const picture = { bytes: await photo(), mime: 'image/webp', width: 1, height: 1 };
    await withCommittedShop(async (shopId) => {
      const theirs = <T>(run: (ctx: Ctx) => Promise<T>) => inShop({ shopId, actor: staff }, run);
      await expect(theirs((ctx) => keepPhoto(ctx, { photoId: id, outcome: { picture } }))).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
      await expect(theirs((ctx) => findPhoto(ctx, { photoId: id }))).rejects.toMatchObject({ code: 'NOT_FOUND' });
      const foreign = { shipmentId: world.shipmentId, trackingKey: null, key: 'x', url: 'https://courier.test/2.jpg' };
      await expect(theirs((ctx) => wantPhotos(ctx, [foreign]))).rejects.toThrow();
    });
    expect(await rows(world)).toMatchObject([{ id, state: 'wanted' }]);
  }));

it('takes a photo that was sent along without asking anybody, and keeps nothing of one that cannot be read', () =>
  inWorld(async (world) => {
    const wanted = async (key: string, bytes: Buffer) => {
      const url = `data:image/jpeg;base64,${bytes.toString('base64')}`;
      const { shipmentId } = world;
      await world.act((ctx) => wantPhotos(ctx, [{ shipmentId, trackingKey: null, key, url }]));
      const id = (await rows(world)).find((row) => row.url === url)?.id ?? '';
      await fetched(world, id, true);
      return (await rows(world)).find((row) => row.id === id);
    };
    expect(await wanted('seen', await photo())).toMatchObject({ state: 'kept', url: null, width: 640, height: 480 });
    expect(await wanted('torn', Buffer.from('no picture'))).toMatchObject({ state: 'failed', url: null, bytes: null });
  }));
