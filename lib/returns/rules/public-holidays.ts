import { addDays, type LocalDate, weekday } from '@/lib/core/local-date';

/**
 * Public holidays by country, each day as one word:
 * `12-25` every year · `E+1` days from Easter · `O+1` days from Orthodox Easter · `Mon3/01` the third Monday of January ·
 * `Mon-1/05` the last Monday of May · `Fri>06-19` the first Friday from 19 June on · `Mon<05-24` the last Monday up to 24 May.
 * National days only, and those that a country's law on time limits treats alike; days of one region stand in REGIONS.
 */
const HOLIDAYS: Record<string, string> = {
  AT: '01-01 01-06 E+1 05-01 E+39 E+50 E+60 08-15 10-26 11-01 12-08 12-25 12-26',
  AU: '01-01 01-26 E-2 E+1 04-25 12-25 12-26',
  BE: '01-01 E+1 05-01 E+39 E+50 07-21 08-15 11-01 11-11 12-25',
  BG: '01-01 03-03 O-2 O-1 O+0 O+1 05-01 05-06 05-24 09-06 09-22 12-24 12-25 12-26',
  CA: '01-01 E-2 Mon<05-24 07-01 Mon1/09 09-30 Mon2/10 11-11 12-25 12-26',
  CH: '01-01 E-2 E+1 E+39 E+50 08-01 12-25 12-26',
  CY: '01-01 01-06 O-48 03-25 04-01 O-2 O+1 05-01 O+50 08-15 10-01 10-28 12-25 12-26',
  CZ: '01-01 E-2 E+1 05-01 05-08 07-05 07-06 09-28 10-28 11-17 12-24 12-25 12-26',
  DE: '01-01 E-2 E+1 05-01 E+39 E+50 10-03 12-25 12-26',
  DK: '01-01 E-3 E-2 E+1 E+39 E+50 12-25 12-26',
  EE: '01-01 02-24 E-2 05-01 06-23 06-24 08-20 12-24 12-25 12-26',
  ES: '01-01 01-06 E-2 05-01 08-15 10-12 11-01 12-06 12-08 12-25',
  FI: '01-01 01-06 E-2 E+1 05-01 E+39 Fri>06-19 Sat>06-20 12-06 12-24 12-25 12-26',
  FR: '01-01 E+1 05-01 05-08 E+39 E+50 07-14 08-15 11-01 11-11 12-25',
  GB: '01-01 E-2 E+1 Mon1/05 Mon-1/05 Mon-1/08 12-25 12-26',
  GR: '01-01 01-06 O-48 03-25 O-2 O+1 05-01 O+50 08-15 10-28 12-25 12-26',
  HR: '01-01 01-06 E+1 05-01 05-30 E+60 06-22 08-05 08-15 11-01 11-18 12-25 12-26',
  HU: '01-01 03-15 E-2 E+1 05-01 E+50 08-20 10-23 11-01 12-24 12-25 12-26',
  IE: '01-01 Mon1/02 03-17 E+1 Mon1/05 Mon1/06 Mon1/08 Mon-1/10 12-25 12-26',
  IT: '01-01 01-06 E+1 04-25 05-01 06-02 08-15 10-04 11-01 12-08 12-25 12-26',
  JP: '01-01 Mon2/01 02-11 02-23 04-29 05-03 05-04 05-05 Mon3/07 08-11 Mon3/09 Mon2/10 11-03 11-23',
  LT: '01-01 02-16 03-11 E+1 05-01 06-24 07-06 08-15 11-01 11-02 12-24 12-25 12-26',
  LU: '01-01 E+1 05-01 05-09 E+39 E+50 06-23 08-15 11-01 12-25 12-26',
  LV: '01-01 E-2 E+1 05-01 05-04 06-23 06-24 11-18 12-24 12-25 12-26 12-31',
  MT: '01-01 02-10 03-19 03-31 E-2 05-01 06-07 06-29 08-15 09-08 09-21 12-08 12-13 12-25',
  NL: '01-01 E-2 E+1 04-27 05-05 E+39 E+50 12-25 12-26',
  NO: '01-01 E-3 E-2 E+1 05-01 05-17 E+39 E+50 12-25 12-26',
  PL: '01-01 01-06 E+1 05-01 05-03 E+60 08-15 11-01 11-11 12-24 12-25 12-26',
  PT: '01-01 E-2 04-25 05-01 E+60 06-10 08-15 10-05 11-01 12-01 12-08 12-25',
  RO: '01-01 01-02 01-06 01-07 01-24 O-2 O+1 05-01 06-01 O+50 08-15 11-30 12-01 12-25 12-26',
  SE: '01-01 01-06 E-2 E+1 05-01 E+39 06-06 Fri>06-19 12-24 12-25 12-26 12-31',
  SI: '01-01 01-02 02-08 E+1 04-27 05-01 05-02 06-25 08-15 10-31 11-01 12-25 12-26',
  SK: '01-01 01-06 E-2 E+1 05-01 05-08 07-05 08-29 09-15 11-01 12-24 12-25 12-26',
  US: '01-01 Mon3/01 Mon3/02 Mon-1/05 06-19 07-04 Mon1/09 Mon2/10 11-11 Thu4/11 12-25',
};

