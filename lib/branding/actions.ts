'use server';

import { z } from 'zod';
import { staffGate } from '@/lib/auth/require-staff';
import { action } from '@/lib/core/action';
import { reencodePicture } from '@/lib/uploads/adapters/reencode-picture';
import { storeUpload } from '@/lib/uploads/mutations/store-upload';
import { publishBrand } from './mutations/publish-brand';
import { revertBrand } from './mutations/revert-brand';
import { saveThemeDraft } from './mutations/save-theme-draft';

const shop = z.string().min(1).max(63);
const authorize = staffGate('brand:write');
const document = z.record(z.string(), z.unknown());

/** Keeps the theme being edited. */
export const saveThemeAction = action({
  name: 'brand.save',
  input: z.strictObject({ shop, theme: document }),
  authorize,
  run: (ctx, { theme }) => saveThemeDraft(ctx, { theme }),
});

/** Keeps the theme and makes it what shoppers see. */
export const publishThemeAction = action({
  name: 'brand.publish',
  input: z.strictObject({ shop, theme: document }),
  authorize,
  run: async (ctx, { theme }) => {
    await saveThemeDraft(ctx, { theme });
    return publishBrand(ctx);
  },
});

/** Throws the draft away, or publishes an earlier version again. */
export const revertThemeAction = action({
  name: 'brand.revert',
  input: z.strictObject({ shop, version: z.int().min(1).optional() }),
  authorize,
  run: (ctx, { version }) => revertBrand(ctx, { version }),
});

/** Takes a logo in, encoded anew; answers with its address. */
export const uploadLogoAction = action({
  name: 'brand.logo',
  input: z.strictObject({ shop, file: z.instanceof(File) }),
  authorize,
  prepare: async ({ file }) => reencodePicture(new Uint8Array(await file.arrayBuffer()), { longest: 800 }),
  run: async (ctx, input, picture) => {
    const { uploadId } = await storeUpload(ctx, { kind: 'logo', picture });
    return { path: `/media/${input.shop}/${uploadId}.webp` };
  },
});
