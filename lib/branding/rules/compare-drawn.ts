/** A page or mail as it was drawn: its markup, and what else makes it look as it does. */
export type Drawn = { html: string; style: string };

const words = (html: string): string =>
  html
    .replace(/<(style|script|title)\b[^>]*>[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** Whether somebody reads something else, or only sees it otherwise; null: both are alike. */
export function compareDrawn(before: Drawn, after: Drawn): 'words' | 'look' | null {
  if (words(before.html) !== words(after.html)) return 'words';
  return before.html === after.html && before.style === after.style ? null : 'look';
}
