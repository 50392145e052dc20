import { ChangeCodePage, ChangeFormPage, ChangePage } from '@/components/storefront/change-pages';
import { checkCode } from '@/lib/access/mutations/check-code';
import { sendCode } from '@/lib/access/mutations/send-code';
import { CODE_DAY_LIMIT, CODE_LIMIT } from '@/lib/access/order-code';
import { orderToken } from '@/lib/access/order-link';
import { readOrderContact } from '@/lib/access/queries/read-order-contact';
import { assertMayAct, type Grant, requireGrant } from '@/lib/access/require-grant';
import { AppError } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import { consumeLimit } from '@/lib/core/rate-limit';
import { assertSameOrigin } from '@/lib/core/same-origin';
import { type Gate, inShop } from '@/lib/core/unit-of-work';
import { type DeliveryKind, REQUEST_LIMIT } from '@/lib/delivery/constants';
import { askDelivery } from '@/lib/delivery/mutations/ask-delivery';
import { leadToCarrier } from '@/lib/delivery/mutations/lead-to-carrier';
import { withdrawRequest } from '@/lib/delivery/mutations/withdraw-request';
import { type Change, loadChange } from '@/lib/delivery/queries/load-change';
import { deliveryOptions, offers } from '@/lib/delivery/rules/delivery-options';
import { needsCode } from '@/lib/delivery/rules/needs-code';
import { isKind, readWish } from '@/lib/delivery/rules/read-wish';
import { courierName } from '@/lib/delivery/rules/request-view';
import { sayWish } from '@/lib/delivery/rules/say-wish';
import type { Wish } from '@/lib/delivery/schema';
import type { Offer } from '@/lib/delivery/types';
import { contactHref } from '@/lib/tracking/rules/next-action';
import { type ChangeLinks, type ChangeWords, changeView, fieldsOf, formView, honestFacts } from './change-view';
import type { Dress } from './dress';
import { shopFacts } from './open-order';
import { dressInVoice, withVoice } from './order-voice';
import { readForm } from './read-form';
import { type Page, type PageRequest, seeOther, servePage } from './serve-page';

type Fields = Record<string, string | undefined>;
type Opened = {
  page: PageRequest;
  gate: Gate;
  grant: Grant;
  change: Change;
  dress: Dress;
  words: ChangeWords;
  links: ChangeLinks;
  /** The link is the one from our own mails, not one from a look-up. */
  isOwnLink: boolean;
};

/** Only whoever holds the whole order may change where it goes. */
async function open(page: PageRequest, token: string): Promise<Opened> {
  const { shop, now } = page;
  const { gate, grant } = await requireGrant({ slug: shop.slug, token, purpose: 'track', now });
  assertMayAct(grant);
  const shipmentId = page.url.searchParams.get('parcel') ?? '';
  const { orderId } = grant;
  const { rows: change, voice } = await inShop(gate, (ctx) =>
    withVoice(ctx, orderId, loadChange(ctx, { shipmentId, orderId })),
  );
  const { dress, dates } = dressInVoice(page, voice);
  const path = `${page.url.pathname}?parcel=${encodeURIComponent(shipmentId)}`;
  const contact = contactHref({}, shopFacts(page, dress.brand.contact), change.number, { t: dress.words });
  return {
    page,
    gate,
    grant,
    change,
    dress,
    words: { t: dress.words, dates, now, shopZone: shop.timeZone },
    links: {
      self: page.link(path),
      kind: (kind) => page.link(`${path}&kind=${kind}`),
      carrier: (kind) => page.link(`${path}&to=${kind}`),
      order: page.link(`/s/${shop.slug}/track/${token}`),
      contact,
    },
    isOwnLink: token === orderToken(gate.shopId, orderId),
  };
}

function overview({ change, dress, words, links }: Opened, error: string | null = null, status?: number): Page {
  const view = changeView(change, words, links, error);
  return { dress, status, title: view.title, body: <ChangePage frame={dress.frame} view={view} /> };
}

const offerOf = ({ change }: Opened, kind: string | null | undefined): Offer | null =>
  offers(deliveryOptions(change.facts)).find((offer) => offer.kind === kind && offer.road !== 'link') ?? null;

function form(opened: Opened, offer: Offer, values: Fields, wrong: string[] = []): Page {
  const { change, dress, words, links, isOwnLink } = opened;
  const input = { links, press: values.press ?? newId(), needsCode: needsCode(offer.kind, isOwnLink), values, wrong };
  const view = formView(offer, change, words, input);
  return {
    dress,
    status: wrong.length > 0 ? 422 : 200,
    title: view.title,
    body: <ChangeFormPage frame={dress.frame} view={view} />,
  };
}

/** What can be changed about a parcel's delivery, or the form for one of these. */
export const serveChange = (request: Request, slug: string, token: string): Promise<Response> =>
  servePage(request, slug, async (page) => {
    const opened = await open(page, token);
    const to = page.url.searchParams.get('to');
    if (isKind(to)) return lead(opened, to);
    const offer = offerOf(opened, page.url.searchParams.get('kind'));
    return offer ? form(opened, offer, {}) : overview(opened);
  });

/** To the carrier's own page, with a note of what for; what it no longer takes is said here. */
async function lead(opened: Opened, kind: DeliveryKind): Promise<Page | Response> {
  const { gate, grant, change } = opened;
  const { orderId } = grant;
  try {
    const { href } = await inShop(gate, (ctx) => leadToCarrier(ctx, { shipmentId: change.shipmentId, orderId, kind }));
    return seeOther(href);
  } catch (error) {
    return refused(opened, error);
  }
}

