import type { Theme } from '../schema';

/** One thing that differs between two themes. `null`: it is not there. */
export type ThemeChange = { what: string; from: string | null; to: string | null };

const NAMES: Record<string, string> = {
  layout: 'Temperament',
  colors: 'Colour',
  dark_colors: 'Colour after dark',
  dark_mode: 'After dark',
  fonts: 'Font',
  type_scale: 'Size of text',
  radius: 'Corners',
  density: 'Room',
  button_style: 'Buttons',
  card_style: 'Cards',
  imagery: 'Pictures of goods',
  logo: 'Logo',
  favicon: 'Icon in the tab',
  header_links: 'Link in the header',
  footer_links: 'Link in the footer',
  social: 'Social page',
  contact: 'Contact',
  texts: 'Sentence',
  opening_line: 'Opening line',
  blocks: 'Block',
  custom_css: 'Style rules',
};

function leaves(value: unknown, path: string[], found: Map<string, string>): Map<string, string> {
  if (value === null || value === undefined || value === '') return found;
  if (typeof value !== 'object') return found.set(path.join('\0'), String(value));
  // Blocks are known by their id, so that moving one is not taken for rewriting all.
  const entries = Array.isArray(value)
    ? value.map((one, index): [string, unknown] => [
        typeof one?.id === 'string' && path[0] === 'blocks' && path.length === 1 ? one.id : String(index + 1),
        one,
      ])
    : Object.entries(value);
  for (const [name, one] of entries) leaves(one, [...path, name], found);
  return found;
}

const say = (path: string): string => {
  const [first = '', ...rest] = path.split('\0');
  return [NAMES[first] ?? first, rest.join(' · ').replaceAll('_', ' ')].filter(Boolean).join(': ');
};

/** What publishing `to` would change of `from`, in the order of the document. */
export function diffThemes(from: Theme, to: Theme): ThemeChange[] {
  const before = leaves(from, [], new Map());
  const after = leaves(to, [], new Map());
  const changes = [...new Set([...before.keys(), ...after.keys()])].flatMap((path): ThemeChange[] => {
    const [old = null, next = null] = [before.get(path), after.get(path)];
    return old === next ? [] : [{ what: say(path), from: old, to: next }];
  });
  const order = (theme: Theme) => theme.blocks.map(({ id }) => id).join(', ');
  const same = new Set(from.blocks.map(({ id }) => id));
  const moved =
    order(from) !== order(to) && to.blocks.length === same.size && to.blocks.every(({ id }) => same.has(id));
  return moved ? [...changes, { what: 'Order of blocks', from: order(from), to: order(to) }] : changes;
}
