/**
 * A picture's absolute address for a mail, or null. Only pictures of our own origin: another host would learn who
 * opened the mail. The demo's drawings exist as WebP for pages and, under the same name, as PNG for mail programs.
 */
export function mailPicture(imageUrl: string | null, origin: string): string | null {
  if (!imageUrl || !URL.canParse(imageUrl, origin)) return null;
  const url = new URL(imageUrl, origin);
  if (url.origin !== new URL(origin).origin) return null;
  if (url.pathname.startsWith('/demo/')) url.pathname = url.pathname.replace(/\.webp$/, '.png');
  return url.href;
}
