import { env } from '@/lib/core/env';
import { withoutPersonalData } from '@/lib/core/log';
import { type Gate, inShop } from '@/lib/core/unit-of-work';
import { requestAdapter } from '@/lib/delivery/adapters/registry';
import { composeRequestMail } from '@/lib/delivery/compose-request-mail';
import { claimRequest } from '@/lib/delivery/mutations/claim-request';
import { settleRequest } from '@/lib/delivery/mutations/settle-request';
import { answerDue } from '@/lib/delivery/rules/answer-due';
import type { RequestWork, SendOutcome } from '@/lib/delivery/types';
import { MailRefused } from '@/lib/notifications/adapters/mail-message';
import { mailTransport } from '@/lib/notifications/adapters/mail-transport';
import type { MailTransport } from '@/lib/notifications/types';
import { signWebhook } from '@/lib/webhooks/sign-webhook';

/**
 * One try of one delivery request: claim, then the carrier's program or mail with no transaction open, then record. Killed
 * in between, it is sent once more under the same id, by which whoever gets it knows the repeat.
 */
export async function sendDeliveryRequest(
  gate: Gate,
  { requestId }: { requestId: string },
  _attempt?: unknown,
  transport: MailTransport = mailTransport(),
): Promise<void> {
  const work = await inShop(gate, (ctx) => claimRequest(ctx, { requestId }));
  if (!work) return;
  const now = gate.now ?? new Date();
  const outcome = await (work.road === 'adapter' ? askProgram(work, now) : mailContact(gate, work, now, transport));
  await inShop(gate, (ctx) => settleRequest(ctx, { requestId, outcome }));
}

async function askProgram(work: RequestWork, now: Date): Promise<SendOutcome> {
  const { program } = work;
  const adapter = program && requestAdapter(program.source);
  if (!adapter) return { outcome: 'impossible', error: 'The connection is gone.' };
  return adapter.send(work, {
    now,
    answerUrl: `${env().publicUrl}/api/hooks/${program.connectionId}`,
    answerBy: answerDue('adapter', now, work.shop.timeZone),
    sign: (id, body) => signWebhook({ id, body, sentAt: now }, [program.secret]),
  });
}

async function mailContact(gate: Gate, work: RequestWork, now: Date, transport: MailTransport): Promise<SendOutcome> {
  const { contact } = work;
  if (!contact) return { outcome: 'impossible', error: 'The agreement names nobody with a mail address.' };
  const answerBy = answerDue('mail', now, work.shop.timeZone);
  const mail = await composeRequestMail(gate.shopId, { ...work, contact }, { now, answerBy });
  try {
    await transport.send(mail);
    return { outcome: 'sent', reference: null };
  } catch (error) {
    if (error instanceof MailRefused) return { outcome: 'impossible', error: error.message };
    const { code, message } = error as { code?: string; message: string };
    return { outcome: 'delayed', error: withoutPersonalData(`${code ?? 'error'}: ${message}`).slice(0, 300) };
  }
}
