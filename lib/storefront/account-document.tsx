import { ChangeCodePage, ChangeFormPage } from '@/components/storefront/change-pages';
import { checkCode } from '@/lib/access/mutations/check-code';
import { sendCode } from '@/lib/access/mutations/send-code';
import { CODE_DAY_LIMIT, CODE_LIMIT } from '@/lib/access/order-code';
import { readOrderContact } from '@/lib/access/queries/read-order-contact';
import { AppError } from '@/lib/core/errors';
import { formatMoney } from '@/lib/core/money';
import { consumeLimit } from '@/lib/core/rate-limit';
import { assertSameOrigin } from '@/lib/core/same-origin';
import { inShop } from '@/lib/core/unit-of-work';
import { giveAccount } from '@/lib/returns/mutations/give-account';
import { endingOf, type PayoutAccount, readAccount } from '@/lib/returns/rules/payout-account';
import { type OpenedReturn, openReturn } from './open-return';
import { readForm } from './read-form';
import { type Page, type PageRequest, seeOther, servePage } from './serve-page';

/** Accounts one return may be given in an hour: each costs a mail. */
const ACCOUNT_LIMIT = { points: 20, windowSeconds: 3_600 };

type Fields = Record<string, string | undefined>;
type Opened = OpenedReturn & { page: PageRequest; self: string; back: string };

/** A return whose refund goes to an account; null where it goes elsewhere, or has gone. Only its buyer is asked. */
async function open(page: PageRequest, token: string): Promise<Opened> {
  const opened = await openReturn(page, token);
  if (opened.isRecipient) throw new AppError('NOT_FOUND', 'No such link.');
  const self = `/s/${page.shop.slug}/returns/${token}`;
  return { ...opened, page, self: page.link(`${self}/account`), back: page.link(self) };
}

/** Where a refund should go that no card takes. */
export const serveAccountPage = (request: Request, slug: string, token: string): Promise<Response> =>
  servePage(request, slug, async (page) => {
    const opened = await open(page, token);
    return opened.loaded.account ? form(opened, {}) : seeOther(opened.back);
  });

/** Sends a code to the order's own contact, and keeps the account once it was typed. */
export const answerAccount = (request: Request, slug: string, token: string): Promise<Response> =>
  servePage(request, slug, async (page) => {
    assertSameOrigin(request.headers);
    const opened = await open(page, token);
    if (!opened.loaded.account) return seeOther(opened.back);
    await consumeLimit('account:return', opened.loaded.row.id, ACCOUNT_LIMIT);
    const fields = await readForm(request);
    const account = readAccount(fields);
    if (Array.isArray(account)) return form(opened, fields, account);
    return fields.codeId && !fields.again ? keep(opened, account, fields) : send(opened, account);
  });

async function keep(opened: Opened, account: PayoutAccount, fields: Fields): Promise<Page | Response> {
  const { gate, grantId, loaded } = opened;
  const { codeId = '', code = '' } = fields;
  const verdict = await inShop(gate, async (ctx) => {
    const checked = await checkCode(ctx, { orderId: loaded.order.id, grantId, codeId, code });
    if (checked === 'right') await giveAccount(ctx, { returnId: loaded.row.id, account });
    return checked;
  }).catch((error: unknown) => {
    // Paid meanwhile: the page says so.
    if (error instanceof AppError && error.code === 'INVALID_STATE') return 'right' as const;
    throw error;
  });
  return verdict === 'right' ? seeOther(opened.back) : codePage(opened, account, codeId, verdict, 422);
}

async function send(opened: Opened, account: PayoutAccount): Promise<Page> {
  const { gate, grantId, loaded } = opened;
  const orderId = loaded.order.id;
  try {
    await consumeLimit('code:order', orderId, CODE_LIMIT);
    await consumeLimit('code:order-day', orderId, CODE_DAY_LIMIT);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'RATE_LIMITED') throw error;
    return codePage(opened, account, '', 'tooMany', 429);
  }
  const { codeId } = await inShop(gate, (ctx) => sendCode(ctx, { orderId, grantId, purpose: 'account' }));
  return codePage(opened, account, codeId);
}

function form(opened: Opened, fields: Fields, wrong: ('holder' | 'account')[] = []): Page {
  const { page, loaded } = opened;
  const dress = page.dress({ orderLocale: loaded.row.locale });
  const { locale, words: t } = dress;
  const amount = formatMoney({ amount: loaded.account?.amount ?? 0, currency: loaded.row.currency }, locale);
  const field = (name: 'holder' | 'account', rest: { hint: string | null; autoComplete: string }) => ({
    name,
    label: t(`returns.account.${name}`),
    value: fields[name] ?? '',
    isOptional: false,
    isLong: false,
    maxLength: 140,
    ...rest,
  });
  return {
    dress,
    status: wrong.length > 0 ? 422 : undefined,
    title: t('returns.account.title'),
    body: (
      <ChangeFormPage
        frame={dress.frame}
        view={{
          title: t('returns.account.title'),
          lead: t(loaded.account?.hasBounced ? 'returns.account.leadBounced' : 'returns.account.lead', { amount }),
          goods: null,
          action: opened.self,
          hidden: {},
          errors: wrong.map((name) => ({ field: name, message: t(`returns.account.wrong.${name}`) })),
          days: null,
          optional: '',
          fields: [
            field('holder', { hint: null, autoComplete: 'name' }),
            field('account', { hint: t('returns.account.accountHint'), autoComplete: 'off' }),
          ],
          facts: [t('returns.account.safe')],
          press: t('returns.account.next'),
          other: { label: t('returns.pay.back'), href: opened.back },
        }}
      />
    ),
  };
}

async function codePage(
  opened: Opened,
  account: PayoutAccount,
  codeId: string,
  problem?: 'wrong' | 'over' | 'tooMany',
  status?: number,
): Promise<Page> {
  const { page, gate, loaded } = opened;
  const dress = page.dress({ orderLocale: loaded.row.locale });
  const t = dress.words;
  const email = await inShop(gate, (ctx) => readOrderContact(ctx, { orderId: loaded.order.id }));
  return {
    dress,
    status,
    title: t('rearrange.code.title'),
    body: (
      <ChangeCodePage
        frame={dress.frame}
        view={{
          title: t('rearrange.code.title'),
          lead: t('returns.account.codeLead', { email }),
          wish: t('returns.account.wish', { holder: account.holder, ending: endingOf(account) }),
          action: opened.self,
          hidden: { holder: account.holder, account: account.account, codeId },
          errors: problem
            ? [{ field: problem === 'tooMany' ? null : 'code', message: t(`rearrange.code.${problem}`) }]
            : [],
          label: t('rearrange.code.label'),
          hint: t('rearrange.code.hint'),
          facts: [],
          press: t('returns.account.use'),
          again: t('rearrange.code.again'),
          other: { label: t('returns.pay.back'), href: opened.back },
        }}
      />
    ),
  };
}
