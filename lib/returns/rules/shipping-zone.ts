/** The part of a shipping address that tells the time. */
export type ZoneAddress = { country?: string | null; region?: string | null; postal_code?: string | null };

/** Where nearly everyone lives, for countries whose other zones are islands or a corner. */
const PRIMARY: Record<string, string> = {
  AR: 'America/Argentina/Buenos_Aires',
  CL: 'America/Santiago',
  CN: 'Asia/Shanghai',
  CY: 'Asia/Nicosia',
  DE: 'Europe/Berlin',
  EC: 'America/Guayaquil',
  ES: 'Europe/Madrid',
  GL: 'America/Nuuk',
  KZ: 'Asia/Almaty',
  MN: 'Asia/Ulaanbaatar',
  MY: 'Asia/Kuala_Lumpur',
  NZ: 'Pacific/Auckland',
  PF: 'Pacific/Tahiti',
  PG: 'Pacific/Port_Moresby',
  PT: 'Europe/Lisbon',
  UA: 'Europe/Kiev',
  UZ: 'Asia/Tashkent',
};

/** `zone: states and provinces`, by the codes and names that addresses carry. */
const REGIONS: Record<string, Record<string, string>> = {
  US: {
    'America/New_York':
      'CT DE DC FL GA IN KY ME MD MA MI NH NJ NY NC OH PA RI SC VT VA WV CONNECTICUT DELAWARE DISTRICTOFCOLUMBIA FLORIDA GEORGIA INDIANA KENTUCKY MAINE MARYLAND MASSACHUSETTS MICHIGAN NEWHAMPSHIRE NEWJERSEY NEWYORK NORTHCAROLINA OHIO PENNSYLVANIA RHODEISLAND SOUTHCAROLINA VERMONT VIRGINIA WESTVIRGINIA',
    'America/Chicago':
      'AL AR IL IA KS LA MN MS MO NE ND OK SD TN TX WI ALABAMA ARKANSAS ILLINOIS IOWA KANSAS LOUISIANA MINNESOTA MISSISSIPPI MISSOURI NEBRASKA NORTHDAKOTA OKLAHOMA SOUTHDAKOTA TENNESSEE TEXAS WISCONSIN',
    'America/Denver': 'CO ID MT NM UT WY COLORADO IDAHO MONTANA NEWMEXICO UTAH WYOMING',
    'America/Phoenix': 'AZ ARIZONA',
    'America/Los_Angeles': 'CA NV OR WA CALIFORNIA NEVADA OREGON WASHINGTON',
    'America/Anchorage': 'AK ALASKA',
    'Pacific/Honolulu': 'HI HAWAII',
    'America/Puerto_Rico': 'PR VI PUERTORICO',
    'Pacific/Guam': 'GU GUAM',
  },
  CA: {
    'America/St_Johns': 'NL NEWFOUNDLANDANDLABRADOR',
    'America/Halifax': 'NS PE NOVASCOTIA PRINCEEDWARDISLAND',
    'America/Moncton': 'NB NEWBRUNSWICK',
    'America/Toronto': 'ON QC ONTARIO QUEBEC QUÉBEC',
    'America/Winnipeg': 'MB MANITOBA',
    'America/Regina': 'SK SASKATCHEWAN',
    'America/Edmonton': 'AB NT ALBERTA NORTHWESTTERRITORIES',
    'America/Vancouver': 'BC BRITISHCOLUMBIA',
    'America/Whitehorse': 'YT YUKON',
    'America/Iqaluit': 'NU NUNAVUT',
  },
  AU: {
    'Australia/Sydney': 'NSW ACT NEWSOUTHWALES AUSTRALIANCAPITALTERRITORY',
    'Australia/Melbourne': 'VIC VICTORIA',
    'Australia/Brisbane': 'QLD QUEENSLAND',
    'Australia/Adelaide': 'SA SOUTHAUSTRALIA',
    'Australia/Perth': 'WA WESTERNAUSTRALIA',
    'Australia/Hobart': 'TAS TASMANIA',
    'Australia/Darwin': 'NT NORTHERNTERRITORY',
  },
  BR: {
    'America/Sao_Paulo': 'AL AP BA CE DF ES GO MA MG PA PB PE PI PR RJ RN RS SC SE SP TO',
    'America/Manaus': 'AM',
    'America/Boa_Vista': 'RR',
    'America/Porto_Velho': 'RO',
    'America/Rio_Branco': 'AC',
    'America/Cuiaba': 'MT',
    'America/Campo_Grande': 'MS',
  },
  MX: {
    'America/Mexico_City':
      'AGU CAM CHP CHH CMX COA COL DIF DUR GRO GUA HID JAL MEX MIC MOR NLE OAX PUE QUE SLP TAB TAM TLA VER YUC ZAC',
    'America/Tijuana': 'BCN',
    'America/Mazatlan': 'BCS NAY SIN',
    'America/Hermosillo': 'SON',
    'America/Cancun': 'ROO',
  },
};

