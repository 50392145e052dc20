import { and, asc, desc, eq, ne } from 'drizzle-orm';
import { domains } from '@/db/schema/domains';
import type { Ctx } from '@/lib/core/context';
import type { DomainRow } from '../types';

/** The shop's names, the one it is told of first; those let go are not among them. */
export function listDomains(ctx: Ctx): Promise<DomainRow[]> {
  return ctx.db
    .select({
      id: domains.id,
      host: domains.host,
      token: domains.token,
      state: domains.state,
      isPrimary: domains.isPrimary,
      problems: domains.problems,
      checkedAt: domains.checkedAt,
      verifiedAt: domains.verifiedAt,
      failingSince: domains.failingSince,
      createdAt: domains.createdAt,
    })
    .from(domains)
    .where(and(eq(domains.shopId, ctx.shopId), ne(domains.state, 'released')))
    .orderBy(desc(domains.isPrimary), asc(domains.createdAt), asc(domains.id));
}
