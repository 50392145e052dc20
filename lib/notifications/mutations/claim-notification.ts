import { and, eq, sql } from 'drizzle-orm';
import { notifications } from '@/db/schema/access';
import { MAIL_GRANT_DAYS } from '@/lib/access/constants';
import { issueGrant } from '@/lib/access/mutations/issue-grant';
import { orderToken } from '@/lib/access/order-link';
import { returnToken } from '@/lib/access/return-link';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { getMailFacts } from '../queries/get-mail-facts';
import { dropReason } from '../rules/decide-sending';
import type { MailFacts } from '../types';

/**
 * Takes a queued message up for sending: counts the try and returns what to say, with the links in it opened. Null
 * where there is nothing to send: it went out already, or it is no longer true or worth reading and is dropped here.
 * Throws NOT_FOUND, also for another shop's.
 */
export async function claimNotification(ctx: Ctx, input: { notificationId: string }): Promise<MailFacts | null> {
  const own = and(eq(notifications.shopId, ctx.shopId), eq(notifications.id, input.notificationId));
  const [row] = await ctx.db.select({ state: notifications.state }).from(notifications).where(own).for('update');
  if (!row) throw notFound('notification');
  if (row.state !== 'queued') return null;
  const facts = await getMailFacts(ctx, input);
  const reason = dropReason(facts, ctx.now);
  if (reason) {
    await ctx.db.update(notifications).set({ state: 'dropped', lastError: reason }).where(own);
    return null;
  }
  await ctx.db
    .update(notifications)
    .set({ attempts: sql`${notifications.attempts} + 1` })
    .where(own);
  await openLinks(ctx, facts);
  return { ...facts, notification: { ...facts.notification, attempts: facts.notification.attempts + 1 } };
}

/** The links a mail names must open when it is read, also where nobody has asked for them before. */
async function openLinks(ctx: Ctx, { order, return: goingBack }: MailFacts): Promise<void> {
  const expiresAt = new Date(ctx.now.getTime() + MAIL_GRANT_DAYS * 86_400_000);
  const grant = { scope: 'full', orderId: order.id, origin: 'mail', expiresAt } as const;
  await issueGrant(ctx, { ...grant, purpose: 'track', token: orderToken(ctx.shopId, order.id) });
  if (!goingBack) return;
  const token = returnToken(ctx.shopId, goingBack.id);
  await issueGrant(ctx, { ...grant, purpose: 'return', returnId: goingBack.id, token });
}