/** Days of one region, by ISO 3166-2 code. */
const REGIONS: Record<string, string> = {
  'DE-BB': '10-31',
  'DE-BE': '03-08',
  'DE-BW': '01-06 E+60 11-01',
  'DE-BY': '01-06 E+60 08-15 11-01',
  'DE-HB': '10-31',
  'DE-HE': 'E+60',
  'DE-HH': '10-31',
  'DE-MV': '03-08 10-31',
  'DE-NI': '10-31',
  'DE-NW': 'E+60 11-01',
  'DE-RP': 'E+60 11-01',
  'DE-SH': '10-31',
  'DE-SL': 'E+60 08-15 11-01',
  'DE-SN': '10-31 Wed<11-22',
  'DE-ST': '01-06 10-31',
  'DE-TH': '09-20 10-31',
  'GB-NIR': '03-17 07-12',
  'GB-SCT': '01-02 11-30 Mon1/08',
};

/** A holiday on a weekend gives the next working day free (`next`), or the nearest (`nearest`: Saturday gives Friday). */
const IN_LIEU: Record<string, 'next' | 'nearest'> = {
  AU: 'next',
  BG: 'next',
  CA: 'next',
  GB: 'next',
  IE: 'next',
  MT: 'next',
  US: 'nearest',
};

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const FRIDAY_SATURDAY = ['BH', 'DZ', 'EG', 'IL', 'IQ', 'JO', 'KW', 'OM', 'QA', 'SA', 'SD', 'SY', 'YE'];
const years = new Map<string, ReadonlySet<LocalDate>>();

/**
 * Whether people work on a day: neither weekend nor public holiday where the shopper is. A country without a list here has
 * weekends only.
 *
 * @param region as the address gives it: `BY`, `DE-BY`
 */
export function isWorkingDay(date: LocalDate, country: string | null, region?: string | null): boolean {
  return !isWeekend(date, country) && !holidaysOf(date.slice(0, 4), country, region).has(date);
}

/** Whether a day is a public holiday of a country, whatever weekday it is. */
export const isPublicHoliday = (date: LocalDate, country: string | null): boolean =>
  holidaysOf(date.slice(0, 4), country).has(date);

/** Whether a day is one of a country's two weekend days. */
export function isWeekend(date: LocalDate, country: string | null): boolean {
  const day = weekday(date);
  return day === 6 || day === (country && FRIDAY_SATURDAY.includes(country) ? 5 : 0);
}

