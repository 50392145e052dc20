import sharp from 'sharp';
import type { SeenColor } from '../rules/propose-themes';

/**
 * The colours of a picture that `reencodePicture` made, by how many of 64 × 64 pixels wear each; what is transparent
 * does not count.
 */
export async function readPalette(picture: Uint8Array): Promise<SeenColor[]> {
  const { data } = await sharp(picture)
    .resize(64, 64, { fit: 'inside' })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const buckets = new Map<number, { r: number; g: number; b: number; weight: number }>();
  for (let at = 0; at + 3 < data.length; at += 4) {
    const [r = 0, g = 0, b = 0, alpha = 0] = data.subarray(at, at + 4);
    if (alpha < 160) continue;
    const key = ((r >> 4) << 8) | ((g >> 4) << 4) | (b >> 4);
    const bucket = buckets.get(key) ?? { r: 0, g: 0, b: 0, weight: 0 };
    buckets.set(key, { r: bucket.r + r, g: bucket.g + g, b: bucket.b + b, weight: bucket.weight + 1 });
  }
  const two = (sum: number, weight: number) =>
    Math.round(sum / weight)
      .toString(16)
      .padStart(2, '0');
  return [...buckets.values()].map(({ r, g, b, weight }) => ({
    color: `#${two(r, weight)}${two(g, weight)}${two(b, weight)}`,
    weight,
  }));
}
