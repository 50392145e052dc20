import { and, eq } from 'drizzle-orm';
import { domains } from '@/db/schema/domains';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import type { Ctx } from '@/lib/core/context';
import { choosePrimary, lockDomain } from '../lock-domain';

/** Gives a name up. Nothing is served there from now on, and for 30 days no other shop may take it. */
export async function releaseDomain(ctx: Ctx, input: { id: string }): Promise<void> {
  const { domain } = await lockDomain(ctx, input.id);
  await ctx.db
    .update(domains)
    .set({ state: 'released', releasedAt: ctx.now, failingSince: null, isPrimary: false })
    .where(and(eq(domains.shopId, ctx.shopId), eq(domains.id, domain.id)));
  await choosePrimary(ctx);
  await recordAudit(ctx, {
    action: 'domain.released',
    entity: 'domain',
    entityId: domain.id,
    details: { host: domain.host },
  });
}
