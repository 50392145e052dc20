'use server';

import { z } from 'zod';
import { staffGate } from '@/lib/auth/require-staff';
import { action } from '@/lib/core/action';
import { storable } from '@/lib/core/fields';
import { listMessages } from '@/lib/i18n/list-messages';
import { messageLanguage } from '@/lib/i18n/locale';
import { reencodeFont } from '@/lib/uploads/adapters/reencode-font';
import { reencodePicture } from '@/lib/uploads/adapters/reencode-picture';
import { storeUpload } from '@/lib/uploads/mutations/store-upload';
import { readPalette } from './adapters/read-palette';
import { readWebsite } from './adapters/read-website';
import { bringBrand } from './mutations/bring-brand';
import { publishBrand } from './mutations/publish-brand';
import { revertBrand } from './mutations/revert-brand';
import { saveThemeDraft } from './mutations/save-theme-draft';
import { scheduleBrand } from './mutations/schedule-brand';
import { findProducts } from './queries/find-products';
import { readBrandVersion } from './queries/read-brand-version';
import { readBrandFile } from './rules/brand-file';
import { checkText, isLawful } from './rules/check-texts';
import { compileMerchantCss } from './rules/merchant-css';
import { brandColor, proposeThemes, type SeenColor } from './rules/propose-themes';
import { sentencePlace } from './rules/sentence-places';
import type { Template } from './rules/template-catalog';
import { takeFiles } from './take-files';

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

/** Takes a font in, cut to what pages say; answers with what the theme keeps of it. */
export const uploadFontAction = action({
  name: 'brand.font',
  input: z.strictObject({ shop, file: z.instanceof(File) }),
  authorize,
  prepare: async ({ file }) => reencodeFont(new Uint8Array(await file.arrayBuffer())),
  run: async (ctx, { shop: slug, file }, font) => {
    const { uploadId } = await storeUpload(ctx, { kind: 'font', picture: font });
    const name =
      storable(file.name.replace(/\.\w+$/, ''))
        .trim()
        .slice(0, 60) || 'Own font';
    // A font of one weight stands for all; a variable one has them.
    return { file: `/media/${slug}/${uploadId}.woff2`, name, weight: '100 900' };
  },
});

/** Goods that a block may recommend. */
export const findProductsAction = action({
  name: 'brand.products',
  input: z.strictObject({ shop, query: z.string().max(100) }),
  authorize,
  run: (ctx, { query }) => findProducts(ctx, { query: query.trim() }),
});

/** Every sentence we say in a language, and where it is read; those whose words are the law's are not among them. */
export const listSentencesAction = action({
  name: 'brand.sentences',
  input: z.strictObject({ shop, locale: z.string().min(2).max(35) }),
  authorize,
  run: async (_ctx, { locale }) =>
    [...listMessages(messageLanguage(locale))]
      .filter(([key]) => !isLawful(key))
      .map(([key, text]) => ({ key, text, place: sentencePlace(key) })),
});

/** What is wrong with one sentence as somebody writes it; null: nothing. */
export const checkSentenceAction = action({
  name: 'brand.sentence',
  input: z.strictObject({
    shop,
    locale: z.string().min(2).max(35),
    key: z.string().max(100),
    text: z.string().max(500),
  }),
  authorize,
  run: async (_ctx, { locale, key, text }) => checkText(locale, key, text),
});

/** Three looks in a house's own colours, and the logo they were read from. */
const proposal = (
  colors: readonly SeenColor[],
  themeColor: string | null,
  logo: string | null,
): { logo: string | null; templates: Template[] } => {
  const accent = brandColor(themeColor ? [...colors, { color: themeColor, weight: 60 }] : colors) ?? '#2f5d8a';
  return { logo, templates: proposeThemes({ accent }) };
};

/** Reads a shop's own website and proposes a logo and looks in its colours. */
export const proposeFromWebsiteAction = action({
  name: 'brand.website',
  input: z.strictObject({ shop, address: z.string().trim().min(1).max(300) }),
  authorize,
  prepare: ({ address }) => readWebsite(/^[a-z]+:\/\//i.test(address) ? address : `https://${address}`),
  run: async (ctx, input, { logo, colors, themeColor }) => {
    const stored = logo ? await storeUpload(ctx, { kind: 'logo', picture: logo }) : null;
    return proposal(colors, themeColor, stored && `/media/${input.shop}/${stored.uploadId}.webp`);
  },
});

/** Proposes looks in the colours of a logo that is sent. */
export const proposeFromLogoAction = action({
  name: 'brand.from_logo',
  input: z.strictObject({ shop, file: z.instanceof(File) }),
  authorize,
  prepare: async ({ file }) => {
    const picture = await reencodePicture(new Uint8Array(await file.arrayBuffer()), { longest: 800 });
    return { picture, colors: await readPalette(picture.bytes) };
  },
  run: async (ctx, input, { picture, colors }) => {
    const { uploadId } = await storeUpload(ctx, { kind: 'logo', picture });
    return proposal(colors, null, `/media/${input.shop}/${uploadId}.webp`);
  },
});

/** Takes in a brand that was downloaded here or elsewhere; answers its theme, for the editor to show. */
export const bringBrandAction = action({
  name: 'brand.bring',
  input: z.strictObject({ shop, file: z.instanceof(File) }),
  authorize,
  prepare: async ({ file }) => {
    const brand = readBrandFile(await file.text());
    return { brand, files: await takeFiles(brand) };
  },
  run: (ctx, _input, taken) => bringBrand(ctx, taken),
});

/** Says when the draft publishes itself; null: not by itself. Keeps the theme first. */
export const scheduleThemeAction = action({
  name: 'brand.schedule',
  input: z.strictObject({ shop, theme: document.optional(), at: z.iso.datetime({ offset: true }).nullable() }),
  authorize,
  run: async (ctx, { theme, at }) => {
    if (theme) await saveThemeDraft(ctx, { theme });
    const { publishAt } = await scheduleBrand(ctx, { at: at === null ? null : new Date(at) });
    return { publishAt: publishAt?.toISOString() ?? null };
  },
});

/** The theme of an earlier version, to be compared. */
export const readVersionAction = action({
  name: 'brand.version',
  input: z.strictObject({ shop, version: z.int().min(1) }),
  authorize,
  run: (ctx, { version }) => readBrandVersion(ctx, { version }),
});

/** What is wrong with style rules as somebody writes them, by line. */
export const checkCssAction = action({
  name: 'brand.css',
  input: z.strictObject({ shop, css: z.string().max(12_000) }),
  authorize,
  run: async (_ctx, { css }) => compileMerchantCss(css).problems,
});
