import { CARRIER_ALIASES, CARRIERS, type CarrierSlug } from '../constants';

const known = new Map(Object.keys(CARRIERS).map((slug) => [slug.replaceAll('_', ''), slug as CarrierSlug]));

const letters = (name: string) =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');

/** Our slug for what a provider or a shop calls a carrier; an unknown name becomes a slug of its own; null for none. */
export function carrierSlug(name: string | null | undefined): string | null {
  if (!name) return null;
  const key = letters(name.slice(0, 100));
  if (Object.hasOwn(CARRIER_ALIASES, key)) return CARRIER_ALIASES[key] ?? null;
  const own = name
    .slice(0, 100)
    .normalize('NFKD')
    // Accents of Latin letters; marks of other scripts belong to their letters.
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '');
  return known.get(key) ?? (own === '' ? null : own.slice(0, 60));
}

/** The carrier's name for people. An unknown slug is read out: `acme_express` → "Acme Express". */
export function carrierName(slug: string | null): string | null {
  if (slug === null) return null;
  if (Object.hasOwn(CARRIERS, slug)) return CARRIERS[slug as CarrierSlug].name;
  return slug.replaceAll('_', ' ').replace(/(^|\s)\p{L}/gu, (letter) => letter.toUpperCase());
}

/** The carrier's own tracking page of a number, or null. The number is hostile text and is encoded whole. */
export function carrierTrackingUrl(slug: string | null, trackingNumber: string | null): string | null {
  if (!slug || !trackingNumber || !Object.hasOwn(CARRIERS, slug)) return null;
  const template: string | null = CARRIERS[slug as CarrierSlug].tracking_url;
  const encoded = encodeURIComponent(trackingNumber.replace(/\p{Surrogate}/gu, ''));
  return template?.replace('{number}', () => encoded) ?? null;
}
