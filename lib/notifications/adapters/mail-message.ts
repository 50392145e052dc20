import type { SendMailOptions } from 'nodemailer';
import { isPlainAddress } from '../rules/mail-headers';
import type { OutgoingMail } from '../types';

/** A mail that no repeat will deliver: its address is no address, or the other side said never. */
export class MailRefused extends Error {
  override readonly name = 'MailRefused';
}

/**
 * What nodemailer is given. Addresses go in as objects and as the envelope, so that nothing parses them again; a line
 * break in anything that becomes a header is refused, whoever put it there.
 */
export function mailMessage(mail: OutgoingMail): SendMailOptions & { envelope: { from: string; to: string[] } } {
  const addresses = [mail.to, mail.from.address, ...(mail.replyTo ? [mail.replyTo] : [])];
  if (!addresses.every(isPlainAddress)) throw new MailRefused('bad_address');
  const headers = [mail.subject, mail.from.name, mail.messageId, mail.locale];
  if (headers.some((text) => /[\p{Cc}\u2028\u2029]/u.test(text))) throw new MailRefused('bad_header');
  return {
    envelope: { from: mail.from.address, to: [mail.to] },
    from: mail.from,
    to: { name: '', address: mail.to },
    ...(mail.replyTo && { replyTo: { name: mail.from.name, address: mail.replyTo } }),
    subject: mail.subject,
    messageId: mail.messageId,
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': mail.locale },
    text: mail.text,
    html: mail.html,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
