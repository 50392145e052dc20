import { sql } from 'drizzle-orm';
import { brands, brandVersions } from '@/db/schema/brands';
import { policyVersions } from '@/db/schema/policies';
import { recordAudit } from '@/lib/audit/mutations/record-audit';
import { bringBrand } from '@/lib/branding/mutations/bring-brand';
import type { BrandFile } from '@/lib/branding/rules/brand-file';
import { type ThemeInput, themeSchema } from '@/lib/branding/schema';
import type { TakenFile } from '@/lib/branding/take-files';
import type { Ctx, ShopId } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import { actorKey } from '@/lib/core/unit-of-work';
import { parsePolicy } from '@/lib/policies/rules/parse-policy';
import { MOST_SHOPS } from '../constants';

export type NewShop = {
  slug: string;
  name: string;
  currency: string;
  timeZone: string;
  /** The shop's own first. */
  locales: string[];
  /** What it wears from the first day: a look, or a brand that is brought along. */
  dress: { theme: ThemeInput } | { brand: BrandFile; files: TakenFile[] };
};

/**
 * Opens another shop for the owner of this one, who owns it too; it starts with a brand, the plain return policy and
 * nobody else. The rest of the unit of work is that shop's.
 * @throws AppError FORBIDDEN for whoever does not own this shop, CONFLICT where the address is taken or shops are too many
 */
export async function foundShop(ctx: Ctx, input: NewShop): Promise<{ shopId: ShopId; slug: string }> {
  const { actor, db, now } = ctx;
  if (actor.type !== 'staff') throw new AppError('FORBIDDEN', 'Only a person opens a shop.');
  const shopId = newId() as ShopId;
  const { slug, name, currency, timeZone, locales } = input;
  await recordAudit(ctx, { action: 'shop.founded', entity: 'shop', entityId: shopId, details: { slug } });
  const { rows } = await db
    .execute<{ founded: boolean }>(
      sql`select found_shop(${shopId}::uuid, ${slug}, ${name}, ${timeZone}, ${currency},
        (select array_agg(value order by ordinality) from jsonb_array_elements_text(${JSON.stringify(locales)}::jsonb) with ordinality),
        ${actor.userId}::uuid, ${MOST_SHOPS}, ${now.toISOString()}::timestamptz) as founded`,
    )
    .catch((error: { cause?: { code?: string } }) => {
      if (error.cause?.code === '42501') throw new AppError('FORBIDDEN', 'Only an owner opens another shop.');
      if (error.cause?.code === '54000')
        throw new AppError('CONFLICT', `One person owns at most ${MOST_SHOPS} shops.`, { reason: 'too_many_shops' });
      throw error;
    });
  if (!rows[0]?.founded) throw new AppError('CONFLICT', 'That address is taken.', { reason: 'slug_taken' });
  const own: Ctx = { ...ctx, shopId };
  const by = actorKey(actor);
  const { dress } = input;
  const theme = 'brand' in dress ? await bringBrand(own, dress) : themeSchema.parse(dress.theme);
  const brandId = newId();
  await db.insert(brands).values({ shopId, id: brandId, name, isDefault: true, publishedVersion: 1 });
  await db.insert(brandVersions).values({ shopId, brandId, version: 1, theme, publishedBy: by, publishedAt: now });
  await db
    .insert(policyVersions)
    .values({ shopId, version: 1, document: parsePolicy({}), createdBy: by, createdAt: now });
  await recordAudit(own, { action: 'shop.opened', entity: 'shop', entityId: shopId });
  return { shopId, slug };
}
