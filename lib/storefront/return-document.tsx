import { ReturnPage } from '@/components/storefront/return-page';
import { emailKey } from '@/lib/access/contact-keys';
import { orderToken } from '@/lib/access/order-link';
import { pickBlocks } from '@/lib/branding/rules/pick-blocks';
import type { Theme } from '@/lib/branding/schema';
import { AppError } from '@/lib/core/errors';
import { storable } from '@/lib/core/fields';
import type { Money } from '@/lib/core/money';
import { assertSameOrigin } from '@/lib/core/same-origin';
import { type Gate, inShop } from '@/lib/core/unit-of-work';
import { listCredit } from '@/lib/credit/queries/read-credit';
import type { Translate } from '@/lib/i18n/translator';
import { answerQuestion } from '@/lib/returns/mutations/answer-question';
import { cancelReturn } from '@/lib/returns/mutations/cancel-return';
import type { LoadedReturn } from '@/lib/returns/queries/load-return-page';
import { buildReturnPage } from '@/lib/returns/rules/build-return-page';
import { crossesBorder } from '@/lib/returns/rules/label-request';
import type { FirstFacts } from '@/lib/returns/rules/say-first';
import { shippingZone } from '@/lib/returns/rules/shipping-zone';
import { answerInput } from '@/lib/returns/schema';
import { shopUrl } from '@/lib/shops/shop-url';
import { openReturn, qrSvg } from './open-return';
import { returnBlockFacts } from './rules/block-facts';
import { ownPicture } from './rules/order-facts';
import { type Page, type PageRequest, seeOther, servePage, wallClock } from './serve-page';

/** What the page says in its own place. */
const SAID_ELSEWHERE = new Set(['rejected', 'asked', 'answered']);

const items = (loaded: ReadReturn, t: Translate) =>
  loaded.lines.map((line) => ({
    id: line.id,
    externalId: line.externalId,
    title: line.title,
    variant: line.variantTitle,
    quantity: line.quantity,
    imageUrl: ownPicture(line.imageUrl ?? line.productImage),
    imageAlt: line.title,
    price: null,
    returnNote: line.exchangeTitle ? t('returns.getsInstead', { title: line.exchangeTitle }) : null,
    careTip: null,
    isKept: line.keepsItem || line.resolution === 'keep',
  }));

/** What of an exchange has left, or leaves first; null where nothing does. */
const firstFacts = ({ row, state, newParcel }: ReadReturn): FirstFacts | null =>
  row.sendsFirst || row.releasedAt
    ? {
        isFirst: row.sendsFirst,
        securedBy: row.securedBy,
        security: row.security,
        releasedAt: row.releasedAt?.toISOString() ?? null,
        handOverBy: row.handOverBy?.toISOString() ?? null,
        overdueAt: row.overdueAt?.toISOString() ?? null,
        asked: state.asked,
        parcel: newParcel,
      }
    : null;

/** What whoever reads the page has of store credit; the buyer's is nothing that a recipient sees, nor the other way round. */
async function balances(
  gate: Gate,
  facts: { order: LoadedReturn['order']; recipient: string | null; isRecipient: boolean },
): Promise<Money[]> {
  if (facts.recipient && !facts.isRecipient) return [];
  const accountKey = facts.recipient ? emailKey(facts.recipient) : facts.order.emailKey;
  const accounts = await inShop(gate, (ctx) => listCredit(ctx, { accountKey }));
  return accounts.map(({ balance }) => balance).filter(({ amount }) => amount > 0);
}

/** A return's own page: boarding pass, steps and money. */
export const serveReturnPage = (request: Request, slug: string, token: string): Promise<Response> =>
  servePage(request, slug, (page) => returnPage(page, token));

/** The page behind a token, in the shop's published brand or in `theme`. */
export async function returnPage(page: PageRequest, token: string, theme?: Theme): Promise<Page> {
  const { gate, loaded, isRecipient } = await openReturn(page, token);
  const credit = await balances(gate, { order: loaded.order, recipient: loaded.row.recipientEmail, isRecipient });
  return returnDocument(page, { loaded, isRecipient, credit, token }, theme);
}

