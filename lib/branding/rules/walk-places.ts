/** Where a walk's order goes: an invented person and plausible towns, by the country of the goods' way. */
export type WalkPlace = {
  country: string;
  name: string;
  giver: string;
  city: string;
  region: string | null;
  postalCode: string;
  line1: string;
  carrier: string;
  number: string;
  /** Towns it passes, first to last. */
  way: readonly string[];
};

const PLACES: readonly WalkPlace[] = [
  {
    country: 'DE',
    name: 'Jana Berg',
    giver: 'Tom Berg',
    city: 'Berlin',
    region: null,
    postalCode: '10119',
    line1: 'Linienstraße 40',
    carrier: 'dhl_de',
    number: '00340434161094000000',
    way: ['Frankfurt am Main', 'Leipzig', 'Berlin'],
  },
  {
    country: 'US',
    name: 'Marcus Okafor',
    giver: 'Ruth Okafor',
    city: 'Portland',
    region: 'OR',
    postalCode: '97209',
    line1: '410 NW 11th Avenue',
    carrier: 'ups',
    number: '1Z0000000000000000',
    way: ['Denver', 'Boise', 'Portland'],
  },
  {
    country: 'JP',
    name: '森 葵',
    giver: '森 健太',
    city: '京都市',
    region: '京都府',
    postalCode: '604-8166',
    line1: '中京区三条通 12-3',
    carrier: 'yamato',
    number: '000000000000',
    way: ['Tokyo', 'Nagoya', 'Kyoto'],
  },
  {
    country: 'GB',
    name: 'Amara Hughes',
    giver: 'Owen Hughes',
    city: 'Bristol',
    region: null,
    postalCode: 'BS1 4RN',
    line1: '12 Redcliff Backs',
    carrier: 'royal_mail',
    number: 'AA000000000GB',
    way: ['Leeds', 'Birmingham', 'Bristol'],
  },
  {
    country: 'FR',
    name: 'Chloé Martin',
    giver: 'Louis Martin',
    city: 'Lyon',
    region: null,
    postalCode: '69002',
    line1: '8 rue de la Charité',
    carrier: 'la_poste',
    number: '6A00000000000',
    way: ['Paris', 'Dijon', 'Lyon'],
  },
];

const HOMES: Readonly<Record<string, string>> = { EUR: 'DE', USD: 'US', JPY: 'JP', GBP: 'GB' };

/**
 * A plausible address for a shop's order: in the country it ships from, where we know a town of it, else where its money
 * is spent. With `among`, in one of those countries where possible.
 */
export function walkPlace(shop: { currency: string; country: string | null; among?: readonly string[] }): WalkPlace {
  const wanted = [shop.country, HOMES[shop.currency] ?? null, 'DE', 'FR'];
  const fits = wanted.flatMap((country) => PLACES.find((place) => place.country === country) ?? []);
  const { among } = shop;
  return ((among && fits.find(({ country }) => among.includes(country))) ?? fits[0] ?? PLACES[0]) as WalkPlace;
}
