const NAME = /\s*(\w+)\s*/y;
const NESTED = new Set(['plural', 'select', 'selectordinal']);

type Cursor = { text: string; at: number; names: Set<string> };

/**
 * The names an ICU message asks a value for, `{date}` and those within plurals and selects alike; null where braces do
 * not close, a plural has no `other`, or a branch is no message.
 */
export function messageArguments(text: string): Set<string> | null {
  const cursor: Cursor = { text, at: 0, names: new Set() };
  return readMessage(cursor, false) && cursor.at === text.length ? cursor.names : null;
}

/** Reads to the end, or to the brace that closes a branch. */
function readMessage(cursor: Cursor, isBranch: boolean): boolean {
  while (cursor.at < cursor.text.length) {
    const char = cursor.text[cursor.at];
    if (char === "'") skipQuote(cursor);
    else if (char === '}') return isBranch;
    else if (char === '{') {
      cursor.at++;
      if (!readArgument(cursor)) return false;
    } else cursor.at++;
  }
  return !isBranch;
}

/** An apostrophe is one, unless it stands before a brace: then all up to the next is meant as it stands. */
function skipQuote(cursor: Cursor): void {
  const next = cursor.text[cursor.at + 1];
  if (next === "'") cursor.at += 2;
  else if (next !== '{' && next !== '}') cursor.at++;
  else {
    const end = cursor.text.indexOf("'", cursor.at + 2);
    cursor.at = end < 0 ? cursor.text.length : end + 1;
  }
}

const word = (cursor: Cursor): string | null => {
  NAME.lastIndex = cursor.at;
  const found = NAME.exec(cursor.text);
  if (!found) return null;
  cursor.at = NAME.lastIndex;
  return found[1] ?? null;
};

function readArgument(cursor: Cursor): boolean {
  const name = word(cursor);
  if (!name) return false;
  cursor.names.add(name);
  if (cursor.text[cursor.at] === '}') return Boolean(++cursor.at);
  if (cursor.text[cursor.at] !== ',') return false;
  cursor.at++;
  const type = word(cursor);
  if (!type) return false;
  if (!NESTED.has(type)) {
    const end = cursor.text.indexOf('}', cursor.at);
    if (end < 0) return false;
    cursor.at = end + 1;
    return true;
  }
  return cursor.text[cursor.at] === ',' && readBranches(cursor);
}

function readBranches(cursor: Cursor): boolean {
  cursor.at++;
  let hasOther = false;
  for (;;) {
    const selector = /\s*(?:offset:\d+\s+)?(=?\w+)?\s*/y;
    selector.lastIndex = cursor.at;
    const name = selector.exec(cursor.text)?.[1];
    cursor.at = selector.lastIndex;
    const char = cursor.text[cursor.at];
    if (!name) {
      cursor.at++;
      return char === '}' && hasOther;
    }
    if (char !== '{') return false;
    cursor.at++;
    if (!readMessage(cursor, true)) return false;
    cursor.at++;
    if (name === 'other') hasOther = true;
  }
}
