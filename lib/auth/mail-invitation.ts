import { getPool } from '@/db/pool';
import { env } from '@/lib/core/env';
import { AppError } from '@/lib/core/errors';
import { log } from '@/lib/core/log';
import { hashToken, newToken } from '@/lib/core/secrets';
import { mailLoginLink } from '@/lib/notifications/mail-login-link';
import { INVITATION_HOURS } from '@/lib/shops/constants';

/**
 * Mails a new member the link that signs them in, once and within a day; only the link's hash is kept.
 * @throws AppError UNAVAILABLE when the mail server does not take it; the person is a member all the same
 */
export async function mailInvitation(input: {
  userId: string;
  email: string;
  name: string;
  shop: string;
  by: string;
  now: Date;
}): Promise<void> {
  const { userId, email, name, shop, by, now } = input;
  const token = newToken();
  await getPool().query('select issue_login_token($1, $2, $3)', [
    hashToken(token),
    userId,
    new Date(now.getTime() + INVITATION_HOURS * 3_600_000),
  ]);
  const url = `${env().publicUrl}/sign-in/link?token=${token}`;
  try {
    await mailLoginLink({ to: email, name, url, minutes: INVITATION_HOURS * 60, invitation: { shop, by } });
  } catch (error) {
    log.error({ err: error }, 'an invitation could not be mailed');
    throw new AppError('UNAVAILABLE', 'The invitation could not be mailed.', { reason: 'mail' }, { cause: error });
  }
}
