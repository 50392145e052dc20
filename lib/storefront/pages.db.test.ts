import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { feedback, grants, notifications } from '@/db/schema/access';
import { withdrawals } from '@/db/schema/return-ways';
import { get, linkOf, post, settled, withOrder } from '@/db/testing/shopper-page';
import { staff, withCommittedShop } from '@/db/testing/test-db';
import { issueGrant } from '@/lib/access/mutations/issue-grant';
import { lookUpOrder } from '@/lib/access/mutations/look-up-order';
import { renewOrderLink } from '@/lib/access/mutations/renew-order-link';
import { newToken } from '@/lib/core/secrets';
import { inShop } from '@/lib/core/unit-of-work';
import { recordFeedback } from '@/lib/feedback/mutations/record-feedback';
import { composeMail } from '@/lib/notifications/compose-mail';
import { claimNotification } from '@/lib/notifications/mutations/claim-notification';
import { createReturn } from '@/lib/returns/mutations/create-return';
import { declareWithdrawal } from '@/lib/returns/mutations/declare-withdrawal';
import { saveDraft } from '@/lib/returns/mutations/save-draft';
import { submitDraft } from '@/lib/returns/mutations/submit-draft';
import { storeUpload } from '@/lib/uploads/mutations/store-upload';
import { answerFeedback } from './feedback-document';
import { answerLookUp, serveLookUp } from './look-up-document';
import { answerNewLink } from './new-link-document';
import { serveOrderPage } from './order-document';
import { answerReturnCancel, serveReturnPage } from './return-document';
import { serveReturnCalendar, serveReturnSlip } from './return-papers';
import { answerWithdraw, serveWithdraw } from './withdraw-document';

describe('a link', () => {
  it('opens its order, and nothing of it may be kept by a cache or framed', () =>
    withOrder(async ({ slug, order }) => {
      const response = await serveOrderPage(get(`/s/${slug}/track/${order.token}`), slug, order.token);
      expect(response.status).toBe(200);
      expect(response.headers.get('cache-control')).toBe('private, no-store');
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(response.headers.get('x-robots-tag')).toContain('noindex');
      expect(await response.text()).toContain('Marker boots');
    }));

  it('that is unknown, another shop’s, or for another purpose is the same calm 404', () =>
    withOrder(async (ours) => {
      await withOrder(async (theirs) => {
        const returnToken = await inShop({ shopId: ours.shopId, actor: staff }, async (ctx) => {
          const made = await createReturn(ctx, {
            orderId: ours.order.id,
            lines: [{ line_external_id: 'line-1', quantity: 1, reason: 'too_small' }],
          });
          return made.token;
        });
        const tries = [newToken(), 'short', "'; drop table orders", theirs.order.token, returnToken];
        const bodies = [];
        for (const token of tries) {
          const response = await serveOrderPage(get(`/s/${ours.slug}/track/x`), ours.slug, token);
          expect(response.status).toBe(404);
          bodies.push(await settled(response));
        }
        expect(new Set(bodies).size).toBe(1);
        const wrongDoor = await serveReturnPage(get(`/s/${ours.slug}/returns/x`), ours.slug, ours.order.token);
        expect(wrongDoor.status).toBe(404);
        const nobody = await serveOrderPage(get('/s/nobody/track/x'), 'nobody', ours.order.token);
        expect(nobody.status).toBe(404);
      });
    }));

  it('that has run out or was revoked shows nothing and offers a new one', () =>
    withOrder(async ({ shopId, slug, order }) => {
      await inShop({ shopId, actor: staff }, (ctx) =>
        ctx.db.update(grants).set({ revokedAt: new Date() }).where(eq(grants.orderId, order.id)),
      );
      const response = await serveOrderPage(get(`/s/${slug}/track/${order.token}`), slug, order.token);
      expect(response.status).toBe(404);
      const html = await response.text();
      expect(html).not.toContain('Marker boots');
      expect(html).toContain('new-link');
      const sent = await answerNewLink(post(`/s/${slug}/new-link`, { token: order.token }), slug);
      const unknown = await answerNewLink(post(`/s/${slug}/new-link`, { token: newToken() }), slug);
      expect(await settled(sent)).toBe(await settled(unknown));
    }));

  it('of status scope shows neither names, places, pictures, prices nor a way to return', () =>
    withOrder(async (world) => {
      const { slug } = world;
      const token = await linkOf(world, 'status');
      const html = await (await serveOrderPage(get(`/s/${slug}/track/${token}`), slug, token)).text();
      for (const secret of ['Marker boots', 'Potsdam', 'Jana', '149', '/return', 'Torstraße'])
        expect(html).not.toContain(secret);
    }));
});

