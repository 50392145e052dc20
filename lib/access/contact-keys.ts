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

/** Which factor a look-up tries; what is neither an address nor as long as a phone number is taken for a postcode. */
export function contactKind(contact: string): 'email' | 'phone' | 'postcode' {
  if (contact.includes('@')) return 'email';
  return contact.replace(/\D/g, '').length >= 8 ? 'phone' : 'postcode';
}

/** NFKC, lower case, trimmed. The homoglyph ＠ becomes @ here, once, for storing and for comparing. */
export const normalizeEmail = (email: string): string => email.normalize('NFKC').trim().toLowerCase();

export const emailKey = (email: string): Buffer => keyedHash('contact:email', normalizeEmail(email));

export const postcodeKey = (postcode: string): Buffer =>
  keyedHash(
    'contact:postcode',
    postcode
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[^A-Z0-9]/g, ''),
  );

function internationalDigits(phone: string, country: string | null): string {
  const text = phone.normalize('NFKC').trim();
  const digits = text.replace(/\D/g, '');
  if (text.startsWith('+')) return digits.replace(/^(\d{1,3})0(?=\d{8,})/, '$1');
  if (digits.startsWith('00')) return digits.slice(2);
  const code = country ? DIALLING[country] : undefined;
  if (!code) return digits;
  return digits.startsWith(code) && digits.length > 10 ? digits : code + digits.replace(/^0/, '');
}

/** The key a phone number is stored under: digits with dialling code; a national number takes the order's country. */
export const phoneKey = (phone: string, country: string | null): Buffer =>
  keyedHash('contact:phone', internationalDigits(phone, country));

/** The keys a typed number may be stored under. */
export const phoneKeys = (phone: string, country: string | null): Buffer[] => [
  phoneKey(phone, country),
  keyedHash('contact:phone', phone.replace(/\D/g, '')),
];
