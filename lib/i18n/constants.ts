/** Languages whose sentences ship with Porchlight. Any regional tag of these works (`de-AT`, `en-US`). */
export const LANGUAGES = ['en', 'de', 'ja', 'ar'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The language every chain ends in. */
export const FALLBACK_LANGUAGE: Language = 'en';

/** Scripts written from right to left, by ISO 15924 code. */
export const RIGHT_TO_LEFT_SCRIPTS: ReadonlySet<string> = new Set(['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo', 'Adlm']);
