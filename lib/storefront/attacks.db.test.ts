import { isNull } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { feedback, notifications } from '@/db/schema/access';
import { brands, brandVersions } from '@/db/schema/brands';
import { returnLines, returns } from '@/db/schema/returns';
import { addEvent } from '@/db/testing/factories/add-event';
import { createShipment } from '@/db/testing/factories/create-shipment';
import { get, linkOf, post, settled, withOrder } from '@/db/testing/shopper-page';
import { staff } from '@/db/testing/test-db';
import { saveThemeDraft } from '@/lib/branding/mutations/save-theme-draft';
import { themeSchema } from '@/lib/branding/schema';
import { imageUrlField } from '@/lib/core/fields';
import { newId } from '@/lib/core/ids';
import { inShop } from '@/lib/core/unit-of-work';
import { createTranslator } from '@/lib/i18n/translator';
import { loadWizard } from '@/lib/returns/loaders';
import { approveReturn } from '@/lib/returns/mutations/approve-return';
import { createReturn } from '@/lib/returns/mutations/create-return';
import { receiveReturn } from '@/lib/returns/mutations/receive-return';
import { draftMoney } from '@/lib/returns/rules/draft-quote';
import { answerFeedback, serveFeedback } from './feedback-document';
import { answerLookUp, serveLookUp } from './look-up-document';
import { serveOrderPage } from './order-document';
import { answerReturnCancel, serveReturnPage } from './return-document';
import { ownPicture } from './rules/order-facts';
import { answerWithdraw, serveWithdraw } from './withdraw-document';

const LINE = { line_external_id: 'line-1', quantity: 1, reason: 'too_small', resolution: 'refund' } as const;

describe('a link opens no more than its scope', () => {
  it('status: neither feedback nor the wizard, and its page offers neither', () =>
    withOrder(async (world) => {
      const { shopId, slug } = world;
      const token = await linkOf(world, 'status');
      const html = await (await serveOrderPage(get(`/s/${slug}/track/${token}`), slug, token)).text();
      expect(html).not.toContain(`/track/${token}/feedback`);
      expect((await serveFeedback(get('/f'), slug, token)).status).toBe(403);
      expect((await answerFeedback(post('/f', { helped: 'no', comment: 'x' }), slug, token)).status).toBe(403);
      await expect(loadWizard(slug, token, null, null)).rejects.toMatchObject({ code: 'FORBIDDEN' });
      expect(await inShop({ shopId, actor: staff }, (ctx) => ctx.db.select().from(feedback))).toEqual([]);
    }));

  it('gift: no price, no buyer, not the buyer’s own return; credit of one’s own is all there is', () =>
    withOrder(async (world) => {
      const { shopId, slug, order } = world;
      const made = await inShop({ shopId, actor: staff }, (ctx) =>
        createReturn(ctx, { orderId: order.id, lines: [LINE], method: 'label' }),
      );
      const gift = await linkOf(world, 'gift');
      const html = await (await serveOrderPage(get(`/s/${slug}/track/${gift}`), slug, gift)).text();
      expect(html).toContain('Marker boots');
      for (const secret of [made.token, made.number, order.token, 'Jana', '149']) expect(html).not.toContain(secret);
      const { facts } = await loadWizard(slug, gift, null, null);
      expect(facts.isRecipient).toBe(true);
      expect(draftMoney(facts, { now: new Date(), locale: 'en', t: createTranslator('en') })).toBeNull();
      const full = await (await serveOrderPage(get(`/s/${slug}/track/${order.token}`), slug, order.token)).text();
      expect(full).toContain(made.token);
    }));

  it('one order does not fill the shop’s inbox by itself', () =>
    withOrder(async ({ slug, order }) => {
      const statuses: number[] = [];
      for (let i = 0; i < 21; i++)
        statuses.push((await answerFeedback(post('/f', { comment: `${i}` }), slug, order.token)).status);
      expect([statuses[0], statuses.at(-1)]).toEqual([200, 429]);
    }));
});

