import type { ShippingAddress } from '@/db/schema/orders';

export type Contact = {
  email: string;
  phone: string | null;
  name: string | null;
  address: ShippingAddress | null;
};

/**
 * What gives a person away in a text. `certain` words are nobody else's: mail, telephone, street and number, where they are
 * long enough to say something. `names` can be somebody else's too and count only beside something that is the person's.
 */
export function tellingWords(contacts: readonly Contact[]): { certain: string[]; names: string[] } {
  const certain = new Set<string>();
  const names = new Set<string>();
  for (const { email, phone, name, address } of contacts) {
    certain.add(email);
    if (phone && phone.replace(/\D/g, '').length >= 7) certain.add(phone);
    for (const line of [address?.line1, address?.line2]) if (line && line.length >= 6) certain.add(line);
    for (const one of [name, address?.name]) if (one && one.trim().length >= 3) names.add(one.trim());
  }
  return { certain: [...certain], names: [...names] };
}

/** Patterns for ILIKE that find a word however a payload spells it: as it is, in ASCII JSON, with escaped slashes, in a form. */
export function spellings(words: readonly string[]): string[] {
  const found = words.flatMap((word) => {
    const json = word.replace(/[^\x20-\x7e]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
    return [
      word,
      json,
      json.replaceAll('/', '\\/'),
      encodeURIComponent(word),
      encodeURIComponent(word).replaceAll('%20', '+'),
    ];
  });
  return [...new Set(found)].map((text) => `%${text.replace(/[\\%_]/g, (one) => `\\${one}`)}%`);
}
