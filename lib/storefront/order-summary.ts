import { AppError } from '@/lib/core/errors';
import { shopUrl } from '@/lib/shops/shop-url';
import { orderHeadline } from '@/lib/tracking/rules/order-headline';
import { orderStories, orderWords } from '@/lib/tracking/rules/order-stories';
import { openOrder } from './open-order';
import { servePage } from './serve-page';

/**
 * An order in three sentences, as JSON, for the shop's own pages (`<porchlight-order>` in public/embed.js). Whoever has
 * the link may read it from anywhere; it says nothing that needs more than the order's dates, and no name.
 */
export const serveOrderSummary = (request: Request, slug: string, token: string): Promise<Response> =>
  servePage(request, slug, async (page) => {
    const headers = {
      'access-control-allow-origin': '*',
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex, nofollow',
    };
    try {
      const { facts, dress, self } = await openOrder(page, token);
      const words = orderWords(facts, { t: dress.words, now: page.now });
      const { sentence, explanation, word, tone } = orderHeadline(facts, orderStories(facts, words), words);
      const link = { url: shopUrl(page.shop, self), label: dress.words('page.embed') };
      const summary = { number: facts.order.number, sentence, explanation, word, tone, link };
      return Response.json({ ...summary, locale: dress.locale, dir: dress.dir }, { headers });
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'NOT_FOUND') throw error;
      return Response.json({ code: 'NOT_FOUND' }, { status: 404, headers });
    }
  });
