import { renderStaffNotice } from '@/components/email/staff-notice-mail';
import { env } from '@/lib/core/env';
import { newId } from '@/lib/core/ids';
import { mailTransport } from './adapters/mail-transport';
import { headerText, senderOf } from './rules/mail-headers';
import type { MailTransport } from './types';

/**
 * Tells an owner that a webhook endpoint hears nothing any more: whatever reads from it stands still, and nobody may have
 * noticed. @throws what the mail server says where it does not take it
 */
export async function mailStoppedEndpoint(
  input: {
    to: string;
    name: string;
    shop: { name: string; slug: string };
    endpoint: { id: string; name: string };
    /** What happened, as the console says it. */
    trouble: string;
  },
  transport: MailTransport = mailTransport(),
): Promise<void> {
  const { publicUrl, smtpUrl } = env();
  const [shop, endpoint] = [headerText(input.shop.name, 80), headerText(input.endpoint.name, 80)];
  const mail = await renderStaffNotice({
    subject: `${shop}: ${endpoint} hears nothing any more`,
    greeting: `Hello ${headerText(input.name, 80)}, a program of ${shop} hears nothing any more.`,
    lead: `News about parcels and returns is no longer sent to ${endpoint}. ${input.trouble}`,
    advice:
      'Once it answers again, switch it on in the console; what it missed can be sent once more from there. Other endpoints are not concerned.',
    button: {
      label: 'Look at it',
      url: `${publicUrl}/console/${input.shop.slug}/connections/webhooks/${input.endpoint.id}`,
    },
  });
  const { from, domain } = senderOf({ shopName: 'Porchlight', contactEmail: null, smtpUrl, publicUrl });
  const id = newId();
  const messageId = `<${id}@${domain}>`;
  await transport.send({ ...mail, shopId: 'staff', id, messageId, from, to: input.to, replyTo: null, locale: 'en' });
}
