import PostalMime from 'postal-mime';
import type { Ctx } from '@/lib/core/context';
import { env } from '@/lib/core/env';
import { readMailFile } from '../adapters/file-transport';
import { composeMail } from '../compose-mail';
import { getMailFacts } from './get-mail-facts';

export type NotificationMail = {
  /** `sent`: byte for byte what went out; `composed`: as it would be written now. */
  origin: 'sent' | 'composed';
  subject: string;
  html: string;
  text: string;
  headers: { name: string; value: string }[];
};

/** The mail of a notification, for the console's viewer. Throws NOT_FOUND, also for another shop's. */
export async function getNotificationMail(ctx: Ctx, input: { notificationId: string }): Promise<NotificationMail> {
  const facts = await getMailFacts(ctx, input);
  const file = await readMailFile(env().dataDir, ctx.shopId, facts.notification.id);
  if (file) {
    const { subject = '', html = '', text = '', headers } = await PostalMime.parse(file);
    return {
      origin: 'sent',
      subject,
      html,
      text,
      headers: headers.map(({ originalKey, value }) => ({ name: originalKey, value })),
    };
  }
  const mail = await composeMail(facts, ctx.now);
  return {
    origin: 'composed',
    subject: mail.subject,
    html: mail.html,
    text: mail.text,
    headers: [
      { name: 'From', value: `${mail.from.name} <${mail.from.address}>` },
      { name: 'To', value: mail.to },
      ...(mail.replyTo ? [{ name: 'Reply-To', value: mail.replyTo }] : []),
      { name: 'Subject', value: mail.subject },
      { name: 'Message-ID', value: mail.messageId },
    ],
  };
}
