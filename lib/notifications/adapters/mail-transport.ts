import { env } from '@/lib/core/env';
import type { MailTransport } from '../types';
import { fileTransport } from './file-transport';
import { smtpTransport } from './smtp-transport';

let chosen: MailTransport | undefined;

/** How this process sends: over SMTP_URL where it is set, else into files that the console's outbox shows. */
export function mailTransport(): MailTransport {
  const { smtpUrl, dataDir } = env();
  chosen ??= smtpUrl ? smtpTransport(smtpUrl) : fileTransport(dataDir);
  return chosen;
}

/** Lets the kept connections go, so that the process can end. */
export function closeMailTransport(): void {
  chosen?.close();
  chosen = undefined;
}
