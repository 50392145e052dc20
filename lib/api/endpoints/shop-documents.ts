import { z } from 'zod';
import { publishBrand } from '@/lib/branding/mutations/publish-brand';
import { revertBrand } from '@/lib/branding/mutations/revert-brand';
import { saveThemeDraft } from '@/lib/branding/mutations/save-theme-draft';
import { getBrand } from '@/lib/branding/queries/get-brand';
import { themeSchema } from '@/lib/branding/schema';
import type { Ctx } from '@/lib/core/context';
import { putPolicy } from '@/lib/policies/mutations/put-policy';
import { getPolicy } from '@/lib/policies/queries/get-policy';
import { policySchema } from '@/lib/policies/schema';
import { endpoint } from '../endpoint';

const document = z.record(z.string(), z.unknown());
const brandSchema = z.object({
  version: z.int(),
  published_at: z.string().nullable(),
  published: themeSchema,
  draft: themeSchema.nullable(),
});

async function brand(ctx: Ctx) {
  const { version, publishedAt, published, draft } = await getBrand(ctx);
  return { version, published_at: publishedAt?.toISOString() ?? null, published, draft };
}

/** The two documents a shop writes about itself: how it takes things back, and how it looks. */
export const shopDocumentEndpoints = [
  endpoint({
    method: 'GET',
    path: '/return-policy',
    summary: 'The return policy that new orders are bound to, every default filled in',
    scope: 'read',
    answers: { 200: policySchema },
    run: async (ctx) => ({ body: (await getPolicy(ctx)).document }),
  }),
  endpoint({
    method: 'PUT',
    path: '/return-policy',
    summary: 'Save the return policy as a new version; earlier orders keep theirs',
    scope: 'write',
    body: document.meta({ description: 'The policy document' }),
    answers: { 200: policySchema },
    run: async (ctx, { body }) => {
      await putPolicy(ctx, { document: body });
      return { body: (await getPolicy(ctx)).document };
    },
  }),
  endpoint({
    method: 'GET',
    path: '/brand',
    summary: 'The theme: what is published and what is being edited',
    scope: 'read',
    answers: { 200: brandSchema },
    run: async (ctx) => ({ body: await brand(ctx) }),
  }),
  endpoint({
    method: 'PUT',
    path: '/brand',
    summary: 'Save the theme being edited; shoppers see it when it is published',
    scope: 'write',
    body: document.meta({ description: 'The theme document' }),
    answers: { 200: brandSchema },
    run: async (ctx, { body }) => {
      await saveThemeDraft(ctx, { theme: body });
      return { body: await brand(ctx) };
    },
  }),
  endpoint({
    method: 'POST',
    path: '/brand/publish',
    summary: 'Make the draft what shoppers see',
    scope: 'write',
    answers: { 200: brandSchema },
    run: async (ctx) => {
      await publishBrand(ctx);
      return { body: await brand(ctx) };
    },
  }),
  endpoint({
    method: 'POST',
    path: '/brand/revert',
    summary: 'Throw the draft away, or publish an earlier version again',
    scope: 'write',
    body: z.strictObject({ version: z.int().min(1).optional() }).default({}),
    answers: { 200: brandSchema },
    run: async (ctx, { body }) => {
      await revertBrand(ctx, body);
      return { body: await brand(ctx) };
    },
  }),
];
