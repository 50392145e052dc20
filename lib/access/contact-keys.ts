import { keyedHash } from '@/lib/core/secrets';

/** Dialling codes of the countries whose shoppers write their number without one. */
const DIALLING: Record<string, string> = {
  AT: '43',
  AU: '61',
  BE: '32',
  CA: '1',
  CH: '41',
  CZ: '420',
  DE: '49',
  DK: '45',
  ES: '34',
  FI: '358',
  FR: '33',
  GB: '44',
  IE: '353',
  IT: '39',
  JP: '81',
  LU: '352',
  NL: '31',
  NO: '47',
  NZ: '64',
  PL: '48',
  PT: '351',
  SE: '46',
  US: '1',
};

/** An order number as people type it: "#AT-10 42" and "at1042" are the same. */
export const numberKey = (number: string): string =>
  number
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .slice(0, 64);

const digitsOf = (text: string): string => text.normalize('NFKC').replace(/\D/g, '');

/** Postcodes as long as phone numbers: ZIP+4, CEP. Taken for what is guessed soonest. */
const LONG_POSTCODE = /^\d{5}-?\d{3,4}$/;

/** Which factor a look-up tries; what is neither an address nor as long as a phone number is taken for a postcode. */
export function contactKind(contact: string): 'email' | 'phone' | 'postcode' {
  const text = contact.normalize('NFKC').trim();
  if (text.includes('@')) return 'email';
  return digitsOf(text).length >= 8 && !LONG_POSTCODE.test(text) ? 'phone' : 'postcode';
}

/** NFKC, lower case, trimmed. The homoglyph ＠ becomes @ here, once, for storing and for comparing. */
export const normalizeEmail = (email: string): string => email.normalize('NFKC').trim().toLowerCase();

export const emailKey = (email: string): Buffer => keyedHash('contact:email', normalizeEmail(email));

/** In the place of a mail address nobody has given; no address has this key. */
export const nobodysKey = (orderExternalId: string): Buffer => keyedHash('contact:nobody', orderExternalId);

/** Null for what holds neither letter nor digit: "-" opens nothing. */
export function postcodeKey(postcode: string): Buffer | null {
  const text = postcode
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
  return text ? keyedHash('contact:postcode', text) : null;
}

/** Fewer digits are an extension or a typing error, and guessed in no time. */
const FEWEST_DIGITS = 6;

function internationalDigits(phone: string, country: string | null): string {
  const text = phone.normalize('NFKC').trim();
  const digits = digitsOf(text);
  if (text.startsWith('+')) return digits.replace(/^(\d{1,3})0(?=\d{8,})/, '$1');
  if (digits.startsWith('00')) return digits.slice(2);
  const code = country ? DIALLING[country] : undefined;
  if (!code) return digits;
  return digits.startsWith(code) && digits.length > 10 ? digits : code + digits.replace(/^0/, '');
}

/**
 * The key a phone number is stored under: digits with dialling code; a national number takes the order's country. Null
 * for what is too short to be one.
 */
export const phoneKey = (phone: string, country: string | null): Buffer | null =>
  digitsOf(phone).length < FEWEST_DIGITS ? null : keyedHash('contact:phone', internationalDigits(phone, country));

/** The keys a typed number may be stored under; none for what is too short to be one. */
export function phoneKeys(phone: string, country: string | null): Buffer[] {
  const own = phoneKey(phone, country);
  return own ? [own, keyedHash('contact:phone', digitsOf(phone))] : [];
}
