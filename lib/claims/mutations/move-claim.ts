import { and, eq } from 'drizzle-orm';
import { claims } from '@/db/schema/operations';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import type { Ctx } from '@/lib/core/context';
import { AppError, notFound } from '@/lib/core/errors';
import { CLAIM_STEPS, type ClaimState } from '../constants';

const SETTLED: readonly ClaimState[] = ['paid', 'rejected', 'withdrawn'];

/**
 * Writes down what became of a claim.
 * @param input.paidAmount minor units that the carrier paid, with `paid`
 * @throws AppError NOT_FOUND, INVALID_STATE where that cannot follow, INVALID for `paid` without an amount
 */
export async function moveClaim(
  ctx: Ctx,
  input: {
    claimId: string;
    to: ClaimState;
    paidAmount?: number | null;
    reference?: string | null;
    note?: string | null;
  },
): Promise<void> {
  const { claimId, to } = input;
  const owned = and(eq(claims.shopId, ctx.shopId), eq(claims.id, claimId));
  const [found] = await ctx.db.select().from(claims).where(owned).for('no key update');
  if (!found) throw notFound('claim');
  if (!CLAIM_STEPS[found.state].includes(to)) {
    throw new AppError('INVALID_STATE', `A claim that is ${found.state} cannot become ${to}.`);
  }
  if (to === 'paid' && input.paidAmount == null) {
    throw new AppError('INVALID', 'What was paid is missing.', {
      errors: [{ path: 'paidAmount', message: 'Must say how much they paid' }],
    });
  }
  await ctx.db
    .update(claims)
    .set({
      state: to,
      paidAmount: to === 'paid' ? input.paidAmount : null,
      reference: input.reference ?? found.reference,
      note: input.note ?? found.note,
      sentAt: to === 'sent' ? ctx.now : found.sentAt,
      settledAt: SETTLED.includes(to) ? ctx.now : null,
      updatedAt: ctx.now,
    })
    .where(owned);
  await recordAudit(ctx, {
    action: `claim.${to}`,
    entity: 'claim',
    entityId: claimId,
    details: to === 'paid' ? { paid: input.paidAmount, currency: found.currency } : undefined,
  });
}
