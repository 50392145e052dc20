import { and, eq, inArray, like } from 'drizzle-orm';
import { uploads } from '@/db/schema/brands';
import type { Ctx } from '@/lib/core/context';
import { AppError, notFound } from '@/lib/core/errors';
import { approveReturn } from '@/lib/returns/mutations/approve-return';
import { createReturn, type NewReturn } from '@/lib/returns/mutations/create-return';

/**
 * Opens a return on a shopper's behalf, by the same verb and policy as their own; where a person would have to approve it,
 * the one who opens it may do so at once.
 * @param input.seen what the form showed as going to the shopper, minor units, less what they pay
 * @throws AppError NOT_FOUND, INVALID, INELIGIBLE with the quote, CONFLICT (`reason: changed`) where it is another sum by now
 */
export async function openReturn(
  ctx: Ctx,
  input: { orderId: string } & Pick<NewReturn, 'lines' | 'method'> & { seen: number; approve: boolean },
): Promise<{ returnId: string }> {
  const { seen, approve, ...wanted } = input;
  await assertOwnPhotos(
    ctx,
    wanted.lines.flatMap((line) => line.photo_ids ?? []),
  );
  const made = await createReturn(ctx, wanted);
  const { refund_total, credit_total, due_from_shopper } = made.quote.money;
  const total = refund_total.amount + credit_total.amount - due_from_shopper.amount;
  // Thrown after the fact: the unit of work takes everything back with it.
  if (total !== seen) throw new AppError('CONFLICT', 'It comes to another sum by now.', { reason: 'changed', total });
  if (approve && made.status === 'requested') await approveReturn(ctx, { returnId: made.returnId });
  return { returnId: made.returnId };
}

/** Only pictures that staff of this shop took in for it: a shopper's own belong to their return. */
async function assertOwnPhotos(ctx: Ctx, photoIds: string[]): Promise<void> {
  const wanted = [...new Set(photoIds)];
  if (wanted.length === 0) return;
  const found = await ctx.db
    .select({ id: uploads.id })
    .from(uploads)
    .where(
      and(
        eq(uploads.shopId, ctx.shopId),
        eq(uploads.kind, 'photo'),
        inArray(uploads.id, wanted),
        like(uploads.createdBy, 'staff:%'),
      ),
    );
  if (found.length !== wanted.length) throw notFound('photo');
}
