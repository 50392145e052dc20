import { and, eq } from 'drizzle-orm';
import { payments } from '@/db/schema/payments';
import type { Ctx } from '@/lib/core/context';
import { isId } from '@/lib/core/ids';

/**
 * The payment that a provider speaks of: by its checkout, else by what we called the checkout, which is known even where
 * the answer that named it was lost. Null where it is none of this shop's.
 */
export async function findPayment(ctx: Ctx, input: { reference: string; key: string | null }): Promise<string | null> {
  const { shopId } = ctx;
  const [known] = await ctx.db
    .select({ id: payments.id })
    .from(payments)
    .where(and(eq(payments.shopId, shopId), eq(payments.provider, 'stripe'), eq(payments.reference, input.reference)));
  if (known) return known.id;
  const id = input.key?.slice(0, 36) ?? '';
  const [own] = isId(id)
    ? await ctx.db
        .select({ id: payments.id })
        .from(payments)
        .where(and(eq(payments.shopId, shopId), eq(payments.provider, 'stripe'), eq(payments.id, id)))
    : [];
  return own?.id ?? null;
}

/** The payment that a provider's own payment paid. Null where it is none of this shop's. */
export async function findCollected({ db, shopId }: Ctx, paymentReference: string): Promise<string | null> {
  const [known] = await db
    .select({ id: payments.id })
    .from(payments)
    .where(
      and(
        eq(payments.shopId, shopId),
        eq(payments.provider, 'stripe'),
        eq(payments.paymentReference, paymentReference),
      ),
    );
  return known?.id ?? null;
}
