import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { uploads } from '@/db/schema/brands';
import { problemReports } from '@/db/schema/reports';
import { get, linkOf, post, type World, withOrder } from '@/db/testing/shopper-page';
import { staff } from '@/db/testing/test-db';
import { newId } from '@/lib/core/ids';
import { inShop } from '@/lib/core/unit-of-work';
import { acceptReport } from '@/lib/reports/mutations/accept-report';
import { askReporter } from '@/lib/reports/mutations/ask-reporter';
import { putReportSettings } from '@/lib/reports/mutations/put-report-settings';
import { answerToReport, serveReport } from './one-report-document';
import { serveOrderPage } from './order-document';
import { serveOwnPhoto } from './own-photo';
import { answerProblem, serveProblem } from './report-document';

const inside = <T>({ shopId }: World, run: Parameters<typeof inShop<T>>[1]) => inShop({ shopId, actor: staff }, run);
const rowsOf = (world: World) => inside(world, (ctx) => ctx.db.select().from(problemReports));
const base = ({ slug }: World, token: string) => `/s/${slug}/track/${token}`;

/** What the first page offers for a kind. */
async function formOf(world: World, token: string, kind: string): Promise<string> {
  const html = await (await serveProblem(get(`${base(world, token)}/problem`), world.slug, token)).text();
  const href = [...html.matchAll(/href="([^"]*kind=[^"]*)"/g)]
    .map((found) => (found[1] ?? '').replaceAll('&amp;', '&'))
    .find((one) => one.includes(`kind=${kind}`));
  if (!href) throw new Error(`${kind} is not offered`);
  return href;
}

async function withPhoto(path: string, fields: Record<string, string>, bytes?: Buffer): Promise<Request> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  const picture =
    bytes ??
    (await sharp({ create: { width: 40, height: 30, channels: 3, background: '#c96' } })
      .png()
      .toBuffer());
  form.append('photo', new File([new Uint8Array(picture)], 'p.png', { type: 'image/png' }));
  return new Request(`http://localhost:3000${path}`, {
    method: 'POST',
    body: form,
    headers: { 'sec-fetch-site': 'same-origin' },
  });
}

const sentTo = (response: Response) => {
  expect(response.status).toBe(303);
  const location = response.headers.get('location') ?? '';
  return { location, id: location.split('?')[0]?.split('/').at(-1) ?? '' };
};

