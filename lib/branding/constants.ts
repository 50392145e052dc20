import type { ThemeInput } from './schema';

const LATIN =
  'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD';
const LATIN_EXT =
  'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF';

const GREEK = 'U+0370-0377,U+037A-037F,U+0384-038A,U+038C,U+038E-03A1,U+03A3-03FF';
const CYRILLIC = 'U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116';
const VIETNAMESE =
  'U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB';
const ARABIC =
  'U+0600-06FF,U+0750-077F,U+0870-088E,U+0890-0891,U+0897-08E1,U+08E3-08FF,U+200C-200E,U+2010-2011,U+204F,U+2E41,U+FB50-FDFF,U+FE70-FE74,U+FE76-FEFC';

/** Japanese comes in two files, so that a page in another language takes only the first. */
const KANA = 'U+0020-00FF,U+2010-2030,U+3000-30FF,U+FF01-FFEF';
const KANJI = 'U+3400-9FFF';

const SANS = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', sans-serif";
const SERIF = "'Iowan Old Style', 'Palatino Linotype', Palatino, Georgia, serif";
const ARABIC_SANS = "'SF Arabic', 'Geeza Pro', 'Segoe UI', 'Noto Sans Arabic', Tahoma, system-ui, sans-serif";
const JAPANESE_SANS = "'Hiragino Sans', 'Yu Gothic', 'Noto Sans CJK JP', 'Noto Sans JP', system-ui, sans-serif";
const JAPANESE_SERIF = "'Hiragino Mincho ProN', 'Yu Mincho', 'Noto Serif CJK JP', 'Noto Serif JP', Georgia, serif";

export const FONT_NAMES = [
  'fraunces',
  'hanken-grotesk',
  'bricolage-grotesque',
  'instrument-sans',
  'zen-old-mincho',
  'zen-kaku-gothic-new',
  'inter',
  'figtree',
  'source-serif-4',
  'readex-pro',
  'system-sans',
  'system-serif',
] as const;
export type FontName = (typeof FONT_NAMES)[number];

/** One file below /fonts; `range` is a CSS unicode-range. */
export type FontFace = { file: string; weight: string; range: string };
/**
 * What a font is stood in for by until it has come: a font that nearly every device has (sizes are those of Arial and Times New
 * Roman), drawn as wide, `size` of regular and of bold text, measured over English and German sentences, and as tall, in ems.
 */
export type StandIn = { by: 'sans' | 'serif'; size: readonly [number, number]; ascent: number; descent: number };
export type FontChoice = { label: string; stack: string; faces: readonly FontFace[]; standIn?: StandIn };

/** Those of each kind, regular and bold, and the ones that are as wide as they. */
export const STAND_INS = {
  sans: [
    ['Arial', 'Liberation Sans', 'Roboto'],
    ['Arial Bold', 'Liberation Sans Bold', 'Roboto Bold'],
  ],
  serif: [
    ['Times New Roman', 'Liberation Serif'],
    ['Times New Roman Bold', 'Liberation Serif Bold'],
  ],
} as const;

