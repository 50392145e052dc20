import { putProduct } from '@/lib/catalog/mutations/put-product';
import type { ProductWrite } from '@/lib/catalog/schema';
import type { Ctx } from '@/lib/core/context';
import { newId } from '@/lib/core/ids';

/** A product with one variant a size, at 149 euros, unless told otherwise. */
export async function createProduct(
  ctx: Ctx,
  overrides: Partial<ProductWrite> & { externalId?: string } = {},
): Promise<{ id: string; externalId: string }> {
  const { externalId = `product-${newId().slice(-12)}`, ...product } = overrides;
  const { productId } = await putProduct(ctx, {
    externalId,
    product: {
      title: 'Chelsea boots',
      tags: [],
      category: 'shoes',
      variants: ['41', '42', '43'].map((size) => ({
        external_id: `${externalId}-${size}`,
        sku: `CHE-${size}`,
        title: `Size ${size}`,
        options: { Size: size },
        price: { amount: 14_900, currency: 'EUR' },
        stock: 5,
      })),
      ...product,
    },
  });
  return { id: productId, externalId };
}
