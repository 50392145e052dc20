import { CreditPage } from '@/components/storefront/credit-page';
import { assertMayAct, requireGrant } from '@/lib/access/require-grant';
import { inShop } from '@/lib/core/unit-of-work';
import { listOrderCredit } from '@/lib/credit/queries/list-order-credit';
import { buildCreditPage } from '@/lib/credit/rules/build-credit-page';
import { dressInVoice, withVoice } from './order-voice';
import { servePage } from './serve-page';

/** The store credit of whoever placed an order. For whoever holds the whole order: nobody it was given or shown to. */
export const serveCredit = (request: Request, slug: string, token: string): Promise<Response> =>
  servePage(request, slug, async (page) => {
    const { gate, grant } = await requireGrant({ slug, token, purpose: 'track', now: page.now });
    assertMayAct(grant);
    const { rows, voice } = await inShop(gate, (ctx) =>
      withVoice(ctx, grant.orderId, listOrderCredit(ctx, { orderId: grant.orderId })),
    );
    const { dress, dates } = dressInVoice(page, voice);
    const { words: t, frame, locale } = dress;
    const view = buildCreditPage(rows, { t, dates, locale });
    return {
      dress,
      title: view.title,
      body: (
        <CreditPage
          frame={frame}
          view={{
            ...view,
            words: { lots: t('returns.credit.lots'), back: t('returns.credit.back') },
            backHref: page.link(`/s/${slug}/track/${token}`),
          }}
        />
      ),
    };
  });
