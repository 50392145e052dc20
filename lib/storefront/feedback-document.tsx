import { FeedbackPage } from '@/components/storefront/feedback-page';
import { assertMaySpeak, requireGrant } from '@/lib/access/require-grant';
import { networkOf } from '@/lib/core/client-network';
import { consumeLimit } from '@/lib/core/rate-limit';
import { assertSameOrigin } from '@/lib/core/same-origin';
import { inShop } from '@/lib/core/unit-of-work';
import { recordFeedback } from '@/lib/feedback/mutations/record-feedback';
import { readForm } from './read-form';
import { type Page, type PageRequest, servePage } from './serve-page';

/** One order's answers: more is no shopper. */
const FEEDBACK_LIMIT = { points: 20, windowSeconds: 60 * 60 };
/** Of pages that belong to no order, from one network. */
const NETWORK_LIMIT = { points: 30, windowSeconds: 60 * 60 };

const feedbackPage = (page: PageRequest, sent: boolean): Page => {
  const dress = page.dress();
  return {
    dress,
    title: dress.frame.t('feedback.title'),
    body: <FeedbackPage frame={dress.frame} view={{ action: page.link(page.url.pathname), sent }} />,
  };
};

/** "Did this page help you?", of one order. */
export const serveFeedback = (request: Request, slug: string, token: string): Promise<Response> =>
  servePage(request, slug, async (page) => {
    const { grant } = await requireGrant({ slug, token, purpose: 'track', now: page.now });
    assertMaySpeak(grant);
    return feedbackPage(page, false);
  });

/** Takes the answer; the tracking page's "Everything fine?" posts here too, with `kind=fine`. */
export const answerFeedback = (request: Request, slug: string, token: string): Promise<Response> =>
  servePage(request, slug, async (page) => {
    assertSameOrigin(request.headers);
    const { gate, grant } = await requireGrant({ slug, token, purpose: 'track', now: page.now });
    assertMaySpeak(grant);
    await consumeLimit('feedback:order', grant.orderId, FEEDBACK_LIMIT);
    const said = saidIn(await readForm(request));
    await inShop(gate, (ctx) => recordFeedback(ctx, { orderId: grant.orderId, ...said }));
    return feedbackPage(page, true);
  });

/** "Did this page help you?", of the look-up, of a link that has ended, of a page that is not there. */
export const serveShopFeedback = (request: Request, slug: string): Promise<Response> =>
  servePage(request, slug, async (page) => feedbackPage(page, false));

/** Takes the answer of somebody whose order is not known. */
export const answerShopFeedback = (request: Request, slug: string): Promise<Response> =>
  servePage(request, slug, async (page) => {
    assertSameOrigin(request.headers);
    const { shopId } = page.shop;
    await consumeLimit('feedback:network', `${shopId}\0${networkOf(request.headers)}`, NETWORK_LIMIT);
    const said = saidIn(await readForm(request));
    const gate = { shopId, actor: { type: 'system' as const, job: 'shopper-page' }, now: page.now };
    await inShop(gate, (ctx) => recordFeedback(ctx, { orderId: null, ...said }));
    return feedbackPage(page, true);
  });

const saidIn = (fields: Record<string, string | undefined>) => ({
  kind:
    fields.helped === 'no' || fields.kind === 'wrong'
      ? ('wrong' as const)
      : fields.comment
        ? ('comment' as const)
        : ('fine' as const),
  rating: fields.helped === 'yes' ? 5 : fields.helped === 'no' ? 2 : null,
  message: fields.comment ?? null,
});
