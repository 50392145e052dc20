import { and, eq, sql } from 'drizzle-orm';
import { orderCodes } from '@/db/schema/delivery-requests';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import type { Ctx } from '@/lib/core/context';
import { isId } from '@/lib/core/ids';
import { sameBytes } from '@/lib/core/secrets';
import { CODE_TRIES, orderCode, typedCode } from '../order-code';

/** `over`: it has run out, was used, was mistyped too often, or never was. */
export type CodeVerdict = 'right' | 'wrong' | 'over';

/**
 * Whether the digits are those sent for this order and link. A right one is used up, a wrong one counts: the caller's
 * transaction must be committed either way, so this answers and does not throw.
 */
export async function checkCode(
  ctx: Ctx,
  input: { orderId: string; grantId: string; codeId: string; code: string },
): Promise<CodeVerdict> {
  const { db, shopId, now } = ctx;
  if (!isId(input.codeId)) return 'over';
  const own = and(eq(orderCodes.shopId, shopId), eq(orderCodes.id, input.codeId));
  const [row] = await db.select().from(orderCodes).where(own).for('update');
  const isOpen =
    row?.orderId === input.orderId &&
    row.grantId === input.grantId &&
    row.usedAt === null &&
    row.expiresAt > now &&
    row.attempts < CODE_TRIES;
  if (!isOpen) return 'over';
  const typed = typedCode(input.code);
  if (sameBytes(Buffer.from(typed), Buffer.from(orderCode(shopId, input.codeId)))) {
    await db.update(orderCodes).set({ usedAt: now }).where(own);
    await recordAudit(ctx, { action: 'order.code_used', entity: 'order', entityId: input.orderId });
    return 'right';
  }
  const [after] = await db
    .update(orderCodes)
    .set({ attempts: sql`${orderCodes.attempts} + 1` })
    .where(own)
    .returning({ attempts: orderCodes.attempts });
  return (after?.attempts ?? CODE_TRIES) < CODE_TRIES ? 'wrong' : 'over';
}