/** Takes a wish down, sends or checks a code where one is needed, or takes a wish back. */
export const answerChange = (request: Request, slug: string, token: string): Promise<Response> =>
  servePage(request, slug, async (page) => {
    assertSameOrigin(request.headers);
    const opened = await open(page, token);
    await consumeLimit('change:order', opened.grant.orderId, REQUEST_LIMIT);
    const fields = await readForm(request);
    if (fields.withdraw !== undefined) return withdraw(opened, fields.withdraw);
    const { words, links, change } = opened;
    // Pressed twice: what the first press did is shown.
    if (change.facts.asked.some(({ id }) => id === fields.press)) return seeOther(links.self);
    const offer = offerOf(opened, fields.kind);
    if (!offer || !isKind(fields.kind)) {
      const isWaiting = change.facts.asked.some(({ state }) => state === 'asked' || state === 'sent');
      return overview(opened, words.t(`rearrange.error.${isWaiting ? 'waits' : 'gone'}`), 409);
    }
    const { wish, wrong } = readWish(fields.kind, fields);
    const isDay = wish?.kind !== 'redeliver' || offer.days.includes(wish.wanted.day);
    if (!wish || !isDay) return form(opened, offer, fields, wish ? ['day'] : wrong);
    if (!needsCode(wish.kind, opened.isOwnLink)) return ask(opened, wish, fields);
    return fields.codeId && !fields.again
      ? askWithCode(opened, offer, wish, fields)
      : code(opened, offer, wish, fields);
  });

async function withdraw(opened: Opened, requestId: string): Promise<Page | Response> {
  const { gate, grant, links, words, change } = opened;
  try {
    await inShop(gate, (ctx) => withdrawRequest(ctx, { requestId, orderId: grant.orderId }));
    return seeOther(links.self);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'INVALID_STATE') throw error;
    return overview(opened, words.t('rearrange.error.sent', { carrier: courierName(change.carrier, words.t) }), 409);
  }
}

/** What the verb refuses has come about since the page was read. */
async function ask(opened: Opened, wish: Wish, fields: Fields): Promise<Page | Response> {
  const { gate, grant, change, links } = opened;
  const { orderId } = grant;
  try {
    const input = { shipmentId: change.shipmentId, orderId, wish, press: fields.press };
    await inShop(gate, (ctx) => askDelivery(ctx, input));
    return seeOther(links.self);
  } catch (error) {
    return refused(opened, error);
  }
}

function refused(opened: Opened, error: unknown): Page {
  const { words } = opened;
  if (error instanceof AppError && error.code === 'CONFLICT')
    return overview(opened, words.t('rearrange.error.waits'), 409);
  const isGone = error instanceof AppError && (error.code === 'INELIGIBLE' || error.code === 'INVALID');
  if (isGone) return overview(opened, words.t('rearrange.error.gone'), 409);
  throw error;
}

/** The code is used up with the wish that it lets through, or not at all. */
async function askWithCode(opened: Opened, offer: Offer, wish: Wish, fields: Fields): Promise<Page | Response> {
  const { gate, grant, change, links } = opened;
  const { orderId, grantId } = grant;
  const { codeId = '', press } = fields;
  try {
    const verdict = await inShop(gate, async (ctx) => {
      const checked = await checkCode(ctx, { orderId, grantId, codeId, code: fields.code ?? '' });
      if (checked === 'right') await askDelivery(ctx, { shipmentId: change.shipmentId, orderId, wish, press });
      return checked;
    });
    if (verdict === 'right') return seeOther(links.self);
    return await codePage(opened, offer, wish, { ...fields, codeId }, verdict, 422);
  } catch (error) {
    return refused(opened, error);
  }
}

async function code(opened: Opened, offer: Offer, wish: Wish, fields: Fields): Promise<Page> {
  const { gate, grant } = opened;
  const { orderId, grantId } = grant;
  try {
    await consumeLimit('code:order', orderId, CODE_LIMIT);
    await consumeLimit('code:order-day', orderId, CODE_DAY_LIMIT);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'RATE_LIMITED') throw error;
    return codePage(opened, offer, wish, fields, 'tooMany', 429);
  }
  const { codeId } = await inShop(gate, (ctx) => sendCode(ctx, { orderId, grantId }));
  return codePage(opened, offer, wish, { ...fields, codeId });
}

async function codePage(
  opened: Opened,
  offer: Offer,
  wish: Wish,
  fields: Fields,
  problem?: 'wrong' | 'over' | 'tooMany',
  status?: number,
): Promise<Page> {
  const { gate, grant, change, dress, words, links } = opened;
  const { t, dates } = words;
  const email = await inShop(gate, (ctx) => readOrderContact(ctx, { orderId: grant.orderId }));
  const kept = fieldsOf(wish.kind).map((name) => [name, fields[name] ?? '']);
  const field = problem === 'tooMany' ? null : 'code';
  return {
    dress,
    status,
    title: t('rearrange.code.title'),
    body: (
      <ChangeCodePage
        frame={dress.frame}
        view={{
          title: t('rearrange.code.title'),
          lead: t('rearrange.code.lead', { email }),
          wish: sayWish(wish, t, dates.long),
          action: links.kind(wish.kind),
          hidden: {
            ...Object.fromEntries(kept),
            kind: wish.kind,
            press: fields.press ?? newId(),
            codeId: fields.codeId ?? '',
          },
          errors: problem ? [{ field, message: t(`rearrange.code.${problem}`) }] : [],
          label: t('rearrange.code.label'),
          hint: t('rearrange.code.hint'),
          facts: honestFacts(offer, change, words),
          press: t('rearrange.press', { carrier: courierName(change.carrier, t) }),
          again: t('rearrange.code.again'),
          other: { label: t('rearrange.other'), href: links.self },
        }}
      />
    ),
  };
}