/** What a page of a return reads of it. */
export type ReadReturn = Pick<LoadedReturn, 'quote' | 'isFirst' | 'policy' | 'label' | 'settings' | 'newParcel'> & {
  account?: LoadedReturn['account'];
  row: Pick<
    LoadedReturn['row'],
    | 'number'
    | 'kind'
    | 'status'
    | 'locale'
    | 'method'
    | 'methodDetails'
    | 'createdAt'
    | 'expiresAt'
    | 'rejectReason'
    | 'askedAt'
    | 'parcelOf'
    | 'sendsFirst'
    | 'releasedAt'
    | 'securedBy'
    | 'security'
    | 'handOverBy'
    | 'overdueAt'
  >;
  order: Pick<LoadedReturn['order'], 'id' | 'number' | 'country' | 'shippingAddress' | 'tags' | 'channel'> &
    Partial<Pick<LoadedReturn['order'], 'paidBy'>>;
  lines: Pick<
    LoadedReturn['lines'][number],
    | 'id'
    | 'externalId'
    | 'title'
    | 'variantTitle'
    | 'quantity'
    | 'imageUrl'
    | 'productImage'
    | 'exchangeTitle'
    | 'keepsItem'
    | 'resolution'
    | 'photoIds'
    | 'category'
  >[];
  events: Pick<LoadedReturn['events'][number], 'type' | 'at' | 'note' | 'audience'>[];
  state: Pick<LoadedReturn['state'], 'asked' | 'verbs'> &
    Partial<Pick<LoadedReturn['state'], 'disputedAt'>> & {
      intents: Pick<LoadedReturn['state']['intents'][number], 'kind' | 'state' | 'amount'>[];
      owed: Pick<LoadedReturn['state']['owed'], 'refund' | 'credit'>;
    };
};

