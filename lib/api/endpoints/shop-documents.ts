import { z } from 'zod';
import { publishBrand } from '@/lib/branding/mutations/publish-brand';
import { revertBrand } from '@/lib/branding/mutations/revert-brand';
import { saveThemeDraft } from '@/lib/branding/mutations/save-theme-draft';
import { scheduleBrand } from '@/lib/branding/mutations/schedule-brand';
import { readBrand } from '@/lib/branding/queries/read-brand';
import { themeSchema } from '@/lib/branding/schema';
import { putPolicy } from '@/lib/policies/mutations/put-policy';
import { getPolicy } from '@/lib/policies/queries/get-policy';
import { policySchema } from '@/lib/policies/schema';
import { endpoint } from '../endpoint';

const document = z.record(z.string(), z.unknown());
export const brandReadSchema = z.object({
  version: z.int(),
  published_at: z.string().nullable(),
  publish_at: z.string().nullable().meta({ description: 'When the draft publishes itself' }),
  published: themeSchema,
  draft: themeSchema.nullable(),
});

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
    answers: { 200: brandReadSchema },
    run: async (ctx) => ({ body: await readBrand(ctx) }),
  }),
  endpoint({
    method: 'PUT',
    path: '/brand',
    summary: 'Save the theme being edited; shoppers see it when it is published',
    scope: 'write',
    body: document.meta({ description: 'The theme document' }),
    answers: { 200: brandReadSchema },
    run: async (ctx, { body }) => {
      await saveThemeDraft(ctx, { theme: body });
      return { body: await readBrand(ctx) };
    },
  }),
  endpoint({
    method: 'POST',
    path: '/brand/publish',
    summary: 'Make the draft what shoppers see',
    scope: 'write',
    answers: { 200: brandReadSchema },
    run: async (ctx) => {
      await publishBrand(ctx);
      return { body: await readBrand(ctx) };
    },
  }),
  endpoint({
    method: 'POST',
    path: '/brand/schedule',
    summary: 'Say when the draft publishes itself, or with null that it does not',
    scope: 'write',
    body: z.strictObject({ at: z.iso.datetime({ offset: true }).nullable() }),
    answers: { 200: brandReadSchema },
    run: async (ctx, { body }) => {
      await scheduleBrand(ctx, { at: body.at === null ? null : new Date(body.at) });
      return { body: await readBrand(ctx) };
    },
  }),
  endpoint({
    method: 'GET',
    path: '/brand/schema',
    summary: 'The JSON Schema of the theme document',
    scope: 'read',
    answers: { 200: z.record(z.string(), z.unknown()) },
    run: async () => ({ body: z.toJSONSchema(themeSchema, { io: 'input' }) as Record<string, unknown> }),
  }),
  endpoint({
    method: 'POST',
    path: '/brand/revert',
    summary: 'Throw the draft away, or publish an earlier version again',
    scope: 'write',
    body: z.strictObject({ version: z.int().min(1).optional() }).default({}),
    answers: { 200: brandReadSchema },
    run: async (ctx, { body }) => {
      await revertBrand(ctx, body);
      return { body: await readBrand(ctx) };
    },
  }),
];
