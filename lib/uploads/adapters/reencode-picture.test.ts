import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { reencodePicture } from './reencode-picture';

const reencode = (bytes: Uint8Array) => reencodePicture(bytes, { longest: 400 });
const plain = (width = 64, height = 48) =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 90, b: 40 } } });

/** A PNG that says it measures so much; its pixels, if any are asked for, are a few well-packed zeros. */
function pngSaying(width: number, height: number, extra: Buffer[] = []): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const crc = Buffer.alloc(4);
    crc.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, crc]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    ...extra,
    chunk('IDAT', deflateSync(Buffer.alloc(1_000_000))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

const SVG = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
const pngHead = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

describe('a picture that is none, or too much', () => {
  let jpeg: Buffer;
  beforeAll(async () => {
    jpeg = await plain().jpeg().toBuffer();
  });

  it.each<[string, () => Buffer | Promise<Buffer>]>([
    ['nothing', () => Buffer.alloc(0)],
    ['text', () => Buffer.from('hello')],
    ['HTML', () => Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['SVG with a script', () => SVG],
    ['SVG behind a PNG signature', () => Buffer.concat([pngHead, SVG])],
    ['a GIF', () => plain().gif().toBuffer()],
    ['a TIFF', () => plain().tiff().toBuffer()],
    ['AVIF, whatever it is called', () => plain().avif().toBuffer()],
    ['a PDF', () => Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj')],
    ['a zip', () => Buffer.from('PK\x03\x04'.padEnd(200, '\0'), 'latin1')],
    ['a PNG of 50,000 × 50,000', () => pngSaying(50_000, 50_000)],
    ['a PNG of 2,000,000,000 × 1', () => pngSaying(2_000_000_000, 1)],
    ['a PNG one wide and 9,000 high', () => pngSaying(1, 9_000)],
    ['a PNG of 7,000 × 7,000', () => pngSaying(7_000, 7_000)],
    ['a PNG of 0 × 0', () => pngSaying(0, 0)],
    ['a PNG whose pixels end early', () => pngSaying(4_000, 4_000)],
    ['a JPEG cut in half', () => jpeg.subarray(0, jpeg.length / 2)],
    ['a JPEG of noise', () => Buffer.concat([jpeg.subarray(0, 40), Buffer.alloc(4_000, 0xa7)])],
    ['more than 8 MB', () => Buffer.concat([jpeg, Buffer.alloc(8 * 1024 * 1024)])],
  ])('%s is refused with a sentence, and no memory is spent on it', async (_, make) => {
    const bytes = await make();
    const before = process.memoryUsage().rss;
    await expect(reencode(bytes)).rejects.toMatchObject({ code: 'INVALID', details: { errors: [{ path: 'file' }] } });
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
  });
});

describe('a picture that is one', () => {
  it('comes out as WebP of a bearable size, whatever it came in as', async () => {
    for (const make of [plain(900, 300).png(), plain(900, 300).jpeg(), plain(900, 300).webp()]) {
      const { bytes, ...said } = await reencode(await make.toBuffer());
      expect(said).toEqual({ mime: 'image/webp', width: 400, height: 133 });
      expect((await sharp(bytes).metadata()).format).toBe('webp');
    }
  });

  it('loses where and with what it was taken, and whatever was hung on it', async () => {
    const marked = await plain()
      .withExif({ IFD0: { Copyright: 'Jana Berg' }, IFD3: { GPSLatitude: '52/1 31/1 0/1' } })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><script>alert(1)</script></x:xmpmeta>')
      .jpeg()
      .toBuffer();
    const { bytes } = await reencode(Buffer.concat([marked, Buffer.from('<script>alert(2)</script>PK\x03\x04')]));
    expect(bytes.toString('latin1')).not.toMatch(/script|Jana|GPS|PK\x03\x04/);
    const { exif, xmp, icc } = await sharp(bytes).metadata();
    expect([exif, xmp, icc]).toEqual([undefined, undefined, undefined]);
  });

  it('that moves stands still', async () => {
    const frames = await sharp([await plain().png().toBuffer(), await plain().negate().png().toBuffer()], {
      join: { animated: true },
    })
      .webp()
      .toBuffer();
    expect((await sharp(frames, { pages: -1 }).metadata()).pages).toBe(2);
    const { bytes } = await reencode(frames);
    expect((await sharp(bytes).metadata()).pages ?? 1).toBe(1);
  });

  it('that was held sideways stands upright', async () => {
    const turned = await plain(60, 20).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect(await reencode(turned)).toMatchObject({ width: 20, height: 60 });
  });
});