describe('a new link', () => {
  it('is mailed to the address that ordered, once, and never for another shop', () =>
    withOrder(async ({ shopId, slug, order }) => {
      const past = { expiresAt: new Date('2020-01-01') };
      await inShop({ shopId, actor: staff }, (ctx) =>
        ctx.db.update(grants).set(past).where(eq(grants.orderId, order.id)),
      );
      for (let i = 0; i < 3; i++) await answerNewLink(post(`/s/${slug}/new-link`, { token: order.token }), slug);
      const mails = await inShop({ shopId, actor: staff }, (ctx) =>
        ctx.db.select().from(notifications).where(eq(notifications.event, 'order.link')),
      );
      expect(mails.map((mail) => mail.recipient)).toEqual(['jana@example.com']);
      // Who pressed the button holds the old link, which stays as dead as it was: only the mail opens the order.
      expect((await serveOrderPage(get('/x'), slug, order.token)).status).toBe(404);
      const [mailed = ''] = await Promise.all(
        mails.map(async ({ id: notificationId }) => {
          const facts = await inShop({ shopId, actor: staff }, (ctx) => claimNotification(ctx, { notificationId }));
          if (!facts) throw new Error('Nothing to send.');
          const { html } = await composeMail(facts, new Date());
          return /\/track\/([\w-]{43})/.exec(html)?.[1] ?? '';
        }),
      );
      expect(mailed).not.toBe(order.token);
      expect((await serveOrderPage(get('/x'), slug, mailed)).status).toBe(200);
      await withCommittedShop((other) =>
        inShop({ shopId: other, actor: staff }, (ctx) => renewOrderLink(ctx, { orderId: order.id })),
      );
    }));
});

