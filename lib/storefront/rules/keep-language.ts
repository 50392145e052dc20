/** An address of ours in the language that was chosen on this page (`?lang=`), so that the choice travels along. */
export const keepLanguage = (path: string, chosen: string | null): string =>
  chosen ? `${path}${path.includes('?') ? '&' : '?'}lang=${encodeURIComponent(chosen)}` : path;
