import sharp from 'sharp';
import { AppError } from '@/lib/core/errors';

// Loaders that have run attackers' code or expand without bound: never reached, whatever the bytes claim to be.
sharp.block({
  operation: [
    'VipsForeignLoadHeif',
    'VipsForeignLoadNsgif',
    'VipsForeignLoadTiff',
    'VipsForeignLoadVips',
    'VipsForeignLoadSvg',
    'VipsForeignLoadPdf',
  ],
});
sharp.concurrency(1);

const MOST_BYTES = 8 * 1024 * 1024;
const LONGEST_SIDE = 8_000;
const MOST_PIXELS = 24_000_000;

const SIGNATURES: [mime: string, test: (bytes: Uint8Array) => boolean][] = [
  ['image/png', (b) => b[0] === 0x89 && b[1] === 0x50 && b[2] === 0x4e && b[3] === 0x47],
  ['image/jpeg', (b) => b[0] === 0xff && b[1] === 0xd8 && b[2] === 0xff],
  [
    'image/webp',
    (b) => b[0] === 0x52 && b[1] === 0x49 && b[2] === 0x46 && b[3] === 0x46 && b[8] === 0x57 && b[9] === 0x45,
  ],
];

const refused = (message: string) => new AppError('INVALID', message, { errors: [{ path: 'file', message }] });

/**
 * Decodes a picture someone sent and encodes it anew: only pixels survive, no metadata, no trailing bytes.
 * @param longest side in pixels that the result may have
 * @returns WebP bytes
 * @throws AppError INVALID with what to do about it: not PNG, JPEG or WebP, too large, or damaged
 */
export async function reencodePicture(
  bytes: Uint8Array,
  options: { longest: number },
): Promise<{ bytes: Buffer; mime: 'image/webp'; width: number; height: number }> {
  if (bytes.length === 0) throw refused('This file is empty.');
  if (bytes.length > MOST_BYTES) throw refused('This picture is larger than 8 MB. Please send a smaller one.');
  if (!SIGNATURES.some(([, test]) => test(bytes))) throw refused('This is not a PNG, JPEG or WebP picture.');
  try {
    // The header is judged before a single pixel is decoded.
    const { width = 0, height = 0 } = await sharp(bytes, { limitInputPixels: MOST_PIXELS, pages: 1 }).metadata();
    if (width < 1 || height < 1 || width > LONGEST_SIDE || height > LONGEST_SIDE || width * height > MOST_PIXELS) {
      throw refused(`This picture measures ${width} × ${height} pixels; at most ${LONGEST_SIDE} a side, please.`);
    }
    const { data, info } = await sharp(bytes, { limitInputPixels: MOST_PIXELS, pages: 1, failOn: 'error' })
      .rotate()
      .resize({ width: options.longest, height: options.longest, fit: 'inside', withoutEnlargement: true })
      .timeout({ seconds: 8 })
      .webp({ quality: 86, alphaQuality: 90 })
      .toBuffer({ resolveWithObject: true });
    return { bytes: data, mime: 'image/webp', width: info.width, height: info.height };
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw refused('This picture is damaged and cannot be read.');
  }
}