describe('look-up', () => {
  const path = (slug: string) => `/s/${slug}`;

  it('opens the order for its email, shows the status for postcode and phone', () =>
    withOrder(async ({ slug, order }) => {
      const cases: [string, string][] = [
        ['JANA@example.com ', 'full'],
        ['10119', 'status'],
        ['030 901820', 'status'],
      ];
      for (const [contact, scope] of cases) {
        const response = await answerLookUp(post(path(slug), { number: ' pl 1001', contact }), slug, 'track');
        expect(response.status).toBe(303);
        const location = response.headers.get('location') ?? '';
        const page = await serveOrderPage(get(location), slug, location.split('/')[4] ?? '');
        expect((await page.text()).includes('Marker boots')).toBe(scope === 'full');
      }
      expect(order.token).toBeTruthy();
    }));

  it('answers alike for an order that is not there and a contact that does not fit', () =>
    withOrder(async ({ slug }) => {
      const none = await answerLookUp(
        post(path(slug), { number: 'PL-9999', contact: 'jana@example.com' }),
        slug,
        'track',
      );
      const wrong = await answerLookUp(
        post(path(slug), { number: 'PL-1001', contact: 'someone@example.com' }),
        slug,
        'track',
      );
      expect(none.status).toBe(wrong.status);
      expect(await settled(none)).toBe(await settled(wrong));
    }));

  it('rests after a few failures, for that order and for that network', () =>
    withOrder(async ({ slug }) => {
      const statuses: number[] = [];
      for (let i = 0; i < 8; i++) {
        const request = post(
          path(slug),
          { number: 'PL-1001', contact: `1011${i}` },
          { 'sec-fetch-site': 'same-origin', 'x-forwarded-for': `203.0.${i}.9` },
        );
        statuses.push((await answerLookUp(request, slug, 'track')).status);
      }
      expect(statuses[0]).toBe(422);
      expect(statuses.at(-1)).toBe(429);
    }));

  it('refuses posts from elsewhere and strange bodies, and survives hostile ones', () =>
    withOrder(async ({ slug }) => {
      const fields = { number: 'PL-1001', contact: 'jana@example.com' };
      const elsewhere: Record<string, string>[] = [
        { 'sec-fetch-site': 'cross-site' },
        {},
        { origin: 'https://evil.example', host: 'localhost:3000' },
      ];
      for (const headers of elsewhere) {
        expect((await answerLookUp(post(path(slug), fields, headers), slug, 'track')).status).toBe(403);
      }
      const json = new Request(`http://localhost:3000${path(slug)}`, {
        method: 'POST',
        body: '{}',
        headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
      });
      expect((await answerLookUp(json, slug, 'track')).status).toBe(415);
      for (const hostile of ['\0', '💥'.repeat(5000), '<script>alert(1)</script>', "' or 1=1--", '%00%ff']) {
        const response = await answerLookUp(post(path(slug), { number: hostile, contact: hostile }), slug, 'track');
        expect(response.status).toBe(422);
        expect(await response.text()).not.toContain('<script>alert');
      }
      expect((await serveLookUp(get(path(slug)), slug, 'return')).status).toBe(200);
    }));

  it('finds nothing in another shop', () =>
    withOrder(async (ours) => {
      await withCommittedShop(async (other) => {
        expect(
          await lookUpOrder({
            shopId: other,
            number: 'PL-1001',
            contact: 'jana@example.com',
            network: 'x',
            now: new Date(),
          }),
        ).toBeNull();
        // Verbs of a shopper's flow, tried as another shop and as the holder of another order.
        const foreign = { shopId: other, actor: staff };
        const stranger = {
          shopId: ours.shopId,
          actor: { type: 'shopper' as const, orderId: other, grantId: other, scopes: ['full'] },
        };
        const { id } = ours.order;
        const gone = { code: 'NOT_FOUND' };
        const change = <T>(draft: T) => draft;
        await expect(inShop(stranger, (ctx) => saveDraft(ctx, { orderId: id, seen: 0, change }))).rejects.toMatchObject(
          gone,
        );
        await expect(
          inShop(stranger, (ctx) => submitDraft(ctx, { orderId: id, seen: 0, total: 0, locale: 'en' })),
        ).rejects.toMatchObject(gone);
        await expect(
          inShop(stranger, (ctx) => recordFeedback(ctx, { orderId: id, kind: 'fine' })),
        ).rejects.toMatchObject(gone);
        await expect(inShop(foreign, (ctx) => saveDraft(ctx, { orderId: id, seen: 0, change }))).rejects.toThrow();
        await expect(
          inShop(foreign, (ctx) => submitDraft(ctx, { orderId: id, seen: 0, total: 0, locale: 'en' })),
        ).rejects.toMatchObject(gone);
        await expect(inShop(foreign, (ctx) => recordFeedback(ctx, { orderId: id, kind: 'fine' }))).rejects.toThrow();
        await expect(
          inShop(foreign, (ctx) =>
            issueGrant(ctx, {
              token: newToken(),
              purpose: 'track',
              scope: 'full',
              orderId: id,
              origin: 'test',
              expiresAt: new Date(),
            }),
          ),
        ).rejects.toThrow();
        const declared = await inShop(foreign, (ctx) =>
          declareWithdrawal(ctx, { name: 'x', number: 'PL-1001', email: 'jana@example.com', part: null }),
        );
        expect(declared.returnId).toBeNull();
        const picture = { bytes: Buffer.from('x'), mime: 'image/webp', width: 1, height: 1 };
        const { uploadId } = await inShop(foreign, (ctx) => storeUpload(ctx, { kind: 'photo', picture }));
        expect(uploadId).toBeTruthy();
      });
    }));
});

