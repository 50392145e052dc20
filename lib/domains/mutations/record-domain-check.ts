import { and, eq } from 'drizzle-orm';
import { domains } from '@/db/schema/domains';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import type { Ctx } from '@/lib/core/context';
import { choosePrimary, lockDomain } from '../lock-domain';
import { isHeld } from '../queries/is-held';
import { findProblems, nextState } from '../rules/judge-answers';
import type { DomainAnswers, DomainState } from '../types';
import { heldElsewhere } from './add-domain';

/**
 * Writes down what the domain name system said, and what follows: proven names are served, a lost proof is waited for,
 * then the name is let go. Two shops cannot both prove one name: the table's own key is the last wall.
 * @throws AppError NOT_FOUND; CONFLICT where another shop has it
 */
export async function recordDomainCheck(
  ctx: Ctx,
  input: { id: string; answers: DomainAnswers },
): Promise<{ state: DomainState }> {
  const { domain } = await lockDomain(ctx, input.id);
  const next = nextState(domain, input.answers, ctx.now);
  const isNew = next.state === 'verified' && domain.state === 'pending';
  if (isNew && (await isHeld(ctx, domain.host))) throw heldElsewhere(domain.host);
  const isOver = next.state === 'released';
  await ctx.db
    .update(domains)
    .set({
      ...next,
      problems: findProblems(domain.token, input.answers),
      checkedAt: ctx.now,
      ...(isNew && { verifiedAt: ctx.now }),
      ...(isOver && { releasedAt: ctx.now, isPrimary: false }),
    })
    .where(and(eq(domains.shopId, ctx.shopId), eq(domains.id, domain.id)));
  if (next.state !== domain.state) {
    await choosePrimary(ctx);
    await recordAudit(ctx, {
      action: `domain.${next.state}`,
      entity: 'domain',
      entityId: domain.id,
      details: { host: domain.host },
    });
  }
  return { state: next.state };
}
