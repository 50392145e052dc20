import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { feedback } from '@/db/schema/access';
import { get, post, withOrder } from '@/db/testing/shopper-page';
import { staff } from '@/db/testing/test-db';
import { newToken } from '@/lib/core/secrets';
import { inShop } from '@/lib/core/unit-of-work';
import { answerShopFeedback, serveShopFeedback } from './feedback-document';
import { serveLookUp } from './look-up-document';
import { serveOrderPage } from './order-document';

const text = async (answer: Promise<Response>) => (await answer).text();

it('can be told from pages that belong to no order, and is kept without one', () =>
  withOrder(async ({ slug, shopId }) => {
    const link = `href="/s/${slug}/feedback"`;
    expect(await text(serveLookUp(get(`/s/${slug}`), slug, 'track'))).toContain(link);
    const unknown = newToken();
    const missing = await serveOrderPage(get(`/s/${slug}/track/${unknown}`), slug, unknown);
    expect(missing.status).toBe(404);
    expect(await missing.text()).toContain(link);
    expect(await text(serveShopFeedback(get(`/s/${slug}/feedback`), slug))).toContain('name="helped"');

    const sent = await answerShopFeedback(
      post(`/s/${slug}/feedback`, { helped: 'no', comment: 'I cannot find my number.' }),
      slug,
    );
    expect(sent.status).toBe(200);
    const rows = await inShop({ shopId, actor: staff }, (ctx) =>
      ctx.db.select().from(feedback).where(eq(feedback.shopId, shopId)),
    );
    expect(rows).toMatchObject([{ orderId: null, kind: 'wrong', rating: 2, message: 'I cannot find my number.' }]);
  }));

it('is not offered of a shop that nobody has, and not taken from elsewhere', () =>
  withOrder(async ({ slug }) => {
    expect(await text(serveLookUp(get('/s/nobody-has-this'), 'nobody-has-this', 'track'))).not.toContain('/feedback');
    const elsewhere = post(`/s/${slug}/feedback`, { helped: 'yes' });
    elsewhere.headers.set('sec-fetch-site', 'cross-site');
    expect((await answerShopFeedback(elsewhere, slug)).status).toBe(403);
  }));