describe('a return’s own pages', () => {
  it('show the pass, the slip and the calendar entry, and cancel once', () =>
    withOrder(async ({ shopId, slug, order }) => {
      const { token } = await inShop({ shopId, actor: staff }, (ctx) =>
        createReturn(ctx, {
          orderId: order.id,
          lines: [{ line_external_id: 'line-1', quantity: 1, reason: 'too_small', resolution: 'refund' }],
          method: 'label',
        }),
      );
      const path = `/s/${slug}/returns/${token}`;
      const page = await serveReturnPage(get(path), slug, token);
      expect(page.status).toBe(200);
      expect(await page.text()).toContain('149');
      expect((await serveReturnSlip(get(`${path}/slip`), slug, token)).status).toBe(200);
      const calendar = await serveReturnCalendar(get(`${path}/calendar`), slug, token);
      expect(await calendar.text()).toMatch(/BEGIN:VCALENDAR\r\n[\s\S]*DTSTART;VALUE=DATE:\d{8}\r\n/);
      expect((await answerReturnCancel(post(`${path}/cancel`, {}, {}), slug, token)).status).toBe(403);
      for (let i = 0; i < 2; i++)
        expect((await answerReturnCancel(post(`${path}/cancel`, {}), slug, token)).status).toBe(303);
    }));
});

describe('what a shopper says', () => {
  it('is kept with its order', () =>
    withOrder(async ({ shopId, slug, order }) => {
      const response = await answerFeedback(
        post('/f', { helped: 'no', comment: 'Wo ist mein Paket?' }),
        slug,
        order.token,
      );
      expect(response.status).toBe(200);
      const rows = await inShop({ shopId, actor: staff }, (ctx) => ctx.db.select().from(feedback));
      expect(rows).toMatchObject([{ orderId: order.id, kind: 'wrong', message: 'Wo ist mein Paket?' }]);
    }));
});

describe('the statutory withdrawal', () => {
  const fields = { name: 'Jana Berg', number: 'PL-1001', email: 'jana@example.com', scope: 'everything', part: '' };

  it('takes two steps, needs no login and no reason, and opens a withdrawal', () =>
    withOrder(async ({ slug }) => {
      const first = await answerWithdraw(post('/w', fields), slug);
      expect(await first.text()).toContain('name="confirmed"');
      const second = await answerWithdraw(post('/w', { ...fields, confirmed: '1' }), slug);
      expect(second.status).toBe(200);
      expect(await second.text()).toMatch(/R-[0-9A-Z]{4}-[0-9A-Z]{4}/);
    }));

  it('reached from the order’s own link lists its things, and takes some of them', () =>
    withOrder(
      async ({ shopId, slug, order }) => {
        const path = `/w?link=${order.token}`;
        const form = await (await serveWithdraw(get(path), slug)).text();
        expect(form).toContain('Marker boots');
        expect(form).toContain('It was made for you');
        expect(form).not.toContain('jana@example.com');
        const some = { name: 'Jana Berg', scope: 'part', line: order.lines[0]?.id ?? '' };
        expect((await answerWithdraw(post(path, { ...some, line: order.lines[1]?.id ?? '' }), slug)).status).toBe(422);
        const confirm = await (await answerWithdraw(post(path, some), slug)).text();
        expect(confirm).toContain(`name="line" value="${order.lines[0]?.id}"`);
        const done = await (await answerWithdraw(post(path, { ...some, confirmed: '1' }), slug)).text();
        expect(done).toMatch(/R-[0-9A-Z]{4}-[0-9A-Z]{4}/);
        expect(done).toContain('download="R-');
        const rows = await inShop({ shopId, actor: staff }, (ctx) => ctx.db.select().from(withdrawals));
        expect(rows).toMatchObject([{ orderId: order.id, returnId: expect.any(String) }]);
      },
      { lines: [{ title: 'Marker boots' }, { title: 'Engraved belt', withdrawal_exception: 'personalised' }] },
    ));

  it('a link that opens nothing, or the status alone, asks by hand', () =>
    withOrder(async (world) => {
      for (const link of [await linkOf(world, 'status'), await linkOf(world, 'gift'), 'x'.repeat(43), '../']) {
        const form = await (await serveWithdraw(get(`/w?link=${encodeURIComponent(link)}`), world.slug)).text();
        expect(form).toContain('name="email"');
        expect(form).not.toContain('Marker boots');
      }
    }));

  it('is kept for a person where the order is not found', () =>
    withOrder(async ({ shopId, slug }) => {
      const answer = await answerWithdraw(post('/w', { ...fields, number: 'unknown', confirmed: '1' }), slug);
      expect(answer.status).toBe(200);
      const rows = await inShop({ shopId, actor: staff }, (ctx) => ctx.db.select().from(feedback));
      expect(rows[0]?.message).toContain('Withdrawal');
    }));
});
