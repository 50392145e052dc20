/** A sentence as it was said while a page was made. */
export type Spoken = { key: string; text: string };

/** What is no text of the page, or could not hold an element. */
const OPAQUE = 'script|style|title|textarea|option|svg|template';
const TOKENS = new RegExp(`<!--[\\s\\S]*?-->|<(${OPAQUE})\\b[\\s\\S]*?</\\1>|<[^>]*>|[^<]+`, 'gi');
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'", '#39': "'" };
/** Shorter words are found everywhere. */
const SHORTEST_PART = 6;

const plain = (html: string): string =>
  html.replace(/&(amp|lt|gt|quot|#x27|#39);/g, (_, name: string) => ENTITIES[name] ?? '');
// A sentence that begins another may have been given its capital there.
const folded = (text: string): string => text.trim().toLowerCase();
const attribute = (key: string): string => ` data-sentence="${key}"`;

/**
 * Marks in a page's HTML which of our sentences each text is: `data-sentence` on the element that holds it, or on a span
 * around it where the element holds more. Texts stay letter for letter as they are.
 * @param spoken in the order they were said: what is made of others comes after them, and counts
 */
export function markSentences(html: string, spoken: readonly Spoken[]): string {
  const known = new Map<string, string>();
  for (const { key, text } of spoken) if (/\p{L}/u.test(text) && /^[\w.]+$/.test(key)) known.set(folded(text), key);
  const parts = [...known].filter(([text]) => text.length >= SHORTEST_PART).sort(([a], [b]) => b.length - a.length);
  const tokens = html.match(TOKENS) ?? [];
  return tokens
    .reduce<string[]>((out, token) => {
      const before = out.at(-1) ?? '';
      const text = token.startsWith('<') ? '' : folded(plain(token));
      const key = text && known.get(text);
      if (key && isOpening(before)) {
        out[out.length - 1] = before.replace(/\/?>$/, `${attribute(key)}>`);
        out.push(token);
      } else if (key) {
        out.push(`<span${attribute(key)}>${token}</span>`);
      } else {
        out.push(text ? markPart(token, parts) : token);
      }
      return out;
    }, [])
    .join('');
}

const isOpening = (token: string): boolean =>
  /^<[a-z]/i.test(token) &&
  !/^<(br|hr|img|input|link|meta|source|wbr|html|head|body)\b/i.test(token) &&
  !token.includes('data-sentence') &&
  !token.includes('</');

/** A text that is more than one sentence: the longest of them is marked. */
function markPart(token: string, parts: readonly [string, string][]): string {
  const lower = token.toLowerCase();
  for (const [text, key] of parts) {
    // Where escaping or case folding changes lengths, places would not agree.
    const at = lower.length === token.length ? lower.indexOf(text) : -1;
    if (at < 0) continue;
    const end = at + text.length;
    return `${token.slice(0, at)}<span${attribute(key)}>${token.slice(at, end)}</span>${token.slice(end)}`;
  }
  return token;
}
