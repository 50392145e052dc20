import { checkDigit } from '@/lib/carriers/rules/check-digits';
import type { Rng } from '../pictures/random';

const digits = (rng: Rng, count: number) => Array.from({ length: count }, () => Math.floor(rng.next() * 10)).join('');
const GS1 = { kind: 'mod10', even: 3, odd: 1 } as const;

const s10 = (rng: Rng, service: string, country: string) => {
  const serial = digits(rng, 8);
  return `${service}${serial}${checkDigit({ kind: 's10' }, serial)}${country}`;
};

const FORMATS: Record<string, (rng: Rng) => string> = {
  dhl_de: (rng) => {
    const serial = `3404${digits(rng, 13)}`;
    return `00${serial}${checkDigit(GS1, serial)}`;
  },
  dpd: (rng) => {
    const serial = `0${digits(rng, 13)}`;
    return `${serial}${checkDigit({ kind: 'mod37_36' }, serial)}`;
  },
  ups: (rng) => {
    const serial = `999AA1${digits(rng, 9)}`;
    return `1Z${serial}${checkDigit({ kind: 'mod10', even: 1, odd: 2 }, serial)}`;
  },
  usps: (rng) => {
    const serial = `94001${digits(rng, 16).replace(/^9/, '8')}`;
    return `${serial}${checkDigit(GS1, serial)}`;
  },
  fedex: (rng) => {
    const serial = digits(rng, 11).replace(/^0/, '7');
    return `${serial}${checkDigit({ kind: 'weighted', weights: [3, 1, 7, 3, 1, 7, 3, 1, 7, 3, 1] }, serial)}`;
  },
  japan_post: (rng) => s10(rng, 'EN', 'JP'),
  royal_mail: (rng) => s10(rng, 'RN', 'GB'),
};

/** A number in the carrier's own format with a check digit that agrees; of a small courier, one of its own kind. */
export const trackingNumberOf = (carrier: string, rng: Rng): string =>
  FORMATS[carrier]?.(rng) ?? `AKB-${digits(rng, 4)}-${digits(rng, 4)}`;
