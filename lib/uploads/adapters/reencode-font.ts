import subsetFont from 'subset-font';
import { AppError } from '@/lib/core/errors';
import { messagesOf } from '@/lib/i18n/translator';

const MOST_BYTES = 2 * 1024 * 1024;
const MOST_UNPACKED = 24 * 1024 * 1024;
const MOST_TABLES = 64;
/** Where WOFF2's own list of tables names glyf and loca, the two that come transformed unless they say otherwise. */
const GLYF = 10;
const LOCA = 11;

const refused = (message: string) => new AppError('INVALID', message, { errors: [{ path: 'file', message }] });
const DAMAGED = 'This font is damaged and cannot be read. Please export it again as .woff2.';

/** A variable-length number of WOFF2 (5.1 UIntBase128): at most five bytes, no leading zeros. */
function readNumber(bytes: Uint8Array, at: number): { value: number; next: number } | null {
  let value = 0;
  for (let index = 0; index < 5; index++) {
    const byte = bytes[at + index];
    if (byte === undefined || (index === 0 && byte === 0x80) || value > 0x01ffffff) return null;
    value = value * 128 + (byte & 0x7f);
    if ((byte & 0x80) === 0) return { value, next: at + index + 1 };
  }
  return null;
}

/** Judges the header and the list of tables, which are not compressed, before anything is unpacked. */
function checkHeader(bytes: Uint8Array): void {
  if (bytes.length < 48) throw refused(DAMAGED);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const flavor = view.getUint32(4);
  if (flavor === 0x74746366) throw refused('This file holds several fonts. Please send one .woff2 for each.');
  if (flavor !== 0x00010000 && flavor !== 0x4f54544f) throw refused(DAMAGED);
  const tables = view.getUint16(12);
  if (view.getUint32(8) !== bytes.length || tables === 0 || tables > MOST_TABLES) throw refused(DAMAGED);
  if (view.getUint32(16) > MOST_UNPACKED)
    throw refused('This font unpacks to more than 24 MB. Please send a smaller cut.');
  let at = 48;
  let unpacked = 0;
  for (let table = 0; table < tables; table++) {
    const flags = bytes[at];
    if (flags === undefined) throw refused(DAMAGED);
    const tag = flags & 0x3f;
    const original = readNumber(bytes, tag === 63 ? at + 5 : at + 1);
    if (!original) throw refused(DAMAGED);
    unpacked += original.value;
    at = original.next;
    const version = flags >> 6;
    const isTransformed = tag === GLYF || tag === LOCA ? version === 0 : version !== 0;
    if (isTransformed) {
      const transformed = readNumber(bytes, at);
      if (!transformed) throw refused(DAMAGED);
      unpacked += transformed.value;
      at = transformed.next;
    }
  }
  if (unpacked > 2 * MOST_UNPACKED) throw refused('This font unpacks to more than 24 MB. Please send a smaller cut.');
}

const RANGES: [number, number][] = [
  [0x20, 0x7e],
  [0xa0, 0x24f],
  [0x2b0, 0x36f],
  [0x370, 0x52f],
  [0x590, 0x6ff],
  [0xe00, 0xe7f],
  [0x1e00, 0x1eff],
  [0x2000, 0x206f],
  [0x20a0, 0x20cf],
  [0x2100, 0x22ff],
  [0x3000, 0x30ff],
  [0xff00, 0xffef],
];

let said: string | undefined;

/** What pages can say: alphabets whole, of large scripts what our own words use. The rest comes from the next font. */
function glyphs(): string {
  if (said === undefined) {
    const all = new Set(JSON.stringify(messagesOf('ja')));
    for (const [from, to] of RANGES) for (let code = from; code <= to; code++) all.add(String.fromCodePoint(code));
    said = [...all].join('');
  }
  return said;
}

const FEATURES = [
  'kern',
  'liga',
  'calt',
  'ccmp',
  'locl',
  'mark',
  'mkmk',
  'lnum',
  'tnum',
  'vert',
  'vrt2',
  'init',
  'medi',
  'fina',
  'rlig',
];

/**
 * Reads a font somebody sent and writes it anew with the glyphs pages use: only outlines survive, no hidden tables, no
 * trailing bytes. Unpacking and cutting run in WebAssembly, away from our own memory.
 * @returns WOFF2 bytes
 * @throws AppError INVALID with what to do about it
 */
export async function reencodeFont(bytes: Uint8Array): Promise<{ bytes: Buffer; mime: 'font/woff2' }> {
  if (bytes.length === 0) throw refused('This file is empty.');
  if (bytes.length > MOST_BYTES) throw refused('This font is larger than 2 MB. Please send a cut of fewer characters.');
  const signature = String.fromCharCode(...bytes.subarray(0, 4));
  if (/^(wOFF|OTTO|true|\0\u0001\0\0)$/.test(signature))
    throw refused('This font is not packed for the web. Please convert it to .woff2 first.');
  if (signature !== 'wOF2') throw refused('This is not a font. Please send a .woff2 file.');
  checkHeader(bytes);
  try {
    const cut = await subsetFont(Buffer.from(bytes), glyphs(), {
      targetFormat: 'woff2',
      keepFeatures: FEATURES,
      noHinting: true,
    });
    return { bytes: Buffer.from(cut), mime: 'font/woff2' };
  } catch {
    throw refused(DAMAGED);
  }
}
