/**
 * The fence around a mail that the console shows: it may draw its own pictures and styles and nothing else. It keeps our
 * origin, because pictures refuse strangers and it would otherwise count as one; scripts and forms it has none.
 */
export const MAIL_FENCE = [
  "default-src 'none'",
  "img-src 'self' data:",
  "style-src 'unsafe-inline'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  'sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox',
].join('; ');

/** A mail's HTML for a frame: links open beside the console instead of inside the frame. */
export const forFrame = (html: string): string => {
  const base = '<base target="_blank">';
  return /<head[^>]*>/i.test(html) ? html.replace(/<head[^>]*>/i, (head) => head + base) : base + html;
};