/** The curated set: every face is served from our own origin by `bin/build-storefront-fonts.ts`. */
export const FONTS: Record<FontName, FontChoice> = {
  fraunces: {
    label: 'Fraunces',
    stack: `'Fraunces', ${SERIF}`,
    standIn: { by: 'serif', size: [1.1, 1.1], ascent: 0.978, descent: 0.255 },
    faces: [
      { file: 'fraunces-latin.woff2', weight: '300 600', range: LATIN },
      { file: 'fraunces-latin-ext.woff2', weight: '300 600', range: LATIN_EXT },
    ],
  },
  'hanken-grotesk': {
    label: 'Hanken Grotesk',
    stack: `'Hanken Grotesk', ${SANS}`,
    standIn: { by: 'sans', size: [1, 0.945], ascent: 1, descent: 0.303 },
    faces: [
      { file: 'hanken-grotesk-latin.woff2', weight: '400 700', range: LATIN },
      { file: 'hanken-grotesk-latin-ext.woff2', weight: '400 700', range: LATIN_EXT },
    ],
  },
  'bricolage-grotesque': {
    label: 'Bricolage Grotesque',
    stack: `'Bricolage Grotesque', ${SANS}`,
    standIn: { by: 'sans', size: [1.04, 0.99], ascent: 0.93, descent: 0.27 },
    faces: [
      { file: 'bricolage-grotesque-latin.woff2', weight: '500 800', range: LATIN },
      { file: 'bricolage-grotesque-latin-ext.woff2', weight: '500 800', range: LATIN_EXT },
    ],
  },
  'instrument-sans': {
    label: 'Instrument Sans',
    stack: `'Instrument Sans', ${SANS}`,
    standIn: { by: 'sans', size: [1.014, 0.975], ascent: 0.97, descent: 0.25 },
    faces: [
      { file: 'instrument-sans-latin.woff2', weight: '400 700', range: LATIN },
      { file: 'instrument-sans-latin-ext.woff2', weight: '400 700', range: LATIN_EXT },
    ],
  },
  'zen-old-mincho': {
    label: 'Zen Old Mincho',
    stack: `'Zen Old Mincho', ${JAPANESE_SERIF}`,
    standIn: { by: 'serif', size: [1.097, 1.033], ascent: 1.16, descent: 0.288 },
    faces: [
      { file: 'zen-old-mincho-kana.woff2', weight: '400 700', range: KANA },
      { file: 'zen-old-mincho-kanji.woff2', weight: '400 700', range: KANJI },
    ],
  },
  // One weight stands for all: Japanese sets a word off by its typeface, and a bold cut would cost as much again.
  'zen-kaku-gothic-new': {
    label: 'Zen Kaku Gothic New',
    stack: `'Zen Kaku Gothic New', ${JAPANESE_SANS}`,
    standIn: { by: 'sans', size: [0.973, 0.908], ascent: 1.16, descent: 0.288 },
    faces: [
      { file: 'zen-kaku-gothic-new-kana.woff2', weight: '400 700', range: KANA },
      { file: 'zen-kaku-gothic-new-kanji.woff2', weight: '400 700', range: KANJI },
    ],
  },
  inter: {
    label: 'Inter',
    stack: `'Inter', ${SANS}`,
    standIn: { by: 'sans', size: [1.063, 1.016], ascent: 0.969, descent: 0.241 },
    faces: [
      { file: 'inter-latin.woff2', weight: '400 700', range: LATIN },
      { file: 'inter-latin-ext.woff2', weight: '400 700', range: LATIN_EXT },
      { file: 'inter-greek.woff2', weight: '400 700', range: GREEK },
      { file: 'inter-cyrillic.woff2', weight: '400 700', range: CYRILLIC },
      { file: 'inter-vietnamese.woff2', weight: '400 700', range: VIETNAMESE },
    ],
  },
  figtree: {
    label: 'Figtree',
    stack: `'Figtree', ${SANS}`,
    standIn: { by: 'sans', size: [0.998, 0.952], ascent: 0.95, descent: 0.25 },
    faces: [
      { file: 'figtree-latin.woff2', weight: '400 700', range: LATIN },
      { file: 'figtree-latin-ext.woff2', weight: '400 700', range: LATIN_EXT },
    ],
  },
  'source-serif-4': {
    label: 'Source Serif 4',
    stack: `'Source Serif 4', ${SERIF}`,
    standIn: { by: 'serif', size: [1.175, 1.13], ascent: 1.036, descent: 0.335 },
    faces: [
      { file: 'source-serif-4-latin.woff2', weight: '300 700', range: LATIN },
      { file: 'source-serif-4-latin-ext.woff2', weight: '300 700', range: LATIN_EXT },
      { file: 'source-serif-4-greek.woff2', weight: '300 700', range: GREEK },
      { file: 'source-serif-4-cyrillic.woff2', weight: '300 700', range: CYRILLIC },
      { file: 'source-serif-4-vietnamese.woff2', weight: '300 700', range: VIETNAMESE },
    ],
  },
  'readex-pro': {
    label: 'Readex Pro',
    stack: `'Readex Pro', ${ARABIC_SANS}`,
    standIn: { by: 'sans', size: [1.06, 1.05], ascent: 1, descent: 0.25 },
    faces: [
      { file: 'readex-pro-latin.woff2', weight: '300 700', range: LATIN },
      { file: 'readex-pro-arabic.woff2', weight: '300 700', range: ARABIC },
      { file: 'readex-pro-latin-ext.woff2', weight: '300 700', range: LATIN_EXT },
    ],
  },
  'system-sans': { label: 'System sans', stack: SANS, faces: [] },
  'system-serif': { label: 'System serif', stack: SERIF, faces: [] },
};

export const RADIUS_PX = { none: 0, soft: 6, round: 14, chunky: 28 } as const;
/** Of the reader's own text size. */
export const TYPE_SCALE = { small: '94%', regular: '100%', large: '112.5%' } as const;
export const DENSITY_SCALE = { compact: 0.85, regular: 1, airy: 1.2 } as const;

