import { and, eq } from 'drizzle-orm';
import { returnLabels } from '@/db/schema/return-ways';
import type { Ctx } from '@/lib/core/context';

/** A bought label or its code as the carrier drew it; null for another order's, another shop's, or none. */
export async function findLabelFile(
  ctx: Ctx,
  input: { labelId: string; which: 'label' | 'qr' },
): Promise<{ bytes: Buffer; mime: string } | null> {
  const [row] = await ctx.db
    .select({
      bytes: input.which === 'qr' ? returnLabels.qrBytes : returnLabels.bytes,
      mime: input.which === 'qr' ? returnLabels.qrMime : returnLabels.mime,
    })
    .from(returnLabels)
    .where(
      and(eq(returnLabels.shopId, ctx.shopId), eq(returnLabels.id, input.labelId), eq(returnLabels.state, 'bought')),
    );
  return row?.bytes && row.mime ? { bytes: row.bytes, mime: row.mime } : null;
}
