import { LookUpPage } from '@/components/storefront/look-up-page';
import type { LookUpView } from '@/components/storefront/types';
import { lookUpOrder } from '@/lib/access/mutations/look-up-order';
import { isToken } from '@/lib/access/require-grant';
import type { Theme } from '@/lib/branding/schema';
import { networkOf } from '@/lib/core/client-network';
import { AppError } from '@/lib/core/errors';
import { assertSameOrigin } from '@/lib/core/same-origin';
import { readForm } from './read-form';
import { type Asked, type Page, type PageRequest, seeOther, servePage } from './serve-page';

type Intent = LookUpView['intent'];
type Answers = { number: string; contact: string };

export function lookUpPage(
  page: PageRequest,
  intent: Intent,
  answers: Answers,
  errors: LookUpView['errors'],
  status = 200,
  theme?: Theme,
): Page {
  const dress = page.dress({ theme });
  const { frame } = dress;
  const base = `/s/${page.shop.slug}`;
  const language = page.url.searchParams.get('lang');
  const keep = language ? `?lang=${encodeURIComponent(language)}` : '';
  const shared = withParcel(page, intent);
  const paths = { track: base, return: `${base}/returns` };
  return {
    dress,
    status,
    title: frame.t(intent === 'return' ? 'lookUp.returnTitle' : 'lookUp.title'),
    body: (
      <LookUpPage
        frame={frame}
        view={{
          action: keepParcel(paths[intent] + keep, shared),
          intent,
          switchHref: paths[intent === 'return' ? 'track' : 'return'] + keep,
          values: answers,
          example: EXAMPLES[page.shop.slug] ?? '10423',
          errors,
        }}
      />
    ),
  };
}

/** The link of a return whose parcel what is looked up may share. */
const withParcel = (page: PageRequest, intent: Intent): string | null => {
  const link = page.url.searchParams.get('with') ?? '';
  return intent === 'return' && isToken(link) ? link : null;
};

const keepParcel = (path: string, link: string | null) =>
  link ? `${path}${path.includes('?') ? '&' : '?'}with=${link}` : path;

/** How the demo shops' numbers look; a shop's own pattern comes with its settings. */
const EXAMPLES: Record<string, string> = { ahlbeck: 'AT-24103', duskhound: 'DH-10482', asagiri: 'AG-3081' };

/** The look-up form; a link may carry the number (`?number=`), never the contact. */
export const serveLookUp = (request: Asked, slug: string, intent: Intent): Promise<Response> =>
  servePage(request, slug, async (page) =>
    lookUpPage(page, intent, { number: (page.url.searchParams.get('number') ?? '').slice(0, 64), contact: '' }, []),
  );

/** Answers the form: to the order, or the same page with the same sentence whatever did not match. */
export const answerLookUp = (request: Request, slug: string, intent: Intent): Promise<Response> =>
  servePage(request, slug, async (page) => {
    assertSameOrigin(request.headers);
    const form = await readForm(request);
    const answers = { number: (form.number ?? '').slice(0, 64), contact: (form.contact ?? '').slice(0, 254) };
    const { words } = page.dress();
    const errors: LookUpView['errors'] = [];
    if (!answers.number.trim()) errors.push({ field: 'number', message: words('lookup.numberMissing') });
    if (!answers.contact.trim()) errors.push({ field: 'contact', message: words('lookup.contactMissing') });
    if (errors.length > 0) return lookUpPage(page, intent, answers, errors, 422);
    try {
      const found = await lookUpOrder({
        shopId: page.shop.shopId,
        ...answers,
        network: networkOf(request.headers),
        now: page.now,
      });
      if (found) {
        const path = page.link(`/s/${slug}/track/${found.token}${intent === 'return' ? '/return' : ''}`);
        return seeOther(keepParcel(path, withParcel(page, intent)));
      }
      return lookUpPage(page, intent, answers, [{ field: null, message: words('lookup.notFound') }], 422);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'RATE_LIMITED') throw error;
      return lookUpPage(page, intent, answers, [{ field: null, message: words('lookup.tooMany') }], 429);
    }
  });
