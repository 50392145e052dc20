import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { reencodeFont } from './reencode-font';

const require = createRequire(import.meta.url);
const file = (name: string) =>
  readFileSync(
    join(
      require.resolve('@fontsource-variable/instrument-sans/package.json'),
      '..',
      'files',
      `instrument-sans-${name}`,
    ),
  );

let font: Buffer;
beforeAll(() => {
  font = file('latin-wght-normal.woff2');
});

const changed = (at: number, values: number[]) => () => {
  const copy = Buffer.from(font);
  copy.set(values, at);
  return copy;
};

describe('reencodeFont', () => {
  it('writes a font anew that can be read again', async () => {
    const first = await reencodeFont(font);
    expect(first.bytes.subarray(0, 4).toString()).toBe('wOF2');
    expect(first.bytes.length).toBeLessThan(font.length * 1.5);
    expect((await reencodeFont(first.bytes)).bytes.length).toBeGreaterThan(1000);
  });

  it.each<[string, () => Buffer, RegExp]>([
    ['nothing', () => Buffer.alloc(0), /empty/],
    ['text', () => Buffer.from('hello'), /not a font/],
    ['HTML', () => Buffer.from('<!doctype html><script>alert(1)</script>'), /not a font/],
    ['an SVG font', () => Buffer.from('<svg><font><glyph/></font></svg>'), /not a font/],
    ['a picture', () => Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), /not a font/],
    ['a TrueType file', () => Buffer.from([0, 1, 0, 0, 0, 9]), /convert it to .woff2/],
    ['an OpenType file', () => Buffer.from('OTTO00000000'), /convert it to .woff2/],
    ['an older WOFF', () => Buffer.from('wOFF00000000'), /convert it to .woff2/],
    ['a signature and nothing else', () => Buffer.from('wOF2'), /damaged/],
    ['three megabytes', () => Buffer.concat([font, Buffer.alloc(3_000_000)]), /larger than 2 MB/],
    ['a page behind a font', () => Buffer.concat([font, Buffer.from('<script>alert(1)</script>')]), /damaged/],
    ['half of one', () => font.subarray(0, font.length / 2), /damaged/],
    ['a collection', changed(4, [0x74, 0x74, 0x63, 0x66]), /several fonts/],
    ['a flavour nobody knows', changed(4, [1, 2, 3, 4]), /damaged/],
    ['no tables', changed(12, [0, 0]), /damaged/],
    ['a thousand tables', changed(12, [4, 0]), /damaged/],
    ['what says it unpacks to 4 GB', changed(16, [0xff, 0xff, 0xff, 0xff]), /unpacks to more/],
    ['a table that unpacks to 500 MB', changed(49, [0x8f, 0xff, 0xff, 0xff, 0x7f]), /unpacks to more|damaged/],
    ['a number written the long way', changed(49, [0x80, 0x80, 0x80, 0x80, 0x01]), /damaged/],
    [
      'bytes that are no Brotli',
      () => Buffer.concat([font.subarray(0, 300), Buffer.alloc(font.length - 300, 7)]),
      /damaged/,
    ],
  ])('refuses %s and says what to do', async (_name, bytes, message) => {
    await expect(reencodeFont(bytes())).rejects.toMatchObject({
      code: 'INVALID',
      details: { errors: [{ path: 'file', message: expect.stringMatching(message) }] },
    });
  });

  it('answers any damage with a refusal or a font, never with anything else', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(font.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
        async (hits) => {
          const copy = Buffer.from(font);
          for (const [at, value] of hits) copy[at] = value;
          const answer = await reencodeFont(copy).catch((error: { code?: string }) => error.code);
          if (typeof answer === 'object') expect(answer.bytes.subarray(0, 4).toString()).toBe('wOF2');
          else expect(answer).toBe('INVALID');
        },
      ),
      { numRuns: 25 },
    );
  });
});
