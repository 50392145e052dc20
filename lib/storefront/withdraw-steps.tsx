import type { WithdrawConfirmView, WithdrawFormView } from '@/components/storefront/flow-types';
import type { FactView, FormErrorView } from '@/components/storefront/types';
import { WithdrawConfirmPage, WithdrawFormPage, WithdrawReceiptPage } from '@/components/storefront/withdraw-pages';
import { returnToken } from '@/lib/access/return-link';
import type { DeclaredWithdrawal } from '@/lib/returns/mutations/declare-withdrawal';
import { dateLocale } from '@/lib/tracking/rules/dates';
import type { Dress } from './dress';
import type { Page, PageRequest } from './serve-page';
import type { WithdrawOrder } from './withdraw-order';
import { newSlip, type Slip, writeSlip } from './withdrawal-slip';

type Values = WithdrawFormView['values'];
type Chosen = Record<string, number>;

/** What is withdrawn from, and the words in which it is declared. */
export type Declaration = {
  values: Values;
  order: WithdrawOrder | null;
  chosen: Chosen;
  /** The goods in words; null: the whole order. */
  part: string | null;
  declaration: string;
  facts: FactView[];
};

const self = (page: PageRequest) => page.url.pathname + page.url.search;

export function withdrawForm(
  page: PageRequest,
  dress: Dress,
  values: Values,
  order: WithdrawOrder | null,
  chosen: Chosen = {},
  errors: FormErrorView[] = [],
): Page {
  const { brand } = dress;
  return {
    dress,
    status: errors.length > 0 ? 422 : 200,
    title: dress.frame.t('withdraw.title'),
    body: (
      <WithdrawFormPage
        frame={dress.frame}
        view={{
          action: self(page),
          values,
          errors,
          order: order
            ? {
                number: order.number,
                items: order.choice.items,
                chosen,
                until: order.until,
                isOver: order.choice.isOver,
                mailedTo: order.mailedTo,
                returnHref: order.choice.isOver ? order.returnHref : null,
                contactHref: brand.contact.url ?? (brand.contact.email ? `mailto:${brand.contact.email}` : null),
              }
            : undefined,
        }}
      />
    ),
  };
}

function goodsOf(values: Values, order: WithdrawOrder | null, chosen: Chosen): string | null {
  if (values.scope !== 'part') return null;
  if (!order) return values.part;
  return order.choice.items
    .filter((item) => chosen[item.id])
    .map((item) => `${chosen[item.id]} × ${[item.title, item.variant].filter(Boolean).join(', ')}`)
    .join('\n');
}

export function declarationOf(
  { words: t, frame }: Dress,
  { values, order, chosen }: Pick<Declaration, 'values' | 'order' | 'chosen'>,
): Declaration {
  const part = goodsOf(values, order, chosen);
  return {
    values,
    order,
    chosen,
    part,
    declaration: part
      ? t('withdraw.declaration', { goods: part.replace(/\s*\n\s*/g, ', '), number: values.number })
      : t('withdraw.declarationAll', { number: values.number }),
    facts: [
      { label: frame.t('withdraw.name'), value: values.name },
      { label: frame.t('withdraw.number'), value: values.number },
      { label: frame.t('withdraw.email'), value: order?.mailedTo ?? values.email },
      { label: frame.t('withdraw.scope'), value: part ?? frame.t('withdraw.everything') },
    ],
  };
}

/** What was entered is shown again; its button declares it. */
export function withdrawConfirm(page: PageRequest, dress: Dress, { values, order, chosen, facts }: Declaration): Page {
  const keep = new URLSearchParams(page.url.searchParams);
  if (!order) keep.set('number', values.number);
  return confirmPage(page, dress, {
    editHref: `${page.url.pathname}?${keep}`,
    hidden: { ...values, confirmed: '1', slip: writeSlip(page.shop.shopId, newSlip()) },
    lines: Object.keys(chosen),
    quantities: Object.fromEntries(
      Object.entries(chosen).map(([id, quantity]) => [`quantity.${id}`, String(quantity)]),
    ),
    facts,
  });
}

/**
 * It could not be stored: the same form again, with the shop's address beside it. The slip carries when it first reached us,
 * since that is when the law counts it.
 */
