import type { FormErrorView, WithdrawFormView } from '@/components/storefront/types';
import { WithdrawConfirmPage, WithdrawFormPage, WithdrawReceiptPage } from '@/components/storefront/withdraw-pages';
import { LOOKUP_COST, LOOKUP_NETWORK_LIMIT, LOOKUP_ORDER_LIMIT } from '@/lib/access/constants';
import { numberKey } from '@/lib/access/contact-keys';
import { networkOf } from '@/lib/core/client-network';
import { AppError } from '@/lib/core/errors';
import { consumeLimit } from '@/lib/core/rate-limit';
import { assertSameOrigin } from '@/lib/core/same-origin';
import { inShop } from '@/lib/core/unit-of-work';
import { declareWithdrawal } from '@/lib/returns/mutations/declare-withdrawal';
import type { Dress } from './dress';
import { readForm } from './read-form';
import { type Page, type PageRequest, servePage } from './serve-page';

type Values = WithdrawFormView['values'];

/** Days in which the money goes back after a withdrawal (Directive 2011/83/EU, article 13(1)). */
const REFUND_DAYS = 14;

const form = (page: PageRequest, dress: Dress, values: Values, errors: FormErrorView[] = []): Page => ({
  dress,
  status: errors.length > 0 ? 422 : 200,
  title: dress.frame.t('withdraw.title'),
  body: <WithdrawFormPage frame={dress.frame} view={{ action: page.url.pathname + page.url.search, values, errors }} />,
});

/**
 * A withdrawal is never refused for being one too many, but after a few for one order nobody's address is tried on it
 * any more: a person reads it instead.
 */
async function isStillOpen(order: string): Promise<boolean> {
  try {
    await consumeLimit('withdraw:order', order, LOOKUP_ORDER_LIMIT, LOOKUP_COST.email);
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === 'RATE_LIMITED') return false;
    throw error;
  }
}

/** The statutory withdrawal: open to anyone, no login, no reason. */
export const serveWithdraw = (request: Request, slug: string): Promise<Response> =>
  servePage(request, slug, async (page) =>
    form(page, page.dress(), {
      name: '',
      number: (page.url.searchParams.get('number') ?? '').slice(0, 64),
      email: '',
      scope: 'everything',
      part: '',
    }),
  );

/** Two steps: what was entered is shown again, and the second button declares it. */
export const answerWithdraw = (request: Request, slug: string): Promise<Response> =>
  servePage(request, slug, async (page) => {
    assertSameOrigin(request.headers);
    const fields = await readForm(request);
    const dress = page.dress();
    const { words: t, frame } = dress;
    const take = (name: string, max: number) => (fields[name] ?? '').trim().slice(0, max);
    const values: Values = {
      name: take('name', 200),
      number: take('number', 64),
      email: take('email', 254),
      scope: fields.scope === 'part' ? 'part' : 'everything',
      part: take('part', 2000),
    };
    const errors: FormErrorView[] = [];
    if (!values.name) errors.push({ field: 'name', message: t('withdraw.error.name') });
    if (!values.number) errors.push({ field: 'number', message: t('withdraw.error.number') });
    if (!/^[^\s@]+@[^\s@]+$/.test(values.email)) errors.push({ field: 'email', message: t('withdraw.error.email') });
    if (values.scope === 'part' && !values.part) errors.push({ field: 'part', message: t('withdraw.error.part') });
    if (errors.length > 0 || fields.edit) return form(page, dress, values, errors);

    const part = values.scope === 'part' ? values.part : null;
    const declaration = part
      ? t('withdraw.declaration', { goods: part.replace(/\s*\n\s*/g, ', '), number: values.number })
      : t('withdraw.declarationAll', { number: values.number });
    const facts = [
      { label: frame.t('withdraw.name'), value: values.name },
      { label: frame.t('withdraw.number'), value: values.number },
      { label: frame.t('withdraw.email'), value: values.email },
      { label: frame.t('withdraw.scope'), value: part ?? frame.t('withdraw.everything') },
    ];
    if (fields.confirmed !== '1') {
      return {
        dress,
        title: frame.t('withdraw.confirmTitle'),
        body: (
          <WithdrawConfirmPage
            frame={frame}
            view={{
              action: page.url.pathname + page.url.search,
              editHref: `${page.url.pathname}?number=${encodeURIComponent(values.number)}`,
              hidden: { ...values, confirmed: '1' },
              facts,
            }}
          />
        ),
      };
    }
    await consumeLimit(
      'withdraw:network',
      `${page.shop.shopId}\0${networkOf(request.headers)}`,
      LOOKUP_NETWORK_LIMIT,
      3,
    );
    const mayMatch = await isStillOpen(`${page.shop.shopId}\0${numberKey(values.number)}`);
    const { reference } = await inShop(
      { shopId: page.shop.shopId, actor: { type: 'system', job: 'withdrawal' }, now: page.now },
      (ctx) =>
        declareWithdrawal(ctx, { name: values.name, number: values.number, email: values.email, part, mayMatch }),
    );
    const day = new Intl.DateTimeFormat(dress.locale, { dateStyle: 'full', timeZone: page.shop.timeZone });
    const stamp = new Intl.DateTimeFormat(dress.locale, {
      dateStyle: 'full',
      timeStyle: 'long',
      timeZone: page.shop.timeZone,
    });
    return {
      dress,
      title: frame.t('withdraw.doneTitle'),
      body: (
        <WithdrawReceiptPage
          frame={frame}
          view={{
            email: values.email,
            receivedAt: { text: stamp.format(page.now), dateTime: page.now.toISOString() },
            reference,
            declaration,
            facts,
            next: [
              t('withdraw.next.refund', { date: day.format(page.now) }),
              t('withdraw.next.sendBack', {
                date: day.format(new Date(page.now.getTime() + REFUND_DAYS * 86_400_000)),
              }),
              t('withdraw.next.unsent'),
            ],
          }}
        />
      ),
    };
  });