describe('the withdrawal tells a stranger nothing', () => {
  const fields = { name: 'Eve', number: 'PL-1001', email: 'jana@example.com', scope: 'everything', part: '' };
  const declare = (slug: string, over: object, network = '203.0.113.9') =>
    answerWithdraw(
      post(
        '/w',
        { ...fields, ...over, confirmed: '1' },
        { 'sec-fetch-site': 'same-origin', 'x-forwarded-for': network },
      ),
      slug,
    );

  it('an address that fits and one that does not get pages alike', () =>
    withOrder(async ({ shopId, slug }) => {
      const alike = async (email: string) =>
        (await settled(await declare(slug, { email })))
          .replaceAll(email, 'E')
          .replaceAll(encodeURIComponent(email), 'E')
          .replace(/Received%3A.*?%0D%0A/g, '')
          .replace(/R-\w{4}-\w{4}/g, 'R')
          .replace(/<time.*?<\/time>/g, '');
      expect(await alike('eve@example.com')).toBe(await alike('jana@example.com'));
      const kept = await inShop({ shopId, actor: staff }, (ctx) => ctx.db.select().from(feedback));
      expect(kept).toHaveLength(1);
      expect(kept[0]?.message).toMatch(/R-\w{4}-\w{4}[\s\S]*eve@example\.com/);
    }));

  it('addresses are tried on one order a few times only; what is declared later is still taken', () =>
    withOrder(async ({ shopId, slug }) => {
      for (let i = 0; i < 6; i++)
        expect((await declare(slug, { email: `eve${i}@example.com` }, `203.0.${i}.1`)).status).toBe(200);
      expect((await declare(slug, {}, '203.0.99.1')).status).toBe(200);
      const [opened, mails, kept] = await inShop({ shopId, actor: staff }, async (ctx) => [
        await ctx.db.select().from(returns),
        await ctx.db.select().from(notifications).where(isNull(notifications.shipmentId)),
        await ctx.db.select().from(feedback),
      ]);
      expect([opened, mails]).toEqual([[], []]);
      expect(kept).toHaveLength(7);
    }));
});

describe('a return that has moved on', () => {
  it('is shown as it stands to whoever cancels too late', () =>
    withOrder(async ({ shopId, slug, order }) => {
      const made = await inShop({ shopId, actor: staff }, (ctx) =>
        createReturn(ctx, { orderId: order.id, lines: [LINE], method: 'label' }),
      );
      await inShop({ shopId, actor: staff }, async (ctx) => {
        await approveReturn(ctx, { returnId: made.returnId });
        const [line] = await ctx.db.select().from(returnLines);
        await receiveReturn(ctx, {
          returnId: made.returnId,
          lines: [{ return_line_id: line?.id ?? '', accepted: 1, damaged: 0, missing: 0 }],
        });
      });
      const path = `/s/${slug}/returns/${made.token}`;
      expect((await answerReturnCancel(post(`${path}/cancel`, {}), slug, made.token)).status).toBe(303);
      const [row] = await inShop({ shopId, actor: staff }, (ctx) => ctx.db.select().from(returns));
      expect(row?.status).toBe('received');
      expect((await serveReturnPage(get(path), slug, made.token)).status).toBe(200);
    }));
});

/** Markup that would run, break out or reorder what is around it, in every place a stranger, a shop or a carrier writes. */
const HOSTILE = [
  `"><script>alert(1)</script>`,
  `'"--></style></script><svg onload=alert(1)>`,
  `javascript:alert(1)`,
  `\u202Egnp.exe\u2066<b>`,
  `{{constructor.constructor('alert(1)')()}} {a, plural, =0{x}`,
  `${'A'.repeat(300)}💥`,
];

