import { mailWords } from '@/components/email/mail-words';
import { renderMail } from '@/components/email/render-mail';
import { orderCode, spacedCode } from '@/lib/access/order-code';
import { orderToken } from '@/lib/access/order-link';
import { returnToken } from '@/lib/access/return-link';
import { resolveBrand } from '@/lib/branding/rules/resolve-brand';
import { themeSchema } from '@/lib/branding/schema';
import { env } from '@/lib/core/env';
import { formatMoney } from '@/lib/core/money';
import { shippingZone } from '@/lib/returns/rules/shipping-zone';
import { ownUrl, shopUrl } from '@/lib/shops/shop-url';
import { knownZone } from '@/lib/tracking/rules/calendar';
import { createDateWords } from '@/lib/tracking/rules/dates';
import { senderOf } from './rules/mail-headers';
import { type MailLinks, mailView } from './rules/mail-view';
import type { MailFacts, OutgoingMail } from './types';

/** Makes the mail of a notification: words, dress, sender. The same facts and moment make the same mail. */
export async function composeMail(told: MailFacts, now: Date): Promise<OutgoingMail> {
  const { shop, order } = told;
  const { publicUrl, smtpUrl } = env();
  // Pictures and links alike come from the shop's own name, so that nothing in its mail leads to a stranger's.
  const origin = shop.domain ? ownUrl(shop.domain) : new URL(publicUrl).origin;
  const theme = themeSchema.safeParse(told.brand?.theme ?? {});
  const brand = resolveBrand(
    theme.success ? theme.data : themeSchema.parse({}),
    { ...shop, basePath: shop.domain ? '' : `/s/${shop.slug}` },
    { locale: told.notification.locale, version: told.brand?.version },
  );
  const { t, common } = mailWords(told.notification.locale, textsFor(brand.texts, told.notification.locale));
  // Dates, direction and headers follow the language that is really spoken: ours, where the shop's is not written yet.
  const { locale } = common;
  const notification = { ...told.notification, locale };
  const facts = { ...told, notification };
  const words = createDateWords({
    t: common,
    locale,
    country: order.country,
    now,
    zone: knownZone(shippingZone(order.address), shop.timeZone),
  });
  const view = mailView(facts, {
    t,
    words,
    brand,
    money: (amount) => formatMoney(amount, locale),
    links: linksOf(facts, origin),
    common,
    code: codeOf(told),
  });
  const { html, text } = await renderMail(view, brand, origin);
  const sender = senderOf({ shopName: shop.name, contactEmail: brand.contact.email, smtpUrl, publicUrl });
  return {
    shopId: shop.id,
    id: notification.id,
    messageId: `<${notification.id}@${sender.domain}>`,
    from: sender.from,
    to: notification.recipient,
    replyTo: sender.replyTo,
    subject: view.subject,
    locale,
    html,
    text,
  };
}

/** Derived here, on its way out, so that no row holds a code that opens something. */
function codeOf({ notification, shop }: MailFacts): string | null {
  const { reference } = notification.data;
  return notification.event === 'order.code' && reference ? spacedCode(orderCode(shop.id, reference)) : null;
}

/** A shop's wording for a locale, with its language's below it. */
function textsFor(texts: Record<string, Record<string, string>>, locale: string): Record<string, string> {
  const language = locale.split('-')[0] ?? locale;
  return { ...texts[language], ...texts[locale] };
}

function linksOf({ notification, shop, order, return: goingBack }: MailFacts, origin: string): MailLinks {
  const base = shopUrl(shop);
  return {
    origin,
    order: `${base}/track/${orderToken(shop.id, order.id, notification.data.linkVersion)}`,
    return: goingBack && `${base}/returns/${returnToken(shop.id, goingBack.id)}`,
  };
}