/** The three temperaments as whole themes: what a new shop starts from, and what the demo shops wear. */
export const STARTER_THEMES = {
  ahlbeck: {
    layout: 'letter',
    dark_mode: 'auto',
    colors: {
      ground: '#F3EEE3',
      card: '#FFFCF6',
      ink: '#26231E',
      muted: '#655D50',
      accent: '#8C3B1F',
      positive: '#3F5143',
      attention: '#8C5A12',
      problem: '#9B2C22',
    },
    fonts: { heading: 'fraunces', body: 'hanken-grotesk' },
    radius: 'soft',
    density: 'airy',
    contact: {
      email: 'werkstatt@ahlbeck.test',
      phone: '+49 30 23125 017',
      url: 'https://ahlbeck.test',
      hours: 'Mo–Fr 9–17 Uhr',
      reply_time: { de: 'Antwort noch am selben Werktag', en: 'We answer the same working day' },
      open: { week: [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }], country: 'DE' },
    },
    footer_links: [
      { label: { de: 'Werkstatt', en: 'Our workshop' }, href: 'https://ahlbeck.test/werkstatt' },
      { label: { de: 'Versand & Rückgabe', en: 'Shipping & returns' }, href: 'https://ahlbeck.test/versand' },
      { label: { de: 'Impressum', en: 'Imprint' }, href: 'https://ahlbeck.test/impressum' },
      { label: { de: 'Datenschutz', en: 'Privacy' }, href: 'https://ahlbeck.test/datenschutz' },
    ],
    opening_line: {
      de: 'Schuhe, die man neu besohlt, statt sie wegzuwerfen. Aus unserer Werkstatt in Pirmasens, seit 1961.',
      en: 'Shoes made to be resoled, not replaced. From our workshop in Pirmasens, since 1961.',
    },
  },
  duskhound: {
    layout: 'board',
    dark_mode: 'off',
    colors: {
      ground: '#12241F',
      card: '#1C322B',
      ink: '#F1F5EC',
      muted: '#A9BDB3',
      accent: '#F6D743',
      accent_ink: '#12241F',
      positive: '#8FD694',
      attention: '#FF6B35',
      problem: '#FF8A7A',
    },
    fonts: { heading: 'bricolage-grotesque', body: 'instrument-sans' },
    radius: 'chunky',
    density: 'regular',
    contact: {
      email: 'hello@duskhound.test',
      phone: '+1 (503) 555-0142',
      url: 'https://duskhound.test',
      hours: 'Every day, 8 am to 9 pm Pacific',
      reply_time: { en: 'Usually within the hour. We are up late too.' },
      open: { week: [{ days: [0, 1, 2, 3, 4, 5, 6], from: '08:00', to: '21:00' }] },
    },
    footer_links: [
      { label: { en: 'Shop' }, href: 'https://duskhound.test' },
      { label: { en: 'Fit guide' }, href: 'https://duskhound.test/fit' },
      { label: { en: 'Shipping & returns' }, href: 'https://duskhound.test/returns' },
      { label: { en: 'Privacy' }, href: 'https://duskhound.test/privacy' },
    ],
    opening_line: { en: 'Gear for dogs walked after dark.' },
    texts: {
      en: {
        'mail.shipped.headline': 'At your door {when}.',
        'mail.shipped.headlineOpen': 'Off it goes.',
        'mail.shipped.preheader': 'At your door {when}. Maybe tell the dog.',
        'mail.outForDelivery.lead': 'On the van with {carrier}. Good ears will hear it first.',
        'mail.outForDelivery.leadPlain': 'On the van. Good ears will hear it first.',
        'mail.outForDelivery.away': 'Out walking? Your page shows what you can do.',
        'mail.delivered.headline': 'It’s here. Try it tonight.',
        'mail.delivered.wrong': 'Not there? Not right? Chewed already? Tell us. We fix it, whoever carried it.',
        'mail.confirmed.lead': 'Pack it, drop it, done. Label or code and the nearest counter are on your return page.',
        'mail.refunded.headline': 'Your money’s coming home.',
        'mail.refunded.lead': 'Back to the card you paid with. Banks take three to five working days to notice.',
      },
    },
  },
  asagiri: {
    layout: 'ledger',
    dark_mode: 'auto',
    colors: {
      ground: '#F7F8F6',
      card: '#FFFFFF',
      ink: '#1D2733',
      muted: '#5B6570',
      accent: '#24477A',
      positive: '#2F5D50',
      attention: '#A8452F',
      problem: '#A8452F',
    },
    fonts: { heading: 'zen-old-mincho', body: 'zen-kaku-gothic-new' },
    radius: 'none',
    density: 'airy',
    contact: {
      email: 'mise@asagiri.test',
      phone: '075-000-0142',
      url: 'https://asagiri.test',
      hours: '10:00–17:00',
      reply_time: { ja: '一営業日以内にお返事いたします', en: 'We reply within one business day' },
      open: { week: [{ days: [1, 2, 3, 4, 5], from: '10:00', to: '17:00' }], country: 'JP' },
    },
    footer_links: [
      { label: { ja: 'うつわ', en: 'Ceramics' }, href: 'https://asagiri.test/utsuwa' },
      { label: { ja: '配送と返品', en: 'Delivery and returns' }, href: 'https://asagiri.test/delivery' },
      {
        label: { ja: '特定商取引法に基づく表記', en: 'Legal notice' },
        href: 'https://asagiri.test/legal',
      },
    ],
    opening_line: {
      ja: '小雪の候、朝晩の冷えが深まってまいりました。',
      en: 'Early winter. The mornings have grown cold, and the kettle sings.',
    },
  },
} as const satisfies Record<string, ThemeInput>;
export type StarterThemeName = keyof typeof STARTER_THEMES;
