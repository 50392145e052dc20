import { renderStaffNotice } from '@/components/email/staff-notice-mail';
import { env } from '@/lib/core/env';
import { newId } from '@/lib/core/ids';
import { mailTransport } from './adapters/mail-transport';
import { headerText, senderOf } from './rules/mail-headers';
import type { MailTransport } from './types';

/**
 * Tells an owner that so much of the shop's parcels goes with one carrier that it depends on it.
 * @throws what the mail server says where it does not take it
 */
export async function mailDependency(
  input: {
    to: string;
    name: string;
    shop: { name: string; slug: string };
    /** The carrier's address in the console, and its name. */
    carrier: { slug: string; name: string };
    /** How much goes with it and what level that has passed, as the console says it. */
    words: string;
  },
  transport: MailTransport = mailTransport(),
): Promise<void> {
  const { publicUrl, smtpUrl } = env();
  const [shop, carrier] = [headerText(input.shop.name, 80), headerText(input.carrier.name, 80)];
  const mail = await renderStaffNotice({
    subject: `${shop}: much depends on ${carrier}`,
    greeting: `Hello ${headerText(input.name, 80)}, ${shop} has come to depend on one courier.`,
    lead: input.words,
    advice:
      'You are told this once. How it serves you, service by service and lane by lane, stands in its scorecard, beside the others’.',
    button: {
      label: 'Look at the scorecard',
      url: `${publicUrl}/console/${input.shop.slug}/carriers/${encodeURIComponent(input.carrier.slug)}`,
    },
  });
  const { from, domain } = senderOf({ shopName: 'Porchlight', contactEmail: null, smtpUrl, publicUrl });
  const id = newId();
  const messageId = `<${id}@${domain}>`;
  await transport.send({ ...mail, shopId: 'staff', id, messageId, from, to: input.to, replyTo: null, locale: 'en' });
}
