import { text } from './read-payload';

/** What stands in the field though nobody signed. */
const NOBODY =
  /not required|no signature|signature|redacted|refused|n\/?a$|^unknown|^none|^(left|front|rear|back|side|porch|door|garage|mail ?room|dock|reception|residen(ce|t)|other|driver release|see agent)\b/i;

/** The name of whoever signed for a parcel, as the carrier wrote it down; null where the field holds no name. */
export function signatory(told: unknown): string | null {
  const name = text(told, 120)?.replace(/^[\s.*_-]+|[\s.*_-]+$/g, '') ?? '';
  return /\p{L}.*\p{L}/u.test(name) && !NOBODY.test(name) ? name : null;
}
