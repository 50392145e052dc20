import { and, eq } from 'drizzle-orm';
import { domains } from '@/db/schema/domains';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import type { Ctx } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { lockDomain } from '../lock-domain';

/**
 * Makes a name the one that mails, codes and the API speak of.
 * @throws AppError NOT_FOUND; INVALID_STATE while it is not proven
 */
export async function preferDomain(ctx: Ctx, input: { id: string }): Promise<void> {
  const { domain } = await lockDomain(ctx, input.id);
  if (domain.state === 'pending') throw new AppError('INVALID_STATE', 'A name is preferred once it is proven.');
  await ctx.db
    .update(domains)
    .set({ isPrimary: false })
    .where(and(eq(domains.shopId, ctx.shopId), eq(domains.isPrimary, true)));
  await ctx.db
    .update(domains)
    .set({ isPrimary: true })
    .where(and(eq(domains.shopId, ctx.shopId), eq(domains.id, domain.id)));
  await recordAudit(ctx, {
    action: 'domain.preferred',
    entity: 'domain',
    entityId: domain.id,
    details: { host: domain.host },
  });
}
