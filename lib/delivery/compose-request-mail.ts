import { renderRequestMail } from '@/components/email/request-mail';
import { env } from '@/lib/core/env';
import { direction } from '@/lib/i18n/locale';
import { createTranslator } from '@/lib/i18n/translator';
import { headerText, senderOf } from '@/lib/notifications/rules/mail-headers';
import type { OutgoingMail } from '@/lib/notifications/types';
import { addressLines } from '@/lib/orders/rules/address-lines';
import { knownZone } from '@/lib/tracking/rules/calendar';
import { createDateWords } from '@/lib/tracking/rules/dates';
import { sayWish } from './rules/say-wish';
import type { RequestWork } from './types';

/**
 * The report that the carrier's contact gets, in the shop's language: what is wanted and everything needed to do it. Its
 * Message-ID is the same at every try, so that a mail that was sent twice is shown once. Answers go to the shop.
 */
export async function composeRequestMail(
  shopId: string,
  work: RequestWork & { contact: NonNullable<RequestWork['contact']> },
  { now, answerBy }: { now: Date; answerBy: Date },
): Promise<OutgoingMail> {
  const { parcel, order, shop } = work;
  const t = createTranslator(shop.locale);
  const { locale } = t;
  const words = createDateWords({ t, locale, country: order.country, now, zone: knownZone(shop.timeZone) });
  const by = words.read(answerBy.toISOString());
  const shipped = words.read(parcel.shippedAt);
  const say = (key: string, values?: Record<string, string>) => t(`rearrange.report.${key}`, values);
  const rows = [
    [say('request'), sayWish(work, t, (day) => `${words.long(day)} (${day})`)],
    [say('tracking'), parcel.trackingNumber],
    [say('service'), parcel.service],
    [say('account'), work.account],
    [say('shipped'), shipped && words.long(shipped.day)],
    [say('recipient'), addressLines(order.address).join('\n')],
    [say('order'), order.number],
    [say('reference'), work.id],
  ].flatMap(([label, value]) => (label && value ? [{ label, value }] : []));
  const body = await renderRequestMail({
    locale,
    dir: direction(locale),
    title: say('title'),
    lead: say('lead', { by: by ? words.until(by) : answerBy.toISOString() }),
    rows,
    shop: shop.name,
  });
  const { publicUrl, smtpUrl } = env();
  const sender = senderOf({ shopName: shop.name, contactEmail: shop.email, smtpUrl, publicUrl });
  const number = headerText(parcel.trackingNumber ?? parcel.externalId, 60);
  return {
    shopId,
    id: work.id,
    messageId: `<${work.id}@${sender.domain}>`,
    from: sender.from,
    to: work.contact.email,
    replyTo: sender.replyTo,
    subject: headerText(say('subject', { number, kind: t(`rearrange.kind.${work.kind}.label`) }), 150),
    locale,
    ...body,
  };
}
