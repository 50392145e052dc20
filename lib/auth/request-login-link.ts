import { env } from '@/lib/core/env';
import { log } from '@/lib/core/log';
import { mailLoginLink } from '@/lib/notifications/mail-login-link';
import { createLoginLink } from './sign-in';

/** Makes a sign-in link and mails it. Mailing is not waited for, so that both answers take as long. */
export async function requestLoginLink(input: { email: string; network: string; now: Date }): Promise<void> {
  const made = await createLoginLink(input);
  if (!made) return;
  const url = `${env().publicUrl}/sign-in/link?token=${made.token}`;
  mailLoginLink({ to: made.user.email, name: made.user.name, url }).catch((error: unknown) =>
    log.error({ err: error }, 'sign-in mail failed'),
  );
}
