import type { WithdrawFormView } from '@/components/storefront/flow-types';
import type { FormErrorView } from '@/components/storefront/types';
import { LOOKUP_COST, LOOKUP_NETWORK_LIMIT, LOOKUP_ORDER_LIMIT } from '@/lib/access/constants';
import { numberKey } from '@/lib/access/contact-keys';
import { networkOf } from '@/lib/core/client-network';
import { AppError } from '@/lib/core/errors';
import { log } from '@/lib/core/log';
import { consumeLimit } from '@/lib/core/rate-limit';
import { assertSameOrigin } from '@/lib/core/same-origin';
import { inShop } from '@/lib/core/unit-of-work';
import { declareWithdrawal } from '@/lib/returns/mutations/declare-withdrawal';
import type { Dress } from './dress';
import { formFields, readFormData } from './read-form';
import { type Page, type PageRequest, servePage } from './serve-page';
import { openWithdrawOrder, type WithdrawOrder } from './withdraw-order';
import { type Declaration, declarationOf, withdrawConfirm, withdrawForm, withdrawReceipt } from './withdraw-steps';

type Values = WithdrawFormView['values'];
type Chosen = Record<string, number>;

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

const linkOf = (page: PageRequest) => page.url.searchParams.get('link') ?? '';

/** The statutory withdrawal: open to anyone, no login, no reason. */
export const serveWithdraw = (request: Request, slug: string): Promise<Response> =>
  servePage(request, slug, async (page) => {
    const order = await openWithdrawOrder(page, linkOf(page), page.dress());
    return withdrawForm(
      page,
      page.dress({ orderLocale: order?.locale }),
      {
        name: order?.name ?? '',
        number: order?.number ?? (page.url.searchParams.get('number') ?? '').slice(0, 64),
        email: '',
        scope: 'everything',
        part: '',
      },
      order,
    );
  });

/** What was ticked of the order's own things, within what may be. */
function chosenLines(posted: FormData, order: WithdrawOrder): Chosen {
  const ticked = posted.getAll('line').map(String);
  return Object.fromEntries(
    order.choice.items
      .filter((item) => item.quantity > 0 && ticked.includes(item.id))
      .map((item) => {
        const asked = Number.parseInt(String(posted.get(`quantity.${item.id}`) ?? ''), 10);
        return [item.id, Number.isSafeInteger(asked) && asked > 0 ? Math.min(asked, item.quantity) : item.quantity];
      }),
  );
}

function wrongOf(values: Values, order: WithdrawOrder | null, chosen: Chosen, t: Dress['words']): FormErrorView[] {
  const errors: FormErrorView[] = [];
  if (!values.name) errors.push({ field: 'name', message: t('withdraw.error.name') });
  if (order) {
    if (values.scope === 'part' && Object.keys(chosen).length === 0)
      errors.push({ field: 'items', message: t('withdraw.error.part') });
    return errors;
  }
  if (!values.number) errors.push({ field: 'number', message: t('withdraw.error.number') });
  if (!/^[^\s@]+@[^\s@]+$/.test(values.email)) errors.push({ field: 'email', message: t('withdraw.error.email') });
  if (values.scope === 'part' && !values.part) errors.push({ field: 'part', message: t('withdraw.error.part') });
  return errors;
}

/** Two steps: what was entered is shown again, and the second button declares it. */
export const answerWithdraw = (request: Request, slug: string): Promise<Response> =>
  servePage(request, slug, async (page) => {
    assertSameOrigin(request.headers);
    const posted = await readFormData(request);
    const fields = formFields(posted);
    const first = page.dress();
    const order = await openWithdrawOrder(page, linkOf(page), first);
    const dress = order ? page.dress({ orderLocale: order.locale }) : first;
    const t = dress.words;
    const take = (name: string, max: number) => (fields[name] ?? '').trim().slice(0, max);
    const values: Values = {
      name: take('name', 200),
      number: order?.number ?? take('number', 64),
      email: take('email', 254),
      scope: fields.scope === 'part' ? 'part' : 'everything',
      part: take('part', 2000),
    };
    const chosen = order && values.scope === 'part' ? chosenLines(posted, order) : {};
    const errors = wrongOf(values, order, chosen, t);
    if (errors.length > 0 || fields.edit) return withdrawForm(page, dress, values, order, chosen, errors);

    const declaration = declarationOf(dress, { values, order, chosen });
    if (fields.confirmed !== '1') return withdrawConfirm(page, dress, declaration);
    try {
      return await declared(page, dress, declaration);
    } catch (error) {
      if (error instanceof AppError) throw error;
      // What was entered stays, and the shop's address is there: a withdrawal must not hang on our machine.
      log.error({ requestId: page.requestId, err: error }, 'a withdrawal could not be stored');
      const message = t('withdraw.error.later', { email: dress.brand.contact.email ?? shopMail(page) });
      return { ...withdrawForm(page, dress, values, order, chosen, [{ field: null, message }]), status: 503 };
    }
  });

const shopMail = (page: PageRequest) => page.shop.name;

async function declared(page: PageRequest, dress: Dress, what: Declaration): Promise<Page> {
  const { values, order, chosen, part, declaration } = what;
  const { shop, now } = page;
  await consumeLimit('withdraw:network', `${shop.shopId}\0${networkOf(page.request.headers)}`, LOOKUP_NETWORK_LIMIT, 3);
  const mayMatch = order ? true : await isStillOpen(`${shop.shopId}\0${numberKey(values.number)}`);
  const gate = order?.gate ?? { shopId: shop.shopId, actor: { type: 'system', job: 'withdrawal' } as const, now };
  const { reference, returnId, refundBy } = await inShop(gate, (ctx) =>
    declareWithdrawal(ctx, {
      name: values.name,
      number: values.number,
      email: order ? null : values.email,
      part: order ? null : part,
      lines:
        order && values.scope === 'part'
          ? Object.entries(chosen).map(([lineId, quantity]) => ({ lineId, quantity }))
          : null,
      orderId: order?.orderId,
      declaration,
      locale: dress.locale,
      mayMatch,
    }),
  );
  return withdrawReceipt(page, dress, what, { reference, returnId, refundBy });
}