/** `first prefix-last prefix zone`: postcodes tell more than regions, for zones run through states. */
const POSTCODES: Record<string, string> = {
  US: `005-005 America/New_York, 006-009 America/Puerto_Rico, 010-089 America/New_York, 100-323 America/New_York,
    324-325 America/Chicago, 326-339 America/New_York, 341-349 America/New_York, 350-372 America/Chicago,
    373-374 America/New_York, 375-375 America/Chicago, 376-379 America/New_York, 380-397 America/Chicago,
    398-418 America/New_York, 420-424 America/Chicago, 425-462 America/New_York, 463-464 America/Chicago,
    465-475 America/New_York, 476-477 America/Chicago, 478-499 America/New_York, 500-576 America/Chicago,
    577-577 America/Denver, 580-585 America/Chicago, 586-586 America/Denver, 587-588 America/Chicago,
    590-599 America/Denver, 600-692 America/Chicago, 693-693 America/Denver, 700-797 America/Chicago,
    798-834 America/Denver, 835-835 America/Los_Angeles, 836-837 America/Denver, 838-838 America/Los_Angeles,
    840-847 America/Denver, 850-865 America/Phoenix, 870-885 America/Denver, 889-961 America/Los_Angeles,
    967-968 Pacific/Honolulu, 969-969 Pacific/Guam, 970-978 America/Los_Angeles, 979-979 America/Boise,
    980-994 America/Los_Angeles, 995-999 America/Anchorage`,
  CA: `A-A America/St_Johns, B-C America/Halifax, E-E America/Moncton, G-P America/Toronto, R-R America/Winnipeg,
    S-S America/Regina, T-T America/Edmonton, V-V America/Vancouver, Y-Y America/Whitehorse`,
  AU: `08-09 Australia/Darwin, 02-02 Australia/Sydney, 10-29 Australia/Sydney, 30-39 Australia/Melbourne,
    40-49 Australia/Brisbane, 50-59 Australia/Adelaide, 60-69 Australia/Perth, 70-79 Australia/Hobart,
    80-89 Australia/Melbourne, 90-99 Australia/Brisbane`,
  BR: `0-5 America/Sao_Paulo, 60-67 America/Sao_Paulo, 680-689 America/Sao_Paulo, 690-692 America/Manaus,
    693-693 America/Boa_Vista, 694-698 America/Manaus, 699-699 America/Rio_Branco, 70-75 America/Sao_Paulo,
    760-767 America/Sao_Paulo, 768-769 America/Porto_Velho, 770-779 America/Sao_Paulo, 780-788 America/Cuiaba,
    790-799 America/Campo_Grande, 8-9 America/Sao_Paulo`,
  ES: '35-35 Atlantic/Canary, 38-38 Atlantic/Canary',
  ID: '1-6 Asia/Jakarta, 70-72 Asia/Makassar, 73-74 Asia/Jakarta, 75-77 Asia/Makassar, 78-79 Asia/Jakarta, 80-96 Asia/Makassar, 97-99 Asia/Jayapura',
  MX: `0-1 America/Mexico_City, 20-20 America/Mexico_City, 21-22 America/Tijuana, 23-23 America/Mazatlan,
    24-62 America/Mexico_City, 63-63 America/Mazatlan, 64-76 America/Mexico_City, 77-77 America/Cancun,
    78-79 America/Mexico_City, 80-82 America/Mazatlan, 83-85 America/Hermosillo, 86-99 America/Mexico_City`,
  PT: '95-99 Atlantic/Azores',
};

/**
 * The time zone a shipping address stands in, or null where it does not say: a country of many zones without a region or
 * postcode that is known.
 */
export function shippingZone(address: ZoneAddress | null | undefined): string | null {
  const country = address?.country?.toUpperCase();
  if (!country || !/^[A-Z]{2}$/.test(country)) return null;
  return (
    fromPostcode(country, address?.postal_code) ??
    fromRegion(country, address?.region) ??
    PRIMARY[country] ??
    onlyZoneOf(country)
  );
}

function fromPostcode(country: string, postcode: string | null | undefined): string | null {
  const table = POSTCODES[country];
  const text = postcode?.replace(/[^A-Za-z0-9]/g, '').toUpperCase();
  if (!table || !text) return null;
  for (const entry of table.split(',')) {
    const [range = '', zone = ''] = entry.trim().split(' ');
    const [first = '', last = ''] = range.split('-');
    const prefix = text.slice(0, first.length);
    if (prefix.length === first.length && prefix >= first && prefix <= last) return zone;
  }
  return null;
}

function fromRegion(country: string, region: string | null | undefined): string | null {
  const word = region
    ?.toUpperCase()
    .replace(`${country}-`, '')
    .replace(/[^\p{L}]/gu, '');
  if (!word) return null;
  for (const [zone, words] of Object.entries(REGIONS[country] ?? {})) if (words.split(' ').includes(word)) return zone;
  return null;
}

type LocaleZones = { timeZones?: string[]; getTimeZones?: () => string[] };

const only = new Map<string, string | null>();

/** Countries of one zone need no table: the runtime's own data names it. Asked once, since it takes a millisecond. */
function onlyZoneOf(country: string): string | null {
  let zone = only.get(country);
  if (zone === undefined) {
    const locale = new Intl.Locale(`und-${country}`) as unknown as LocaleZones;
    const zones = locale.getTimeZones?.() ?? locale.timeZones ?? [];
    zone = zones.length === 1 ? (zones[0] ?? null) : null;
    only.set(country, zone);
  }
  return zone;
}
