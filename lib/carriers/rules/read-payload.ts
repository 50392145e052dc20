import { storable } from '@/lib/core/fields';
import { PayloadNotUnderstood } from '../types';

/** Careful reading of foreign JSON: nothing here throws on a shape it did not expect, except where it says so. */
export type Json = Record<string, unknown>;

export const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An object's own members, or an empty object. */
export const record = (value: unknown): Json => (isRecord(value) ? value : {});
export const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
/** The records of a list; a single record counts as a list of one, as XML has it. */
export const records = (value: unknown): Json[] => (isRecord(value) ? [value] : list(value).filter(isRecord));

/** A member by path, own members only; undefined where any step is missing. */
export function at(value: unknown, ...path: string[]): unknown {
  let here = value;
  for (const step of path) {
    if (!isRecord(here) || !Object.hasOwn(here, step)) return undefined;
    here = here[step];
  }
  return here;
}

/** Trimmed text (numbers become text), capped, without what PostgreSQL cannot store; null where there is none. */
export function text(value: unknown, max = 500): string | null {
  const raw = typeof value === 'number' && Number.isFinite(value) ? String(value) : value;
  if (typeof raw !== 'string') return null;
  const clean = storable(raw, max).trim();
  return clean === '' ? null : clean;
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  reg: '®',
  trade: '™',
};

/** Text that came as HTML: tags dropped, entities read. The result is plain text and is escaped like any other. */
export function plainText(value: unknown, max = 500): string | null {
  const html = text(value, 4 * max);
  if (html === null) return null;
  const bare = html
    .replace(/<[^<>]{0,200}>/g, '')
    .replace(/&(?:#(\d{1,6})|#x([0-9a-f]{1,5})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
      // 153 and its neighbours are Windows-1252 letters that browsers read as such
      if (decimal === '153' || hex === '99') return '™';
      const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : null;
      if (code !== null) return code > 0 && code < 0x110000 ? String.fromCodePoint(code) : '';
      return Object.hasOwn(ENTITIES, name.toLowerCase()) ? (ENTITIES[name.toLowerCase()] ?? whole) : whole;
    });
  return text(bare, max);
}

/** A tracking number exactly as given but for surrounding space; never shortened to another number. */
export function trackingNumber(value: unknown): string | null {
  const number = text(value, 256);
  return number !== null && number.length <= 128 ? number : null;
}

export function number(value: unknown): number | null {
  const parsed = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof parsed === 'number' && Number.isFinite(parsed) ? parsed : null;
}

const LONG_INTEGER = /("(?:[^"\\]|\\.)*")|(?<![\d.eE+-])(-?\d{16,})(?=\s*[,}\]])/g;

/**
 * Parses a JSON body. Whole numbers beyond 2^53 (tracking numbers sent as numbers) become text, digits intact.
 * @throws PayloadNotUnderstood
 */
export function parseJson(body: string): unknown {
  const json = body.charCodeAt(0) === 0xfeff ? body.slice(1) : body;
  try {
    const value: unknown = JSON.parse(json);
    if (!/\d{16}/.test(json)) return value;
    return JSON.parse(json.replace(LONG_INTEGER, (_, quoted, digits) => quoted ?? `"${digits}"`));
  } catch (cause) {
    throw new PayloadNotUnderstood('The body is not JSON.', { cause });
  }
}

/** One text member of a JSON body by path; null where the body is no JSON or has none. */
export function jsonMember(body: string, ...path: string[]): string | null {
  try {
    return text(at(parseJson(body), ...path), 200);
  } catch {
    return null;
  }
}
