import { z } from 'zod';
import { brands, brandVersions } from '@/db/schema/brands';
import { policyVersions } from '@/db/schema/policies';
import { shops } from '@/db/schema/shops';
import { apiKeys } from '@/db/schema/staff';
import { newApiKey } from '@/lib/auth/api-key';
import { themeSchema } from '@/lib/branding/schema';
import { currencyField, localeField } from '@/lib/core/fields';
import { newId } from '@/lib/core/ids';
import { parsePolicy } from '@/lib/policies/rules/parse-policy';
import type { Command } from '../command-io';
import { readOptions, withOwner } from '../with-owner';

const input = z.object({
  slug: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, '--slug takes lower-case letters, digits and dashes'),
  name: z.string().trim().min(1).max(200),
  currency: currencyField,
  locales: z
    .string()
    .default('en')
    .transform((text) => text.split(',').map((one) => one.trim()))
    .pipe(z.array(localeField).min(1)),
  'time-zone': z
    .string()
    .default('UTC')
    .refine(
      (zone) => Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC',
      '--time-zone takes a name such as Europe/Berlin',
    ),
});

/** Opens a shop with the plain brand and policy, and answers with its first API key, shown this once. */
export const run: Command['run'] = async (args, io) => {
  const given = input.safeParse(readOptions(args, ['slug', 'name', 'currency'], ['locales', 'time-zone']));
  if (!given.success) throw new Error(given.error.issues.map((issue) => issue.message).join('\n'));
  const { slug, name, currency, locales, 'time-zone': timeZone } = given.data;
  const { key, ...columns } = newApiKey();
  const shopId = newId();
  await withOwner(async (db) => {
    const now = new Date();
    await db
      .insert(shops)
      .values({ id: shopId, slug, name, currency, timeZone, locales, defaultLocale: locales[0] ?? 'en' })
      .catch((error: { cause?: { code?: string } }) => {
        throw error.cause?.code === '23505' ? new Error(`There is a shop "${slug}" already.`) : error;
      });
    const brandId = newId();
    await db.insert(brands).values({ shopId, id: brandId, name, isDefault: true, publishedVersion: 1 });
    await db.insert(brandVersions).values({
      shopId,
      brandId,
      version: 1,
      theme: themeSchema.parse({}),
      publishedBy: 'system:cli',
      publishedAt: now,
    });
    await db
      .insert(policyVersions)
      .values({ shopId, version: 1, document: parsePolicy({}), createdBy: 'system:cli', createdAt: now });
    await db.insert(apiKeys).values({ ...columns, shopId, id: newId(), name: 'First key', scopes: ['read', 'write'] });
  });
  io.print({ id: shopId, slug, api_key: key });
  return 0;
};
