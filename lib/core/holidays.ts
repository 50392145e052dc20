/**
 * Nation-wide public holidays, computed: what carriers and legal periods (Reg. 1182/71 Art. 3) do not count as working
 * days. Regional holidays are left out on purpose: a period is never shortened by them, a promise never lengthened.
 */

/** `MM-DD`; `easter±n` (Western) or `orthodox±n`; `month/weekday/nth` with nth −1 for the last (weekday 0 Sunday). */
type Rule = string;

const WESTERN = ['01-01', 'easter+1', '12-25'];

const RULES: Record<string, Rule[]> = {
  AT: [
    ...WESTERN,
    '01-06',
    '05-01',
    'easter+39',
    'easter+50',
    'easter+60',
    '08-15',
    '10-26',
    '11-01',
    '12-08',
    '12-26',
  ],
  AU: [...WESTERN, '01-26', 'easter-2', '04-25', '12-26'],
  BE: [...WESTERN, '05-01', 'easter+39', 'easter+50', '07-21', '08-15', '11-01', '11-11'],
  BG: [
    '01-01',
    '03-03',
    'orthodox-2',
    'orthodox+1',
    '05-01',
    '05-06',
    '05-24',
    '09-06',
    '09-22',
    '12-24',
    '12-25',
    '12-26',
  ],
  CA: ['01-01', 'easter-2', '07-01', '9/1/1', '10/1/2', '12-25'],
  CH: [...WESTERN, 'easter-2', 'easter+39', 'easter+50', '08-01', '12-26'],
  CY: [
    '01-01',
    '01-06',
    '03-25',
    '04-01',
    'orthodox-2',
    'orthodox+1',
    '05-01',
    'orthodox+50',
    '08-15',
    '10-01',
    '10-28',
    '12-25',
    '12-26',
  ],
  CZ: [...WESTERN, 'easter-2', '05-01', '05-08', '07-05', '07-06', '09-28', '10-28', '11-17', '12-24', '12-26'],
  DE: [...WESTERN, 'easter-2', '05-01', 'easter+39', 'easter+50', '10-03', '12-26'],
  DK: [...WESTERN, 'easter-3', 'easter-2', 'easter+39', 'easter+50', '06-05', '12-26'],
  EE: ['01-01', '02-24', 'easter-2', '05-01', '06-23', '06-24', '08-20', '12-24', '12-25', '12-26'],
  ES: ['01-01', '01-06', 'easter-2', '05-01', '08-15', '10-12', '11-01', '12-06', '12-08', '12-25'],
  FI: [...WESTERN, '01-06', 'easter-2', '05-01', 'easter+39', '12-06', '12-26'],
  FR: [...WESTERN, '05-01', '05-08', 'easter+39', 'easter+50', '07-14', '08-15', '11-01', '11-11'],
  GB: [...WESTERN, 'easter-2', '5/1/1', '5/1/-1', '8/1/-1', '12-26'],
  GR: [
    '01-01',
    '01-06',
    '03-25',
    'orthodox-48',
    'orthodox-2',
    'orthodox+1',
    '05-01',
    'orthodox+50',
    '08-15',
    '10-28',
    '12-25',
    '12-26',
  ],
  HR: [...WESTERN, '01-06', '05-01', '05-30', 'easter+60', '06-22', '08-05', '08-15', '11-01', '11-18', '12-26'],
  HU: [...WESTERN, '03-15', 'easter-2', '05-01', 'easter+50', '08-20', '10-23', '11-01', '12-26'],
  IE: [...WESTERN, '03-17', '5/1/1', '6/1/1', '8/1/1', '10/1/-1', '12-26'],
  IT: [...WESTERN, '01-06', '04-25', '05-01', '06-02', '08-15', '11-01', '12-08', '12-26'],
  JP: [
    '01-01',
    '1/1/2',
    '02-11',
    '02-23',
    '04-29',
    '05-03',
    '05-04',
    '05-05',
    '7/1/3',
    '08-11',
    '9/1/3',
    '10/1/2',
    '11-03',
    '11-23',
    'spring',
    'autumn',
  ],
  LT: [...WESTERN, '02-16', '03-11', '05-01', '06-24', '07-06', '08-15', '11-01', '11-02', '12-24', '12-26'],
  LU: [...WESTERN, '05-01', '05-09', 'easter+39', 'easter+50', '06-23', '08-15', '11-01', '12-26'],
  LV: [...WESTERN, 'easter-2', '05-01', '05-04', '06-23', '06-24', '11-18', '12-24', '12-26', '12-31'],
  MT: [
    '01-01',
    '02-10',
    '03-19',
    '03-31',
    'easter-2',
    '05-01',
    '06-07',
    '06-29',
    '08-15',
    '09-08',
    '09-21',
    '12-08',
    '12-13',
    '12-25',
  ],
  NL: [...WESTERN, '04-27', 'easter+39', 'easter+50', '12-26'],
  NO: [...WESTERN, 'easter-3', 'easter-2', '05-01', '05-17', 'easter+39', 'easter+50', '12-26'],
  NZ: [...WESTERN, '01-02', '02-06', 'easter-2', '04-25', '6/1/1', '10/1/4', '12-26'],
  PL: [...WESTERN, '01-06', '05-01', '05-03', 'easter+60', '08-15', '11-01', '11-11', '12-24', '12-26'],
  PT: [
    '01-01',
    'easter-2',
    '04-25',
    '05-01',
    'easter+60',
    '06-10',
    '08-15',
    '10-05',
    '11-01',
    '12-01',
    '12-08',
    '12-25',
  ],
  RO: [
    '01-01',
    '01-02',
    '01-06',
    '01-07',
    '01-24',
    'orthodox-2',
    'orthodox+1',
    '05-01',
    '06-01',
    'orthodox+50',
    '08-15',
    '11-30',
    '12-01',
    '12-25',
    '12-26',
  ],
  SE: [...WESTERN, '01-06', 'easter-2', '05-01', 'easter+39', '06-06', '12-26'],
  SI: [...WESTERN, '01-02', '02-08', '04-27', '05-01', '05-02', '06-25', '08-15', '10-31', '11-01', '12-26'],
  SK: [...WESTERN, '01-06', 'easter-2', '05-01', '05-08', '07-05', '08-29', '09-15', '11-01', '12-24', '12-26'],
  US: ['01-01', '1/1/3', '5/1/-1', '06-19', '07-04', '9/1/1', '11-11', '11/4/4', '12-25'],
};

