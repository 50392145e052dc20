import { PayPage } from '@/components/storefront/pay-page';
import { AppError } from '@/lib/core/errors';
import { formatMoney } from '@/lib/core/money';
import { assertSameOrigin } from '@/lib/core/same-origin';
import { inShop } from '@/lib/core/unit-of-work';
import { enqueueJob } from '@/lib/jobs/mutations/enqueue-job';
import type { PaymentKind } from '@/lib/payments/constants';
import { settlePayment } from '@/lib/payments/mutations/settle-payment';
import { openPayment } from '@/lib/payments/queries/open-payment';
import { shippingZone } from '@/lib/returns/rules/shipping-zone';
import { dateLocale } from '@/lib/tracking/rules/dates';
import { openReturn } from './open-return';
import { type PageRequest, seeOther, servePage } from './serve-page';

const WORDS: Record<PaymentKind, { title: string; lead: string }> = {
  difference: { title: 'returns.pay.title', lead: 'returns.pay.lead' },
  deposit: { title: 'returns.first.payTitleDeposit', lead: 'returns.first.payLeadDeposit' },
  unreturned: { title: 'returns.first.payTitleUnreturned', lead: 'returns.first.payLeadUnreturned' },
};

/** The payment that waits behind a return's link; null once it is paid or asked for no more. */
async function openPay(page: PageRequest, token: string) {
  const opened = await openReturn(page, token);
  if (opened.isRecipient) throw new AppError('NOT_FOUND', 'No such link.');
  const payment = await inShop(opened.gate, (ctx) => openPayment(ctx, opened.loaded.row.id));
  return { ...opened, payment: payment?.state === 'open' || payment?.state === 'opening' ? payment : null };
}

/**
 * Where a dearer item is paid for: the provider's own page, else ours. Coming back from a provider asks at once whether it
 * was paid; nothing is believed because somebody came back.
 */
export const servePayPage = (request: Request, slug: string, token: string): Promise<Response> =>
  servePage(request, slug, async (page) => {
    const { gate, loaded, payment } = await openPay(page, token);
    const self = `/s/${slug}/returns/${token}`;
    if (!payment) return seeOther(page.link(self));
    if (payment.provider === 'stripe') {
      await inShop(gate, (ctx) =>
        enqueueJob(ctx, 'follow-payment', { paymentId: payment.id }, { key: `follow-payment:${payment.id}` }),
      );
      return seeOther(payment.url && !page.url.searchParams.has('back') ? payment.url : page.link(self));
    }
    const dress = page.dress({ orderLocale: loaded.row.locale });
    const { locale, words: t } = dress;
    const zone = shippingZone(loaded.order.shippingAddress) ?? page.shop.timeZone;
    const tag = dateLocale(locale, loaded.order.country);
    const until = new Intl.DateTimeFormat(tag, { dateStyle: 'full', timeStyle: 'short', timeZone: zone });
    const amount = formatMoney(payment, locale);
    const words = WORDS[payment.kind];
    const isLocal = payment.provider === 'local';
    return {
      dress,
      title: t(words.title),
      body: (
        <PayPage
          view={{
            title: t(words.title),
            lead: t(words.lead, { date: until.format(payment.expiresAt) }),
            due: t('returns.pay.due'),
            amount,
            notice: t(isLocal ? 'returns.pay.demo' : 'returns.pay.byShop'),
            pay: isLocal ? { action: page.link(`${self}/pay`), label: t('returns.pay.button', { amount }) } : null,
            back: { href: page.link(self), label: t('returns.pay.back') },
          }}
        />
      ),
    };
  });

/** Pays on the demo's own page: no money moves, everything else does. Only a demo has such payments. */
export const answerPay = (request: Request, slug: string, token: string): Promise<Response> =>
  servePage(request, slug, async (page) => {
    assertSameOrigin(request.headers);
    const { gate, payment } = await openPay(page, token);
    if (payment?.provider === 'local')
      await inShop(gate, (ctx) =>
        settlePayment(ctx, { paymentId: payment.id, paymentReference: `local-${payment.id}` }),
      );
    return seeOther(page.link(`/s/${slug}/returns/${token}`));
  });
