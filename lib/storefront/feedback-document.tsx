import { FeedbackPage } from '@/components/storefront/feedback-page';
import { assertMaySpeak, requireGrant } from '@/lib/access/require-grant';
import { consumeLimit } from '@/lib/core/rate-limit';
import { assertSameOrigin } from '@/lib/core/same-origin';
import { inShop } from '@/lib/core/unit-of-work';
import { recordFeedback } from '@/lib/feedback/mutations/record-feedback';
import { readForm } from './read-form';
import { type Page, type PageRequest, servePage } from './serve-page';

/** One order's answers: more is no shopper. */
const FEEDBACK_LIMIT = { points: 20, windowSeconds: 60 * 60 };

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
    const fields = await readForm(request);
    const kind = fields.helped === 'no' || fields.kind === 'wrong' ? 'wrong' : fields.comment ? 'comment' : 'fine';
    const rating = fields.helped === 'yes' ? 5 : fields.helped === 'no' ? 2 : null;
    await inShop(gate, (ctx) => recordFeedback(ctx, { orderId: grant.orderId, kind, rating, message: fields.comment }));
    return feedbackPage(page, true);
  });
