import { log, withoutPersonalData } from '@/lib/core/log';
import { type Gate, inShop } from '@/lib/core/unit-of-work';
import { MailRefused } from '@/lib/notifications/adapters/mail-message';
import { mailTransport } from '@/lib/notifications/adapters/mail-transport';
import { composeMail } from '@/lib/notifications/compose-mail';
import { claimNotification } from '@/lib/notifications/mutations/claim-notification';
import { type SendingOutcome, settleNotification } from '@/lib/notifications/mutations/settle-notification';
import type { MailFacts, MailTransport } from '@/lib/notifications/types';
import type { Attempt } from '../task-list';
import { returnUntil } from './return-until';

/**
 * Sends one message: claim, then the mail server with no transaction open, then record. Killed between the server's
 * yes and the record, it sends once more under the same Message-ID, which mail programs show once; it is never lost.
 */
export async function sendNotification(
  gate: Gate,
  { notificationId }: { notificationId: string },
  attempt: Attempt,
  transport: MailTransport = mailTransport(),
): Promise<void> {
  const facts = await inShop(gate, async (ctx) => {
    const claimed = await claimNotification(ctx, { notificationId });
    const isDelivered = claimed?.notification.event === 'shipment.delivered';
    return isDelivered ? { ...claimed, returnUntil: await returnUntil(ctx, claimed) } : claimed;
  });
  if (!facts) return;
  const outcome = await deliver(gate, facts, transport).catch((error) => {
    // A mail that cannot even be made is a fault of ours: it is tried again, and then laid aside for a person.
    if (!attempt.last) throw error;
    log.error({ err: error, notification: notificationId }, 'a mail could not be made');
    return { outcome: 'refused', error: 'not_made' } satisfies SendingOutcome;
  });
  await inShop(gate, (ctx) => settleNotification(ctx, { notificationId, ...outcome }));
}

async function deliver(gate: Gate, facts: MailFacts, transport: MailTransport): Promise<SendingOutcome> {
  const mail = await composeMail(facts, gate.now ?? new Date());
  try {
    const { reference } = await transport.send(mail);
    return { outcome: 'sent', reference, subject: mail.subject };
  } catch (error) {
    if (error instanceof MailRefused) return { outcome: 'refused', error: error.message };
    const { code, message } = error as { code?: string; message: string };
    return { outcome: 'delayed', error: withoutPersonalData(`${code ?? 'error'}: ${message}`).slice(0, 300) };
  }
}