describe('something is wrong with a delivery', () => {
  it('is told in one form, kept through what is missing, and sent once however often it is pressed', () =>
    withOrder(async (world) => {
      const { slug, order } = world;
      const { token } = order;
      const path = await formOf(world, token, 'damaged');
      const html = await (await serveProblem(get(path), slug, token)).text();
      const form = /name="form" value="([^"]+)"/.exec(html)?.[1] ?? '';
      expect(html).toContain('multipart/form-data');
      const first = await answerProblem(await withPhoto(path, { form }), slug, token);
      expect(first.status).toBe(422);
      const again = await first.text();
      const kept = /name="kept" value="([^"]+)"/.exec(again)?.[1] ?? '';
      expect(again).toContain('1 photo is kept');
      expect(again).toContain('Please say how the packaging looked.');
      expect(again).not.toContain('Please add a photo.');
      const fields = {
        form,
        kept,
        line: order.lines[0]?.id ?? '',
        packaging: 'damaged',
        usable: 'no',
        comment: 'The <b>heel</b> is off',
        wish: 'replace',
      };
      const { location, id } = sentTo(await answerProblem(post(path, fields), slug, token));
      expect(sentTo(await answerProblem(post(path, fields), slug, token)).location).toBe(location);
      expect(await rowsOf(world)).toMatchObject([{ id, photoIds: [kept], wish: 'replace', state: 'open' }]);
      const page = await (await serveReport(get(location), slug, token, id)).text();
      expect(page).toContain('We have your report and are looking at it.');
      expect(page).toContain('The &lt;b&gt;heel&lt;/b&gt; is off');
      expect(page).toMatch(/You hear from us by \w+/);
      const photo = { shop: slug, file: `${kept}.webp`, purpose: 'track' as const };
      expect((await serveOwnPhoto(get('/p'), { ...photo, token })).status).toBe(200);
      expect((await serveOwnPhoto(get('/p'), { ...photo, token: await linkOf(world, 'gift') })).status).toBe(404);
      const home = await (await serveOrderPage(get(base(world, token)), slug, token)).text();
      expect(home).toContain(`/problem/${id}`);
      // Told twice of the same unit, in another form.
      const late = await answerProblem(post(path, { ...fields, form: newId() }), slug, token);
      expect(late.status).toBe(409);
      expect(await late.text()).toContain('You have told us');
    }));

  it('says when it can be told, and refuses a form that is made by hand', () =>
    withOrder(async (world) => {
      const { slug, order } = world;
      const { token } = order;
      // A delivery of some hours ago is one of yesterday when the tests run after midnight.
      const settings = { not_arrived_after_days: 3 };
      await inside(world, (ctx) => putReportSettings(ctx, { settings }));
      const html = await (await serveProblem(get(`${base(world, token)}/problem`), slug, token)).text();
      expect(html).toContain('often noted a little early');
      await expect(formOf(world, token, 'not_arrived')).rejects.toThrow();
      const path = (await formOf(world, token, 'missing')).replace('kind=missing', 'kind=not_arrived');
      expect((await answerProblem(post(path, { address: 'right' }), slug, token)).status).toBe(409);
      expect((await answerProblem(post(path, {}, {}), slug, token)).status).toBe(403);
      expect(await rowsOf(world)).toEqual([]);
    }));

  it('takes no file that is no picture, and nobody else’s photo', () =>
    withOrder(async (world) => {
      const { slug, order } = world;
      const path = await formOf(world, order.token, 'damaged');
      const fields = { form: newId(), line: order.lines[0]?.id ?? '', packaging: 'whole', usable: 'yes', comment: 'x' };
      const odd = await answerProblem(await withPhoto(path, fields, Buffer.from('<svg/>')), slug, order.token);
      expect(odd.status).toBe(422);
      expect(await odd.text()).toContain('no picture we can read');
      const [foreign] = await inside(world, (ctx) =>
        ctx.db
          .insert(uploads)
          .values({
            shopId: world.shopId,
            id: newId(),
            kind: 'photo',
            mime: 'image/webp',
            bytes: Buffer.from('x'),
            sha256: Buffer.alloc(32),
            width: 1,
            height: 1,
            createdBy: 'shopper:someone-else',
            createdAt: new Date(),
          })
          .returning({ id: uploads.id }),
      );
      const stolen = await answerProblem(post(path, { ...fields, kept: foreign?.id ?? '' }), slug, order.token);
      expect(stolen.status).toBe(422);
      expect(await rowsOf(world)).toEqual([]);
    }));

  it('is asked about, answered and settled on its page, in the language of the order', () =>
    withOrder(
      async (world) => {
        const { slug, order } = world;
        const { token } = order;
        const path = await formOf(world, token, 'missing');
        const fields = { form: newId(), line: order.lines[0]?.id ?? '', packaging: 'whole' };
        const { location, id } = sentTo(await answerProblem(post(path, fields), slug, token));
        await inside(world, (ctx) => askReporter(ctx, { reportId: id, question: 'War Papier darin?' }));
        const asked = await (await serveReport(get(location), slug, token, id)).text();
        expect(asked).toContain('lang="de"');
        expect(asked).toContain('War Papier darin?');
        expect((await answerToReport(post(location, { do: 'answer', answer: ' ' }), slug, token, id)).status).toBe(422);
        const said = post(location, { do: 'answer', answer: 'Ja' });
        sentTo(await answerToReport(said, slug, token, id));
        await inside(world, (ctx) => acceptReport(ctx, { reportId: id, outcome: 'refund' }));
        const settled = await (await serveReport(get(location), slug, token, id)).text();
        expect(settled).toContain('gehen zurück');
        expect(settled).toMatch(/153,95/);
        // Too late to take it back: the page says how it stands.
        sentTo(await answerToReport(post(location, { do: 'withdraw' }), slug, token, id));
        expect(await rowsOf(world)).toMatchObject([{ state: 'accepted' }]);
      },
      { locale: 'de' },
    ));

  it('is for whoever knows the goods: not for a postcode, and of a gift without money or the buyer’s own', () =>
    withOrder(async (world) => {
      const { slug, order } = world;
      await inside(world, (ctx) => putReportSettings(ctx, { settings: { photos: [] } }));
      const status = await linkOf(world, 'status');
      expect((await serveProblem(get(`${base(world, status)}/problem`), slug, status)).status).toBe(403);
      expect((await answerProblem(post('/p', {}), slug, status)).status).toBe(403);
      const gift = await linkOf(world, 'gift');
      const path = await formOf(world, gift, 'wrong');
      expect(await (await serveProblem(get(path), slug, gift)).text()).not.toContain('My money back');
      const fields = { form: newId(), line: order.lines[0]?.id ?? '', comment: 'A lamp came' };
      const { id } = sentTo(await answerProblem(post(path, fields), slug, gift));
      await inside(world, (ctx) => acceptReport(ctx, { reportId: id, outcome: 'refund' }));
      const page = await (await serveReport(get(path), slug, gift, id)).text();
      expect(page).toContain('Your money goes back to where it came from.');
      for (const secret of ['149', '153', 'jana', 'j•••']) expect(page).not.toContain(secret);
      expect((await serveReport(get(path), slug, order.token, id)).status).toBe(404);
    }));

  it('finds nothing in another shop', () =>
    withOrder(async (mine) =>
      withOrder(async (theirs) => {
        const path = await formOf(mine, mine.order.token, 'missing');
        const fields = { form: newId(), line: mine.order.lines[0]?.id ?? '', packaging: 'whole' };
        const { id } = sentTo(await answerProblem(post(path, fields), mine.slug, mine.order.token));
        expect((await serveReport(get('/r'), theirs.slug, theirs.order.token, id)).status).toBe(404);
        expect((await serveReport(get('/r'), theirs.slug, mine.order.token, id)).status).toBe(404);
        const answer = post('/r', { do: 'withdraw' });
        expect((await answerToReport(answer, theirs.slug, theirs.order.token, id)).status).toBe(404);
        expect(await rowsOf(mine)).toMatchObject([{ state: 'open' }]);
      }),
    ));
});
