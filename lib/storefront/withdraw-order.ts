import { orderToken } from '@/lib/access/order-link';
import { isToken, requireGrant } from '@/lib/access/require-grant';
import { listProductPictures } from '@/lib/catalog/queries/list-product-pictures';
import { AppError } from '@/lib/core/errors';
import { type Gate, inShop } from '@/lib/core/unit-of-work';
import { loadQuoteFacts } from '@/lib/returns/queries/load-quote-facts';
import { shippingZone } from '@/lib/returns/rules/shipping-zone';
import { type WithdrawalChoice, withdrawalChoice } from '@/lib/returns/rules/withdrawal-choice';
import { createDateWords } from '@/lib/tracking/rules/dates';
import type { Dress } from './dress';
import { ownPicture } from './rules/order-facts';
import type { PageRequest } from './serve-page';

export type WithdrawOrder = {
  gate: Gate;
  orderId: string;
  number: string;
  name: string;
  /** "j•••@posteo.test": whoever holds the link knows the address or need not learn it. */
  mailedTo: string;
  locale: string | null;
  choice: WithdrawalChoice;
  until: string | null;
  returnHref: string;
};

/**
 * The order behind the link that a shopper came with. A link that does not open the whole order, or none at all, is no
 * reason to turn anyone away: the form asks by hand then.
 */
export async function openWithdrawOrder(page: PageRequest, link: string, dress: Dress): Promise<WithdrawOrder | null> {
  if (!isToken(link)) return null;
  const opened = await requireGrant({ slug: page.shop.slug, token: link, purpose: 'track', now: page.now }).catch(
    (error: unknown) => {
      if (error instanceof AppError && error.code === 'NOT_FOUND') return null;
      throw error;
    },
  );
  if (opened?.grant.scope !== 'full') return null;
  const { orderId } = opened.grant;
  const { facts, pictures } = await inShop(opened.gate, async (ctx) => ({
    facts: await loadQuoteFacts(ctx, { orderId }),
    pictures: await listProductPictures(ctx, { orderId }),
  }));
  const { orderRow, lineRows, variantRows } = facts;
  const dates = createDateWords({
    t: dress.words,
    locale: dress.locale,
    country: orderRow.country,
    now: page.now,
    zone: shippingZone(orderRow.shippingAddress) ?? page.shop.timeZone,
  });
  const picture = new Map(pictures.map((one) => [one.externalId, one.imageUrl]));
  const choice = withdrawalChoice(
    facts,
    lineRows.map((line) => ({
      id: line.id,
      externalId: line.externalId,
      title: line.title,
      variant: line.variantTitle,
      imageUrl: ownPicture(
        line.imageUrl ??
          variantRows.find((variant) => variant.externalId === line.variantExternalId)?.imageUrl ??
          picture.get(line.productExternalId ?? '') ??
          null,
      ),
    })),
    { now: page.now, t: dress.words, dates },
  );
  const until = dates.read(choice.until);
  return {
    gate: opened.gate,
    orderId,
    number: orderRow.number,
    name: orderRow.customerName ?? '',
    mailedTo: orderRow.customerEmail.replace(/^(.)[^@]*/, '$1•••'),
    locale: orderRow.locale,
    choice,
    until: until ? dates.long(until.day) : null,
    returnHref: page.link(`/s/${page.shop.slug}/track/${orderToken(opened.gate.shopId, orderId)}/return`),
  };
}
