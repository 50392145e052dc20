import { z } from 'zod';
import { asset, line, link, locale, localized } from './theme-fields';

export const BLOCK_TYPES = [
  'hero',
  'banner',
  'recommendations',
  'faq',
  'care_guide',
  'review_prompt',
  'sustainability',
  'text',
] as const;
export type BlockType = (typeof BLOCK_TYPES)[number];

/** Where an order or a return stands, as far as a block may ask. The last two are a return's. */
export const STAGES = ['preparing', 'on_the_way', 'today', 'trouble', 'delivered', 'returning', 'returned'] as const;
export type Stage = (typeof STAGES)[number];

const DAY = /^\d{4}-\d{2}-\d{2}(T([01]\d|2[0-3]):[0-5]\d)?$/;
/** The shop's own wall clock: a day, or a day and a minute. */
const wallClock = z
  .string()
  .regex(DAY, 'A moment is written 2026-11-27 or 2026-11-27T09:00.')
  .refine((value) => {
    const [year = 0, month = 0, day = 0] = value.slice(0, 10).split('-').map(Number);
    const date = new Date(Date.UTC(year, month - 1, day));
    return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  }, 'There is no such day.');

const words = (max: number) => z.array(line(max).min(1)).max(50).default([]);

/** Who sees a block: everyone, unless a list or a wish is given; of each list one must fit, and every list must. */
export const audienceSchema = z.strictObject({
  stages: z.array(z.enum(STAGES)).default([]),
  locales: z.array(locale).max(50).default([]),
  /** ISO 3166 codes of where the order goes. */
  countries: z
    .array(z.string().regex(/^[A-Z]{2}$/, 'A country is written with two capital letters, like "DE".'))
    .max(100)
    .default([]),
  tags: words(80),
  without_tags: words(80),
  channels: words(80),
  /** Of anything in the order. */
  categories: words(80),
  orders: z.enum(['any', 'first', 'later']).default('any'),
});

const shared = {
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'A block’s id holds small letters, digits and hyphens.'),
  /** Which page carries it. */
  pages: z
    .array(z.enum(['track', 'return']))
    .min(1)
    .default(['track']),
  /** `near`: right below the news, above the parcels. `below`: after them. Never above the news. */
  place: z.enum(['near', 'below']).default('below'),
  is_hidden: z.boolean().default(false),
  audience: audienceSchema.prefault({}),
  from: wallClock.nullable().default(null),
  until: wallClock.nullable().default(null),
};
const title = localized(90).nullable().default(null);
const way = z
  .strictObject({ label: localized(60), href: link })
  .nullable()
  .default(null);

const picture = {
  picture: asset.nullable().default(null),
  /** What the picture shows; left out, it is decoration. */
  picture_alt: localized(160).nullable().default(null),
};

export const blockSchema = z
  .discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('hero'),
      ...shared,
      title: localized(90),
      text: localized(300).nullable().default(null),
      link: way,
      ...picture,
    }),
    z.strictObject({
      type: z.literal('banner'),
      ...shared,
      text: localized(200),
      link: way,
      tone: z.enum(['plain', 'accent']).default('accent'),
    }),
    z.strictObject({
      type: z.literal('recommendations'),
      ...shared,
      title: localized(90),
      /** By the catalog's own id; name and picture are read from it when the theme is saved or published. */
      products: z
        .array(
          z.strictObject({
            external_id: line(200).min(1),
            href: link.nullable().default(null),
            title: line(200).default(''),
            picture: asset.nullable().default(null),
          }),
        )
        .min(1)
        .max(6),
    }),
    z.strictObject({
      type: z.literal('faq'),
      ...shared,
      title: localized(90),
      items: z
        .array(z.strictObject({ question: localized(160), answer: localized(1000) }))
        .min(1)
        .max(12),
    }),
    z.strictObject({
      type: z.literal('care_guide'),
      ...shared,
      title: localized(90),
      steps: z.array(localized(300)).min(1).max(8),
      ...picture,
    }),
    z.strictObject({
      type: z.literal('review_prompt'),
      ...shared,
      title: localized(90),
      text: localized(300).nullable().default(null),
      /** Left out, the page's own feedback form. */
      link: way,
    }),
    z.strictObject({
      type: z.literal('sustainability'),
      ...shared,
      title,
      text: localized(400),
      /** Where the claim is proven. */
      link: way,
    }),
    z.strictObject({ type: z.literal('text'), ...shared, title, text: localized(1500), link: way }),
  ])
  .refine(({ from, until }) => !from || !until || from.slice(0, until.length) <= until, {
    message: 'The last day lies before the first.',
    path: ['until'],
  });

export const blocksSchema = z
  .array(blockSchema)
  .max(20)
  .refine((blocks) => new Set(blocks.map(({ id }) => id)).size === blocks.length, 'Two blocks have the same id.')
  .default([]);

export type Block = z.output<typeof blockSchema>;
export type Audience = z.output<typeof audienceSchema>;
