import { createTransport } from 'nodemailer';
import type { MailTransport } from '../types';
import { MailRefused, mailMessage } from './mail-message';

/** Answers about this one mail (recipient or content); a refused login or greeting is ours to repair and is retried. */
const ABOUT_THE_MAIL = new Set(['EENVELOPE', 'EMESSAGE']);

/**
 * Delivers over SMTP on a few kept connections.
 * @param smtpUrl `smtp://user:password@host:587` or `smtps://…`; `?from=` names the sender (rules/mail-headers.ts),
 *   other members of the query are nodemailer's options
 */
export function smtpTransport(smtpUrl: string): MailTransport {
  const url = new URL(smtpUrl);
  url.searchParams.delete('from');
  const transport = createTransport({
    url: url.href,
    pool: true,
    maxConnections: 5,
    // A mail cut off in the middle is our queue's to repeat: it counts the tries and knows when to give up.
    maxRequeues: 0,
    idleTimeout: 20_000,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 60_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async (mail) => {
      try {
        const { response } = await transport.sendMail(mailMessage(mail));
        return { reference: response.slice(0, 200) };
      } catch (error) {
        const { code, responseCode = 0 } = error as { code?: string; responseCode?: number };
        if (ABOUT_THE_MAIL.has(code ?? '') && responseCode >= 500) {
          throw new MailRefused(`smtp_${responseCode}`, { cause: error });
        }
        throw error;
      }
    },
    close: () => transport.close(),
  };
}
