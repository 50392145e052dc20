import { listProductPictures } from '@/lib/catalog/queries/list-product-pictures';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { isId } from '@/lib/core/ids';
import { loadQuoteFacts } from '@/lib/returns/queries/load-quote-facts';
import { ownPicture } from '@/lib/storefront/rules/order-facts';
import { sayCustomer } from '../rules/say-things';
import type { StaffReturnFacts } from '../rules/staff-return';

/**
 * An order as whoever starts a return for its shopper needs it. With `lock` its units are held until the transaction ends.
 * @throws AppError NOT_FOUND, also for another shop's
 */
export async function loadStaffReturn(
  ctx: Ctx,
  input: { orderId: string; variants?: string[] },
): Promise<StaffReturnFacts> {
  if (!isId(input.orderId)) throw notFound('order');
  const facts = await loadQuoteFacts(ctx, { orderId: input.orderId, variants: input.variants });
  const pictures = new Map(
    (await listProductPictures(ctx, { orderId: input.orderId })).map((one) => [one.externalId, one.imageUrl]),
  );
  const { orderRow, lineRows, variantRows, ...quoteFacts } = facts;
  return {
    quoteFacts,
    shopCurrency: quoteFacts.shop?.currency ?? orderRow.currency,
    order: {
      id: orderRow.id,
      number: orderRow.number,
      who: sayCustomer({ name: orderRow.customerName, email: orderRow.customerEmail }),
    },
    lines: lineRows
      .filter((line) => line.requiresShipping)
      .map((line) => ({
        externalId: line.externalId,
        title: line.title,
        detail: [line.variantTitle, line.sku].filter(Boolean).join(' · ') || null,
        thumb: {
          url: ownPicture(line.imageUrl ?? pictures.get(line.productExternalId ?? '') ?? null),
          title: line.title,
        },
        left: Math.max(0, line.quantity - line.claimed),
        productExternalId: line.productExternalId,
        variantExternalId: line.variantExternalId,
      })),
    variants: variantRows.map((variant) => ({
      externalId: variant.externalId,
      productExternalId: variant.productExternalId,
      title: variant.title,
      stock: variant.stock === null ? null : Math.max(0, variant.stock - variant.reserved),
    })),
  };
}
