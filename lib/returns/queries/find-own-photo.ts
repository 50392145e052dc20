import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { uploads } from '@/db/schema/brands';
import { problemReports } from '@/db/schema/reports';
import { returnDrafts, returnLines, returns } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { isId } from '@/lib/core/ids';
import { isRecipient } from '../rules/is-recipient';

/**
 * A photo that belongs to a draft, a return or a report of one order, as it was encoded anew.
 * @throws AppError NOT_FOUND, also for one of another order or shop
 */
export async function findOwnPhoto(
  ctx: Ctx,
  input: { orderId: string; photoId: string },
): Promise<{ bytes: Buffer; mime: string }> {
  const { orderId, photoId } = input;
  if (!isId(photoId) || (ctx.actor.type === 'shopper' && ctx.actor.orderId !== orderId)) throw notFound('photo');
  const theirs = isRecipient(ctx.actor);
  const sent = ctx.db
    .select({ one: sql`1` })
    .from(returnLines)
    .innerJoin(returns, and(eq(returns.shopId, returnLines.shopId), eq(returns.id, returnLines.returnId)))
    .where(
      and(
        theirs ? isNotNull(returns.recipientEmail) : undefined,
        eq(returnLines.shopId, ctx.shopId),
        eq(returnLines.orderId, orderId),
        sql`${photoId}::uuid = any(${returnLines.photoIds})`,
      ),
    );
  const drafted = ctx.db
    .select({ one: sql`1` })
    .from(returnDrafts)
    .where(
      and(
        eq(returnDrafts.shopId, ctx.shopId),
        eq(returnDrafts.orderId, orderId),
        eq(returnDrafts.forRecipient, theirs),
        sql`${returnDrafts.document} @? ${`$.lines[*].photo_ids[*] ? (@ == "${photoId}")`}::jsonpath`,
      ),
    );
  const reported = ctx.db
    .select({ one: sql`1` })
    .from(problemReports)
    .where(
      and(
        eq(problemReports.shopId, ctx.shopId),
        eq(problemReports.orderId, orderId),
        eq(problemReports.forRecipient, theirs),
        sql`${photoId}::uuid = any(${problemReports.photoIds})`,
      ),
    );
  const [photo] = await ctx.db
    .select({ bytes: uploads.bytes, mime: uploads.mime })
    .from(uploads)
    .where(
      and(
        eq(uploads.shopId, ctx.shopId),
        eq(uploads.id, photoId),
        eq(uploads.kind, 'photo'),
        sql`(exists ${sent} or exists ${drafted} or exists ${reported})`,
      ),
    );
  if (!photo) throw notFound('photo');
  return photo;
}
