import { and, asc, eq, inArray, ne, sql } from 'drizzle-orm';
import { excluded } from '@/db/excluded';
import { products, variants } from '@/db/schema/catalog';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import type { Ctx } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import type { ProductWrite } from '../schema';
import { wakeStockAlerts } from './wake-stock-alerts';

/**
 * Writes a product whole, by the caller's id. A variant that is left out goes, unless a return or a reservation names
 * it or somebody waits for it: then it stays without stock, so that nobody new can choose it.
 * Throws CONFLICT for a variant that belongs to another product.
 */
export async function putProduct(
  ctx: Ctx,
  { externalId, product }: { externalId: string; product: ProductWrite },
): Promise<{ productId: string; created: boolean }> {
  const { db, shopId } = ctx;
  const values = {
    title: product.title,
    imageUrl: product.image_url ?? null,
    tags: product.tags ?? [],
    category: product.category ?? null,
    careTips: product.care_tips ?? {},
    updatedAt: ctx.now,
  };
  const weight = product.weight_grams ? { weight_grams: product.weight_grams } : {};
  // What else customs asks of it is told elsewhere, and stays.
  const customs = sql<typeof weight>`(${products.customs} - 'weight_grams') || ${JSON.stringify(weight)}::jsonb`;
  const id = newId();
  const [row] = await db
    .insert(products)
    .values({ ...values, customs: weight, shopId, id, externalId, createdAt: ctx.now })
    .onConflictDoUpdate({ target: [products.shopId, products.externalId], set: { ...values, customs } })
    .returning({ id: products.id });
  const productId = row?.id ?? id;
  await putVariants(ctx, productId, product.variants ?? []);
  await wakeStockAlerts(ctx, { productId });
  await recordAudit(ctx, { action: 'product.put', entity: 'product', entityId: productId });
  return { productId, created: productId === id };
}

async function putVariants(ctx: Ctx, productId: string, written: NonNullable<ProductWrite['variants']>) {
  const { db, shopId } = ctx;
  const names = written.map((variant) => variant.external_id);
  if (names.length > 0) {
    const [foreign] = await db
      .select({ externalId: variants.externalId })
      .from(variants)
      .where(and(eq(variants.shopId, shopId), inArray(variants.externalId, names), ne(variants.productId, productId)))
      .limit(1);
    if (foreign) throw belongsElsewhere(names.indexOf(foreign.externalId));
  }
  await removeOthers(ctx, productId, names);
  if (written.length === 0) return;
  const rows = written
    .map((variant, position) => ({
      shopId,
      id: newId(),
      productId,
      externalId: variant.external_id,
      position,
      sku: variant.sku ?? null,
      title: variant.title,
      options: variant.options ?? {},
      price: variant.price.amount,
      currency: variant.price.currency,
      stock: variant.stock ?? null,
      imageUrl: variant.image_url ?? null,
    }))
    // Written in one order by everyone, so that two writers wait for each other instead of locking each other out.
    .sort((a, b) => (a.externalId < b.externalId ? -1 : 1));
  const saved = await db
    .insert(variants)
    .values(rows)
    .onConflictDoUpdate({
      target: [variants.shopId, variants.externalId],
      set: excluded(variants, ['position', 'sku', 'title', 'options', 'price', 'currency', 'stock', 'imageUrl']),
      setWhere: eq(variants.productId, productId),
    })
    .returning({ externalId: variants.externalId });
  if (saved.length < rows.length) {
    const kept = new Set(saved.map((variant) => variant.externalId));
    throw belongsElsewhere(names.findIndex((name) => !kept.has(name)));
  }
}

async function removeOthers(ctx: Ctx, productId: string, names: string[]) {
  const { db, shopId } = ctx;
  const stored = await db
    .select({
      id: variants.id,
      externalId: variants.externalId,
      needed: sql<boolean>`exists (select 1 from return_lines r
          where r.shop_id = variants.shop_id and r.exchange_variant_id = variants.id)
        or exists (select 1 from stock_reservations r where r.shop_id = variants.shop_id and r.variant_id = variants.id)
        or exists (select 1 from stock_alerts a where a.shop_id = variants.shop_id and a.variant_id = variants.id and a.told_at is null)`,
    })
    .from(variants)
    .where(and(eq(variants.shopId, shopId), eq(variants.productId, productId)))
    .orderBy(asc(variants.externalId))
    .for('update', { of: variants });
  const others = stored.filter(({ externalId }) => !names.includes(externalId));
  const gone = others.filter(({ needed }) => !needed).map(({ id }) => id);
  const kept = others.filter(({ needed }) => needed).map(({ id }) => id);
  const ofProduct = (ids: string[]) =>
    and(eq(variants.shopId, shopId), eq(variants.productId, productId), inArray(variants.id, ids));
  if (gone.length > 0) await db.delete(variants).where(ofProduct(gone));
  if (kept.length > 0) await db.update(variants).set({ stock: 0, position: names.length }).where(ofProduct(kept));
}

function belongsElsewhere(index: number): AppError {
  const message = 'Belongs to another product';
  return new AppError('CONFLICT', `${message}.`, { errors: [{ path: `variants[${index}].external_id`, message }] });
}
