import { and, eq, isNull } from 'drizzle-orm';
import { connections } from '@/db/schema/shipments';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import { carrierSlug } from '@/lib/carriers/rules/carrier-slug';
import type { Ctx } from '@/lib/core/context';
import { AppError, notFound } from '@/lib/core/errors';
import { isId } from '@/lib/core/ids';
import { refuseUrl } from '@/lib/core/safe-fetch';
import { requestAdapter } from '../adapters/registry';

/**
 * Says whose delivery requests go out through a connection, and where to; no carriers: nobody's.
 * @throws AppError NOT_FOUND, INVALID for a source that cannot be asked or an address that nothing may be sent to
 */
export async function routeRequests(
  ctx: Ctx,
  input: { connectionId: string; url: string | null; carriers: readonly string[] },
): Promise<void> {
  const own = and(
    eq(connections.shopId, ctx.shopId),
    eq(connections.id, input.connectionId),
    isNull(connections.deletedAt),
  );
  const [found] = isId(input.connectionId)
    ? await ctx.db.select({ source: connections.source }).from(connections).where(own).for('update')
    : [];
  if (!found) throw notFound('connection');
  if (!requestAdapter(found.source)) throw invalid('carriers', 'This source takes no delivery requests');
  const carriers = [...new Set(input.carriers.map((name) => carrierSlug(name)))];
  const known = carriers.filter((slug): slug is string => slug !== null);
  if (known.length < carriers.length) throw invalid('carriers', 'Must be names of couriers');
  const url = input.url?.trim() || null;
  const wrong = url ? refuseUrl(url) : known.length > 0 ? 'Must not be empty' : null;
  if (wrong) throw invalid('url', wrong);
  await ctx.db.update(connections).set({ requestUrl: url, requestCarriers: known }).where(own);
  await recordAudit(ctx, {
    action: 'connection.requests_routed',
    entity: 'connection',
    entityId: input.connectionId,
    details: { carriers: known },
  });
}

const invalid = (path: string, message: string) => new AppError('INVALID', message, { errors: [{ path, message }] });
