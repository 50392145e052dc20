import { and, desc, eq, inArray } from 'drizzle-orm';
import { auditLog } from '@/db/schema/staff';
import type { Ctx } from '@/lib/core/context';

const LATEST = 8;

export type CreditDeed = {
  /** `credit.issued`, `credit.spent`, `credit.expired`, `credit.clawed_back`. */
  action: string;
  at: Date;
  /** Key of who did it: `staff:…`, `api:…`, `system:…`. */
  by: string;
  amount: number | null;
  currency: string | null;
  note: string | null;
};

/** What happened to accounts of store credit, newest first. What is forgotten has lost its details. */
export async function listCreditStory(ctx: Ctx, input: { accountIds: string[] }): Promise<CreditDeed[]> {
  if (input.accountIds.length === 0) return [];
  const rows = await ctx.db
    .select({ action: auditLog.action, at: auditLog.at, by: auditLog.actor, details: auditLog.details })
    .from(auditLog)
    .where(
      and(
        eq(auditLog.shopId, ctx.shopId),
        eq(auditLog.entity, 'credit_account'),
        inArray(auditLog.entityId, input.accountIds),
      ),
    )
    .orderBy(desc(auditLog.at), desc(auditLog.id))
    .limit(LATEST);
  return rows.map(({ details, ...row }) => {
    const told = (details ? JSON.parse(details) : {}) as Partial<CreditDeed>;
    return { ...row, amount: told.amount ?? null, currency: told.currency ?? null, note: told.note ?? null };
  });
}
