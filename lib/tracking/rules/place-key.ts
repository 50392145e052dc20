/** What couriers call a town beside the name it is listed under; keys as `placeKey` writes them. */
const OTHER_NAMES: Record<string, string> = {
  'AT wien': 'vienna',
  'BE brussel': 'brussels',
  'BE bruxelles': 'brussels',
  'CH genf': 'geneva',
  'CH geneve': 'geneva',
  'CZ praha': 'prague',
  'CZ prag': 'prague',
  'DE cologne': 'koln',
  'DE frankfurt': 'frankfurtammain',
  'DE hanover': 'hannover',
  'DE munchen': 'munich',
  'DE nuremberg': 'nurnberg',
  'DK kobenhavn': 'copenhagen',
  'DK kopenhagen': 'copenhagen',
  'GR athina': 'athens',
  'IT firenze': 'florence',
  'IT genova': 'genoa',
  'IT milano': 'milan',
  'IT napoli': 'naples',
  'IT roma': 'rome',
  'IT torino': 'turin',
  'IT venezia': 'venice',
  'NL denhag': 'thehague',
  'NL sgravenhage': 'thehague',
  'PL warszawa': 'warsaw',
  'PT lisboa': 'lisbon',
  'RO bucuresti': 'bucharest',
  'RS beograd': 'belgrade',
  'SE goteborg': 'gothenburg',
  'US newyork': 'newyorkcity',
};

/** A town's name without case, accents, signs and the e of a spelt-out umlaut: "KOELN" and "Köln" are one. */
export function placeKey(name: string, country: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/\bst\.?(?=\s)/g, 'saint')
    .replace(/ø/g, 'o')
    .replace(/ł/g, 'l')
    .replace(/æ/g, 'a')
    .replace(/([aou])e/g, '$1')
    .replace(/[^\p{L}\p{N}]+/gu, '');
  return OTHER_NAMES[`${country} ${plain}`] ?? plain;
}

/** "Freiburg im Breisgau" is also listed as Freiburg, "Kyoto-shi" as Kyoto. */
export const shorterName = (name: string): string =>
  name.replace(/\s+(?:im|am|an der|ob der|upon|on|sur|city)\b.*$|-(?:shi|ku|cho|machi)$|\s*[,/(].*$/i, '');
