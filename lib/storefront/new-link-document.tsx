import { LinkSentPage } from '@/components/storefront/expired-link-page';
import { LOOKUP_NETWORK_LIMIT } from '@/lib/access/constants';
import { findLapsedGrant } from '@/lib/access/find-lapsed-grant';
import { renewOrderLink } from '@/lib/access/mutations/renew-order-link';
import { networkOf } from '@/lib/core/client-network';
import { consumeLimit } from '@/lib/core/rate-limit';
import { assertSameOrigin } from '@/lib/core/same-origin';
import { inShop } from '@/lib/core/unit-of-work';
import { readForm } from './read-form';
import { servePage } from './serve-page';

/** "Send me a new link": the same answer whatever the old one was; the mail goes to the address that ordered. */
export const answerNewLink = (request: Request, slug: string): Promise<Response> =>
  servePage(request, slug, async (page) => {
    assertSameOrigin(request.headers);
    const { token = '' } = await readForm(request);
    await consumeLimit(
      'new-link:network',
      `${page.shop.shopId}\0${networkOf(request.headers)}`,
      LOOKUP_NETWORK_LIMIT,
      3,
    );
    const lapsed = await findLapsedGrant(slug, token, page.now);
    if (lapsed) await inShop(lapsed.gate, (ctx) => renewOrderLink(ctx, { orderId: lapsed.orderId }));
    const dress = page.dress();
    return { dress, title: dress.frame.t('expired.sentTitle'), body: <LinkSentPage frame={dress.frame} /> };
  });