function holidaysOf(year: string, country: string | null, region?: string | null): ReadonlySet<LocalDate> {
  const local = region && country ? (region.includes('-') ? region : `${country}-${region}`).toUpperCase() : '';
  const key = `${year} ${country} ${local in REGIONS ? local : ''}`;
  let known = years.get(key);
  if (!known) {
    const words = `${(country && HOLIDAYS[country]) || ''} ${REGIONS[local] ?? ''}`.split(' ').filter(Boolean);
    const days = words.map((word) => dayOf(word, Number(year)));
    const all = new Set(country === 'JP' ? withJapaneseRules(days, Number(year)) : days);
    const inLieu = country ? IN_LIEU[country] : undefined;
    if (inLieu)
      for (const day of [...days].sort()) if (isWeekend(day, country)) all.add(dayInLieu(day, inLieu, all, country));
    // New Year's Day on a Saturday is observed the year before.
    if (country === 'US') all.add(dayInLieu(`${Number(year) + 1}-01-01`, 'nearest', all, country));
    known = all;
    years.set(key, known);
  }
  return known;
}

function dayInLieu(
  day: LocalDate,
  how: 'next' | 'nearest',
  taken: ReadonlySet<LocalDate>,
  country: string | null,
): LocalDate {
  if (how === 'nearest') return weekday(day) === 6 ? addDays(day, -1) : weekday(day) === 0 ? addDays(day, 1) : day;
  let free = day;
  while (isWeekend(free, country) || taken.has(free)) free = addDays(free, 1);
  return free;
}

function dayOf(word: string, year: number): LocalDate {
  const nth = /^(\w{3})(-?\d)\/(\d\d)$/.exec(word);
  if (nth) {
    const [, day = '', count = '', month = ''] = nth;
    const first = Number(count) > 0 ? `${year}-${month}-01` : addDays(monthAfter(year, Number(month)), -7);
    return onOrAfter(addDays(first, Number(count) > 0 ? (Number(count) - 1) * 7 : 0), day);
  }
  const near = /^(\w{3})([<>])(\d\d-\d\d)$/.exec(word);
  if (near) {
    const [, day = '', side, date] = near;
    return onOrAfter(addDays(`${year}-${date}`, side === '>' ? 0 : -6), day);
  }
  if (word.startsWith('E')) return addDays(easter(year), Number(word.slice(1)));
  if (word.startsWith('O')) return addDays(orthodoxEaster(year), Number(word.slice(1)));
  return `${year}-${word}`;
}

const monthAfter = (year: number, month: number): LocalDate =>
  month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;

const onOrAfter = (date: LocalDate, day: string): LocalDate =>
  addDays(date, (WEEKDAYS.indexOf(day) - weekday(date) + 7) % 7);

/** Western Easter Sunday (the anonymous Gregorian computus). */
export function easter(year: number): LocalDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  return addDays(`${year}-03-01`, h + l - 7 * m + 21);
}

/** Orthodox Easter Sunday on the Gregorian calendar (Meeus' Julian computus; 13 days apart from 1900 to 2099). */
export function orthodoxEaster(year: number): LocalDate {
  const d = (19 * (year % 19) + 15) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
  return addDays(`${year}-03-22`, d + e + 13);
}

/** The equinoxes (formulas good for 1980 to 2099), days in lieu, and a day caught between two holidays. */
function withJapaneseRules(days: LocalDate[], year: number): LocalDate[] {
  const drift = 0.242194 * (year - 1980) - Math.floor((year - 1980) / 4);
  const all = new Set([
    ...days,
    `${year}-03-${Math.floor(20.8431 + drift)}`,
    `${year}-09-${Math.floor(23.2488 + drift)}`,
  ]);
  for (const day of [...all].sort()) {
    if (weekday(day) !== 0) continue;
    let free = day;
    while (all.has(free)) free = addDays(free, 1);
    all.add(free);
  }
  for (const day of [...all]) if (all.has(addDays(day, 2))) all.add(addDays(day, 1));
  return [...all];
}
