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
import {
  type Declaration,
  declarationOf,
  withdrawConfirm,
  withdrawForm,
  withdrawLater,
  withdrawReceipt,
} from './withdraw-steps';
import { newSlip, readSlip, type Slip } from './withdrawal-slip';

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
    // With the order out of reach the form still asks by hand: the law's button works whatever else does not.
    const order = await openWithdrawOrder(page, linkOf(page), page.dress()).catch((error: unknown) => {
      log.error({ requestId: page.requestId, err: error }, 'the order of a withdrawal could not be read');
      return null;
    });
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

/** What was ticked of the order's own things, within what may be; once confirmed it stands as it was declared. */
function chosenLines(posted: FormData, order: WithdrawOrder, isConfirmed: boolean): Chosen {
  const ticked = posted.getAll('line').map(String);
  return Object.fromEntries(
    order.choice.items
      .filter((item) => (isConfirmed || item.quantity > 0) && ticked.includes(item.id))
      .map((item) => {
        const asked = Number.parseInt(String(posted.get(`quantity.${item.id}`) ?? ''), 10);
        const most = item.quantity || asked;
        return [item.id, Number.isSafeInteger(asked) && asked > 0 ? Math.min(asked, most) : item.quantity];
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
    if (fields.confirmed !== '1') return (await readDeclaration(page, posted, fields)).page;
    const slip = readSlip(page.shop.shopId, fields.slip ?? '', posted) ?? newSlip();
    try {
      const { page: shown, dress, declaration } = await readDeclaration(page, posted, fields);
      return declaration ? await declared(page, dress, declaration, slip) : shown;
    } catch (error) {
      if (error instanceof AppError) throw error;
      // What was entered stays, and the shop's address is there: a withdrawal must not hang on our machine.
      log.error({ requestId: page.requestId, err: error }, 'a withdrawal could not be stored');
      return withdrawLater(page, page.dress(), posted, slip);
    }
  });

/** What a posted form declares, with the page that comes next; null where something is missing or to be changed. */
async function readDeclaration(
  page: PageRequest,
  posted: FormData,
  fields: Record<string, string | undefined>,
): Promise<{ page: Page; dress: Dress; declaration: Declaration | null }> {
  const first = page.dress();
  const order = await openWithdrawOrder(page, linkOf(page), first);
  const dress = order ? page.dress({ orderLocale: order.locale }) : first;
  const take = (name: string, max: number) => (fields[name] ?? '').trim().slice(0, max);
  const values: Values = {
    name: take('name', 200),
    number: order?.number ?? take('number', 64),
    email: take('email', 254),
    scope: fields.scope === 'part' ? 'part' : 'everything',
    part: take('part', 2000),
  };
  const chosen = order && values.scope === 'part' ? chosenLines(posted, order, fields.confirmed === '1') : {};
  const errors = wrongOf(values, order, chosen, dress.words);
  if (errors.length > 0 || fields.edit)
    return { page: withdrawForm(page, dress, values, order, chosen, errors), dress, declaration: null };
  const declaration = declarationOf(dress, { values, order, chosen });
  return { page: withdrawConfirm(page, dress, declaration), dress, declaration };
}

async function declared(page: PageRequest, dress: Dress, what: Declaration, slip: Slip): Promise<Page> {
  const { values, order, chosen, part, declaration } = what;
  const { shop } = page;
  const now = slip.receivedAt ?? page.now;
  await consumeLimit('withdraw:network', `${shop.shopId}\0${networkOf(page.request.headers)}`, LOOKUP_NETWORK_LIMIT, 3);
  const mayMatch = order ? true : await isStillOpen(`${shop.shopId}\0${numberKey(values.number)}`);
  const gate = order?.gate ?? { shopId: shop.shopId, actor: { type: 'system', job: 'withdrawal' } as const };
  const stored = await inShop({ ...gate, now }, (ctx) =>
    declareWithdrawal(ctx, {
      id: slip.id,
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
  return withdrawReceipt(page, dress, what, stored);
}
