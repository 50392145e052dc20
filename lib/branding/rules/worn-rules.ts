/**
 * A style sheet in pieces, in its order. Text stands always; a rule says what must stand in a page for any of its
 * selectors to match (`p`, `.item`, `[data-state=here]`, `[hidden]`), an at-rule what is inside it.
 */
export type SheetPiece = string | { css: string; needs: string[][] } | { at: string; pieces: SheetPiece[] };

/** What stands in a page: its tags, its class attributes as written, attributes as `name=value`. */
export type Worn = { tags: Set<string>; classes: Set<string>; attributes: Set<string> };

/**
 * The part of a sheet that a page wears. What is left out matches nothing in the page, which looks the same in its part
 * as in the whole.
 */
export function wornRules(pieces: readonly SheetPiece[], worn: Worn): string {
  const has = new Set(worn.tags);
  for (const written of worn.classes) for (const name of written.split(/\s+/)) has.add(`.${name}`);
  for (const written of worn.attributes) {
    has.add(`[${written}]`);
    has.add(`[${written.slice(0, written.indexOf('='))}]`);
  }
  return matching(pieces, has);
}

function matching(pieces: readonly SheetPiece[], has: ReadonlySet<string>): string {
  let css = '';
  for (const piece of pieces) {
    if (typeof piece === 'string') css += piece;
    else if ('css' in piece) {
      if (piece.needs.some((needs) => needs.every((need) => has.has(need)))) css += piece.css;
    } else {
      const inside = matching(piece.pieces, has);
      if (inside) css += `${piece.at}{${inside}}`;
    }
  }
  return css;
}

/** The names of attributes that any piece asks for. */
export function askedAttributes(pieces: readonly SheetPiece[]): Set<string> {
  const names = new Set<string>();
  for (const piece of pieces) {
    if (typeof piece === 'string') continue;
    if ('pieces' in piece) for (const name of askedAttributes(piece.pieces)) names.add(name);
    else
      for (const need of piece.needs.flat()) {
        const name = /^\[([\w-]+)/.exec(need)?.[1];
        if (name) names.add(name);
      }
  }
  return names;
}