export function withdrawLater(page: PageRequest, dress: Dress, posted: FormData, slip: Slip): Page {
  const { frame, words: t, brand } = dress;
  const receivedAt = slip.receivedAt ?? page.now;
  const said = [...posted.entries()].flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as const] : [],
  );
  const one = (name: string) => said.find(([other]) => other === name)?.[1].trim() ?? '';
  const stamp = new Intl.DateTimeFormat(dateLocale(dress.locale, null), {
    dateStyle: 'full',
    timeStyle: 'long',
    timeZone: page.shop.timeZone,
  });
  return {
    ...confirmPage(page, dress, {
      editHref: self(page),
      hidden: {
        ...Object.fromEntries(said.filter(([name]) => name !== 'line')),
        slip: writeSlip(page.shop.shopId, { ...slip, receivedAt }, posted),
      },
      lines: said.filter(([name]) => name === 'line').map(([, value]) => value),
      facts: [
        { label: frame.t('withdraw.name'), value: one('name') },
        { label: frame.t('withdraw.number'), value: one('number') },
        // Which goods an order's boxes meant cannot be looked up now; they are sent along all the same.
        {
          label: frame.t('withdraw.scope'),
          value: one('scope') === 'part' ? one('part') : frame.t('withdraw.everything'),
        },
        { label: frame.t('withdraw.receivedAt'), value: stamp.format(receivedAt) },
      ].filter(({ value }) => value),
      error: t('withdraw.error.later', { email: brand.contact.email ?? page.shop.name }),
    }),
    status: 503,
  };
}

function confirmPage(page: PageRequest, dress: Dress, view: Omit<WithdrawConfirmView, 'action'>): Page {
  return {
    dress,
    title: dress.frame.t('withdraw.confirmTitle'),
    body: <WithdrawConfirmPage frame={dress.frame} view={{ action: self(page), ...view }} />,
  };
}

/** What the law says of the goods, where it says something of its own: what it exempts, and what must stay sealed. */
function lawfulNotes({ words: t }: Dress, { values, order, chosen }: Declaration): string[] {
  const meant = (order?.choice.items ?? []).filter((item) => values.scope === 'everything' || chosen[item.id]);
  return meant.flatMap(({ title, isExempt, refusal, caution }) => [
    ...(isExempt && refusal ? [t('returns.withdraw.exempt', { title, reason: refusal })] : []),
    ...(caution ? [t('returns.withdraw.caution', { title, reason: caution })] : []),
  ]);
}

/** The confirmation of receipt, to print or keep. `returnId` is the return that it opened by itself. */
export function withdrawReceipt(
  page: PageRequest,
  dress: Dress,
  what: Declaration,
  {
    reference,
    returnId,
    receivedAt = page.now,
    refundBy,
  }: Omit<DeclaredWithdrawal, 'receivedAt'> & { receivedAt?: Date },
): Page {
  const { words: t, frame, locale } = dress;
  const { values, order, declaration, facts } = what;
  const { shop } = page;
  const { timeZone } = shop;
  const tag = dateLocale(locale, null);
  const day = new Intl.DateTimeFormat(tag, { dateStyle: 'full', timeZone });
  const stamp = new Intl.DateTimeFormat(tag, { dateStyle: 'full', timeStyle: 'long', timeZone }).format(receivedAt);
  const refund = values.scope === 'part' ? 'refundPart' : 'refund';
  const next = [
    t(`withdraw.next.${refund}`, { date: day.format(receivedAt) }),
    // What the law asks, never the longer time of a policy: that would tell a stranger that the address fits.
    t('withdraw.next.sendBack', { date: day.format(refundBy) }),
    t('withdraw.next.unsent'),
    // Who has proven the order may know that nothing was opened by itself: the period is over, or the goods are exempt.
    ...(order && !returnId ? [t('withdraw.next.person')] : []),
    ...lawfulNotes(dress, what),
  ];
  const rows = [
    { label: frame.t('withdraw.receivedAt'), value: `${stamp} (${receivedAt.toISOString()})` },
    { label: frame.t('withdraw.reference'), value: reference },
    ...facts,
  ];
  return {
    dress,
    title: frame.t('withdraw.doneTitle'),
    body: (
      <WithdrawReceiptPage
        frame={frame}
        view={{
          email: order?.mailedTo ?? values.email,
          receivedAt: { text: stamp, dateTime: receivedAt.toISOString() },
          reference,
          declaration,
          file: {
            name: `${reference}.txt`,
            text: [
              shop.name,
              frame.t('withdraw.doneTitle'),
              '',
              declaration,
              '',
              ...rows.map(({ label, value }) => `${label}: ${value}`),
              '',
              ...next,
            ].join('\r\n'),
          },
          // Only to whoever has proven the order: a stranger must not learn that number and address belong together.
          returnHref:
            order && returnId ? page.link(`/s/${shop.slug}/returns/${returnToken(shop.shopId, returnId)}`) : null,
          facts,
          next,
        }}
      />
    ),
  };
}
