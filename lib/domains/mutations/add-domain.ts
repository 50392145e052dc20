import { randomBytes } from 'node:crypto';
import { and, eq, ne } from 'drizzle-orm';
import { domains } from '@/db/schema/domains';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import type { Ctx } from '@/lib/core/context';
import { env } from '@/lib/core/env';
import { AppError } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import { MOST_DOMAINS } from '../constants';
import { isHeld } from '../queries/is-held';
import { judgeHost } from '../rules/judge-host';

/**
 * Names a domain that the shop wants to be found at. Nothing is served there before its record proves whose it is.
 * @throws AppError INVALID for what no shop can own, CONFLICT for what is another shop's or already named
 */
export async function addDomain(ctx: Ctx, input: { host: string }): Promise<{ id: string; host: string }> {
  const verdict = judgeHost(input.host, new URL(env().publicUrl).hostname);
  if (!verdict.ok) throw invalid('INVALID', verdict.message);
  const { host } = verdict;
  const named = await ctx.db
    .select({ host: domains.host })
    .from(domains)
    .where(and(eq(domains.shopId, ctx.shopId), ne(domains.state, 'released')));
  if (named.some((one) => one.host === host)) throw invalid('CONFLICT', `${host} is on your list already.`);
  if (named.length >= MOST_DOMAINS) throw invalid('CONFLICT', `A shop has at most ${MOST_DOMAINS} domains.`);
  if (await isHeld(ctx, host)) throw heldElsewhere(host);
  const id = newId();
  const added = await ctx.db
    .insert(domains)
    .values({
      shopId: ctx.shopId,
      id,
      host,
      token: randomBytes(20).toString('hex'),
      state: 'pending',
      createdAt: ctx.now,
    })
    .onConflictDoNothing()
    .returning({ id: domains.id });
  if (added.length === 0) throw invalid('CONFLICT', `${host} is on your list already.`);
  await recordAudit(ctx, { action: 'domain.added', entity: 'domain', entityId: id, details: { host } });
  return { id, host };
}

const invalid = (code: 'INVALID' | 'CONFLICT', message: string) =>
  new AppError(code, message, { errors: [{ path: 'host', message }] });

/** It says no more than that: whose it is, is nobody's business. */
export const heldElsewhere = (host: string) =>
  invalid(
    'CONFLICT',
    `${host} belongs to another shop here, or did until lately. It can be taken 30 days after they let it go.`,
  );