/** The page of a return that was read, in the shop's published brand or in `theme`. */
export function returnDocument(
  page: PageRequest,
  { loaded, isRecipient, credit, token }: { loaded: ReadReturn; isRecipient: boolean; credit: Money[]; token: string },
  theme?: Theme,
): Page {
  const { row, order } = loaded;
  const { slug } = page.shop;
  const dress = page.dress({ orderLocale: row.locale, theme });
  const self = `/s/${slug}/returns/${token}`;
  const paid = (kind: 'refund' | 'credit') =>
    loaded.state.intents
      .filter((one) => one.kind === kind && one.state === 'succeeded')
      .reduce((sum, one) => sum + one.amount, 0);
  const view = buildReturnPage(
    {
      number: row.number,
      orderNumber: order.number,
      status: row.status,
      method: row.method,
      createdAt: row.createdAt.toISOString(),
      expiresAt: row.expiresAt?.toISOString() ?? null,
      rejectReason: row.rejectReason,
      country: order.country,
      timeZone: shippingZone(order.shippingAddress) ?? page.shop.timeZone,
      quote: loaded.quote,
      policy: loaded.policy,
      note:
        loaded.events.findLast(
          (event) => event.audience === 'everyone' && event.note && !SAID_ELSEWHERE.has(event.type),
        )?.note ?? null,
      question: row.askedAt ? (loaded.events.findLast((event) => event.type === 'asked')?.note ?? null) : null,
      events: loaded.events.map((event) => ({ type: event.type, at: event.at.toISOString() })),
      paid: { refund: paid('refund'), credit: paid('credit') },
      owed: loaded.state.owed.refund + loaded.state.owed.credit,
      items: items(loaded, dress.words),
      photos: loaded.lines.flatMap((line) => line.photoIds).map((id) => ({ id, url: `${self}/photo/${id}.webp` })),
      credit,
      payment: loaded.state.asked,
      first: firstFacts(loaded),
      account: loaded.account,
      byTransfer: Boolean(order.paidBy),
      isDisputed: !isRecipient && Boolean(loaded.state.disputedAt),
      mayCancel: loaded.state.verbs.includes('cancel'),
      isRecipient,
      kind: row.kind,
      details: row.methodDetails,
      settings: loaded.settings,
      label: loaded.label,
      shopper: { postalCode: order.shippingAddress?.postal_code ?? null, country: order.country },
      sharesParcel: row.parcelOf !== null,
      needsCustoms: crossesBorder(order.country, loaded.settings.address?.country),
    },
    {
      now: page.now,
      locale: dress.locale,
      t: dress.words,
      qrSvg: qrSvg(shopUrl(page.shop, self)),
      links: {
        order: isRecipient ? null : page.link(`/s/${slug}/track/${orderToken(page.shop.shopId, order.id)}`),
        edit: isRecipient ? null : page.link(`${self}/edit`),
        add: isRecipient
          ? null
          : `${page.link(`/s/${slug}/returns`)}${page.url.searchParams.has('lang') ? '&' : '?'}with=${token}`,
        label: page.link(`${self}/label`),
        qr: `${self}/qr`,
        customs: page.link(`${self}/customs`),
        courier: page.link(`${self}/courier`),
        slip: page.link(`${self}/slip`),
        calendar: page.link(`${self}/calendar`),
        cancel: page.link(`${self}/cancel`),
        credit: isRecipient ? null : page.link(`/s/${slug}/track/${orderToken(page.shop.shopId, order.id)}/credit`),
        pay: isRecipient ? null : page.link(`${self}/pay`),
        account: isRecipient ? null : page.link(`${self}/account`),
        answer: page.link(`${self}/answer`),
      },
      isCourierWrong: page.url.searchParams.get('courier') === 'wrong',
      isAnswerEmpty: page.url.searchParams.get('answer') === 'empty',
    },
  );
  const blocks = pickBlocks(
    dress.brand.blocks,
    returnBlockFacts({
      order: { ...order, isFirst: loaded.isFirst, categories: loaded.lines.map(({ category }) => category) },
      isRecipient,
      locale: dress.locale,
      status: row.status,
    }),
    wallClock(page),
  );
  return {
    dress,
    title: dress.frame.t('return.number', { number: row.number }),
    body: <ReturnPage frame={dress.frame} view={view} blocks={blocks} />,
    live: true,
    ownCss: true,
    revision: view.revision,
  };
}

/** Changed your mind: takes the return back and shows its page again. */
export const answerReturnCancel = (request: Request, slug: string, token: string): Promise<Response> =>
  servePage(request, slug, async (page) => {
    assertSameOrigin(request.headers);
    const { gate, loaded } = await openReturn(page, token);
    // Already cancelled, or received a moment ago: the page tells how it stands.
    await inShop(gate, (ctx) => cancelReturn(ctx, { returnId: loaded.row.id })).catch((error: unknown) => {
      if (!(error instanceof AppError && error.code === 'INVALID_STATE')) throw error;
    });
    return seeOther(page.link(`/s/${slug}/returns/${token}`));
  });

/** The shopper's answer to the shop's question; one that was answered meanwhile is shown as it stands. */
export const answerReturnQuestion = (request: Request, slug: string, token: string): Promise<Response> =>
  servePage(request, slug, async (page) => {
    assertSameOrigin(request.headers);
    const { gate, loaded } = await openReturn(page, token);
    const parsed = answerInput.safeParse({ answer: storable(String((await request.formData()).get('answer') ?? '')) });
    const self = `/s/${slug}/returns/${token}`;
    if (!parsed.success) return seeOther(page.link(`${self}?answer=empty`));
    await inShop(gate, (ctx) => answerQuestion(ctx, { returnId: loaded.row.id, answer: parsed.data.answer })).catch(
      (error: unknown) => {
        if (!(error instanceof AppError && error.code === 'INVALID_STATE')) throw error;
      },
    );
    return seeOther(page.link(self));
  });
