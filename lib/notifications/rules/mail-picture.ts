/**
 * A picture's absolute address for a mail, or null. Only pictures of our own origin: another host would learn who
 * opened the mail. Mail programs do not draw SVG, and not all of them WebP: the demo's drawings and emblems lie beside
 * those, under the same name, as PNG.
 */
export function mailPicture(imageUrl: string | null, origin: string): string | null {
  if (!imageUrl || !URL.canParse(imageUrl, origin)) return null;
  const url = new URL(imageUrl, origin);
  if (url.origin !== new URL(origin).origin) return null;
  if (url.pathname.startsWith('/demo/')) url.pathname = url.pathname.replace(/\.(webp|svg)$/, '.png');
  return url.pathname.endsWith('.svg') ? null : url.href;
}