/** Countries that keep a holiday on the next working day when it falls on one of these weekdays. */
const MOVED: Record<string, readonly number[]> = {
  AU: [0, 6],
  CA: [0, 6],
  GB: [0, 6],
  JP: [0],
  NZ: [0, 6],
};

const DAY_MS = 86_400_000;
const iso = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
const weekday = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();
const shift = (day: string, days: number): string => iso(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS);

/** Easter Sunday by the Gregorian calendar (Meeus/Jones/Butcher). */
function easter(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return iso(Date.UTC(year, Math.floor(n / 31) - 1, (n % 31) + 1));
}

/** Easter Sunday of the Orthodox churches, on the Gregorian calendar (Meeus, Julian; +13 days until 2099). */
function orthodoxEaster(year: number): string {
  const d = (19 * (year % 19) + 15) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
  return iso(Date.UTC(year, Math.floor((d + e + 114) / 31) - 1, ((d + e + 114) % 31) + 1) + 13 * DAY_MS);
}

function resolve(rule: Rule, year: number): string {
  const feast = /^(easter|orthodox)([+-]\d+)$/.exec(rule);
  if (feast) return shift(feast[1] === 'easter' ? easter(year) : orthodoxEaster(year), Number(feast[2]));
  // Equinoxes as Japan computes them, good from 1980 to 2099.
  if (rule === 'spring' || rule === 'autumn') {
    const base = rule === 'spring' ? 20.8431 : 23.2488;
    const day = Math.floor(base + 0.242194 * (year - 1980) - Math.floor((year - 1980) / 4));
    return iso(Date.UTC(year, rule === 'spring' ? 2 : 8, day));
  }
  const nth = /^(\d+)\/(\d)\/(-?\d)$/.exec(rule);
  if (!nth) return `${year}-${rule}`;
  const [month, wanted, count] = [Number(nth[1]), Number(nth[2]), Number(nth[3])];
  if (count > 0) {
    const first = iso(Date.UTC(year, month - 1, 1));
    return shift(first, ((wanted - weekday(first) + 7) % 7) + (count - 1) * 7);
  }
  const last = iso(Date.UTC(year, month, 0));
  return shift(last, -((weekday(last) - wanted + 7) % 7));
}

const years = new Map<string, ReadonlySet<string>>();

/** Holidays of one country in one year as `YYYY-MM-DD`; empty for a country we have no calendar of. */
export function publicHolidays(country: string, year: number): ReadonlySet<string> {
  const rules = RULES[country];
  if (!rules) return new Set();
  const key = `${country}${year}`;
  let days = years.get(key);
  if (!days) {
    const found = new Set(rules.map((rule) => resolve(rule, year)));
    const moved = MOVED[country] ?? [];
    for (const day of [...found].sort()) {
      if (!moved.includes(weekday(day))) continue;
      let next = shift(day, 1);
      while (found.has(next) || weekday(next) === 0 || weekday(next) === 6) next = shift(next, 1);
      found.add(next);
    }
    days = found;
    if (years.size < 2000) years.set(key, days);
  }
  return days;
}

/** `day` is `YYYY-MM-DD`, `country` ISO 3166-1 alpha-2 in upper case. */
export const isPublicHoliday = (day: string, country: string): boolean =>
  publicHolidays(country, Number(day.slice(0, 4))).has(day);

/** Monday to Friday and no public holiday of the country. A country without a calendar here has only weekends. */
export const isWorkingDay = (day: string, country: string | null): boolean => {
  const of = weekday(day);
  return of !== 0 && of !== 6 && !(country && isPublicHoliday(day, country));
};