/** Whether a page holds markup that none of ours writes. What stands between quotes is a value and not markup. */
const runs = (html: string) =>
  /<script(?![^>]*\snonce)|<(svg|img)[^>]*\sonload/i.test(html.replace(/="[^"]*"/g, '')) ||
  /(href|src|action)="javascript:/i.test(html);

describe('hostile text', () => {
  it.each(HOSTILE)('in an order, a parcel and a scan comes out as text: %j', (text) =>
    withOrder(
      async ({ slug, order }) => {
        for (const query of ['', '?fragment=1', '?lang=ar', `?lang=${encodeURIComponent(text)}`]) {
          const path = `/s/${slug}/track/${order.token}${query}`;
          const response = await serveOrderPage(get(path), slug, order.token);
          expect(response.status).toBe(200);
          const html = await response.text();
          expect(runs(html)).toBe(false);
          expect(html).not.toMatch(/[\u202A-\u202E]/);
        }
      },
      {
        note: text,
        customer: { email: 'jana@example.com', name: text.slice(0, 200) },
        lines: [{ title: text, variant_title: text, image_url: '/demo/x.webp' }],
      },
    ),
  );

  it.each(HOSTILE)('in what a carrier says comes out as text: %j', (text) =>
    withOrder(async ({ shopId, slug, order }) => {
      await inShop({ shopId, actor: staff }, async (ctx) => {
        const shipment = await createShipment(ctx, order, {
          carrier: 'own_courier',
          tracking_number: text.slice(0, 100),
        });
        await addEvent(ctx, shipment, {
          status: 'exception',
          description: text,
          code: text.slice(0, 60),
          location: { city: text.slice(0, 100), country: 'DE' },
        });
      });
      const response = await serveOrderPage(get(`/s/${slug}/track/${order.token}`), slug, order.token);
      expect(response.status).toBe(200);
      const html = await response.text();
      expect(runs(html)).toBe(false);
      expect(html).not.toMatch(/[\u202A-\u202E]/);
    }),
  );

  it.each(HOSTILE)('in the shop’s own words and brand comes out as text: %j', (text) =>
    withOrder(async ({ shopId, slug, order }) => {
      const keys = ['storefront.shell.feedback', 'lookup.notFound', 'headline.delivered.yours', 'page.waiting.title'];
      const words = Object.fromEntries(keys.map((key) => [key, text]));
      const theme = {
        texts: { en: words, ar: words },
        opening_line: { en: text.slice(0, 160) },
        header_links: [{ label: text.slice(0, 60), href: '/s/x' }],
        footer_links: [{ label: { en: text.slice(0, 60) }, href: 'https://shop.example/?q="><script>' }],
        contact: { hours: text.slice(0, 120), url: 'https://shop.example/"onmouseover="alert(1)' },
        logo: { alt: text.slice(0, 120) },
      };
      const brandId = newId();
      await inShop({ shopId, actor: staff }, async (ctx) => {
        await ctx.db
          .insert(brands)
          .values({ shopId, id: brandId, name: 'Brand', isDefault: true, publishedVersion: 1 });
        // Straight into the table: what is checked on its way in today may have come another way before.
        const version = { shopId, brandId, version: 1, theme: themeSchema.parse(theme), publishedBy: 'system:test' };
        await ctx.db.insert(brandVersions).values({ ...version, publishedAt: ctx.now });
      });
      for (const path of [`/s/${slug}/track/${order.token}`, `/s/${slug}/track/${order.token}?lang=ar`]) {
        const html = await (await serveOrderPage(get(path), slug, order.token)).text();
        expect(runs(html)).toBe(false);
        expect(html).not.toContain('onmouseover="alert');
      }
      const lookUp = await answerLookUp(post(`/s/${slug}`, { number: 'x', contact: 'y' }), slug, 'track');
      expect(runs(await lookUp.text())).toBe(false);
      for (const href of [
        'javascript:alert(1)',
        '//evil.example',
        '/\\evil.example',
        '/\t/evil.example',
        'data:text/html,x',
        'http://evil.example',
      ])
        await expect(
          inShop({ shopId, actor: staff }, (ctx) =>
            saveThemeDraft(ctx, { theme: { header_links: [{ label: 'x', href }] } }),
          ),
        ).rejects.toMatchObject({ code: 'INVALID' });
    }),
  );

  it('pictures come from our own origin only, however another is spelt', () => {
    const foreign = [
      '//evil.example/x',
      '/\t/evil.example/x',
      '/\\evil.example/x',
      'https://evil.example/x',
      'javascript:alert(1)',
      'data:image/svg+xml,<svg/>',
      ' /x',
      '',
    ];
    expect(foreign.map(ownPicture)).toEqual(foreign.map(() => null));
    expect(ownPicture('/demo/boots.webp')).toBe('/demo/boots.webp');
    const written = foreign.filter((url) => imageUrlField.safeParse(url).success);
    expect(written).toEqual(['https://evil.example/x']);
  });

  it.each(HOSTILE)('in a form, an address or a header comes back as text: %j', (text) =>
    withOrder(async ({ slug }) => {
      const own = {
        'sec-fetch-site': 'same-origin',
        'accept-language': text.replace(/[^\x20-\x7e]/g, ''),
        'x-request-id': 'abcdefgh',
      };
      const query = `?number=${encodeURIComponent(text)}&lang=${encodeURIComponent(text)}`;
      const answers = [
        await serveLookUp(get(`/s/${slug}${query}`, own), slug, 'track'),
        await answerLookUp(post(`/s/${slug}${query}`, { number: text, contact: text }, own), slug, 'track'),
        await serveWithdraw(get(`/s/${slug}/withdraw${query}`, own), slug),
        await answerWithdraw(
          post(
            `/s/${slug}/withdraw${query}`,
            { name: text, number: text, email: 'a@b.c', part: text, scope: 'part' },
            own,
          ),
          slug,
        ),
        await serveOrderPage(get(`/s/${slug}/track/${encodeURIComponent(text)}`), slug, text),
        await serveLookUp(get(`/s/x${query}`), text, 'return'),
      ];
      for (const answer of answers) {
        expect(answer.status).toBeLessThan(500);
        expect(runs(await answer.text())).toBe(false);
        expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
        expect(answer.headers.get('cache-control')).toMatch(/no-store/);
      }
    }),
  );

  it('a fragment opened by itself is fenced like a page', () =>
    withOrder(async ({ slug, order }) => {
      const response = await serveOrderPage(get(`/s/${slug}/track/${order.token}?fragment=1`), slug, order.token);
      expect(response.headers.get('content-security-policy')).toContain('sandbox');
    }));

  it('a megabyte in a form is refused before it is parsed', () =>
    withOrder(async ({ slug }) => {
      const request = post(
        `/s/${slug}`,
        { number: 'x'.repeat(1_000_000), contact: 'y' },
        {
          'sec-fetch-site': 'same-origin',
          'content-length': '1000012',
        },
      );
      expect((await answerLookUp(request, slug, 'track')).status).toBe(413);
    }));
});
