import { renderLoginMail } from '@/components/email/login-mail';
import { env } from '@/lib/core/env';
import { newId } from '@/lib/core/ids';
import { mailTransport } from './adapters/mail-transport';
import { headerText, senderOf } from './rules/mail-headers';
import type { MailTransport } from './types';

type LoginLink = {
  to: string;
  name: string;
  url: string;
  minutes?: number;
  /** Who asks them into which shop, the first time. */
  invitation?: { shop: string; by: string };
};

/**
 * Mails a member of staff the link that signs them in. Sent at once and not queued: a link must not lie in a table,
 * and one that arrives late is of no use. Throws when the mail server does not take it.
 */
export async function mailLoginLink(input: LoginLink, transport: MailTransport = mailTransport()): Promise<void> {
  const { publicUrl, smtpUrl } = env();
  const name = headerText(input.name, 80);
  const invitation = input.invitation && {
    shop: headerText(input.invitation.shop, 80),
    by: headerText(input.invitation.by, 80),
    signInUrl: `${publicUrl}/sign-in`,
  };
  const mail = await renderLoginMail({ name, url: input.url, minutes: input.minutes ?? 15, invitation });
  const { from, domain } = senderOf({ shopName: 'Porchlight', contactEmail: null, smtpUrl, publicUrl });
  const id = newId();
  const messageId = `<${id}@${domain}>`;
  await transport.send({ ...mail, shopId: 'staff', id, messageId, from, to: input.to, replyTo: null, locale: 'en' });
}
