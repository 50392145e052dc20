import { converter, formatHex, wcagContrast } from 'culori';
import { TEMPLATES, type Template } from './template-catalog';

const toOklch = converter('oklch');

/** A colour somebody uses, and how much of it: pixels of a logo, times it is written in a style sheet. */
export type SeenColor = { color: string; weight: number };

type Seen = { color: string; weight: number; l: number; c: number };

const seen = (colors: readonly SeenColor[]): Seen[] =>
  colors.flatMap(({ color, weight }) => {
    const { l, c } = toOklch(color) ?? {};
    return l === undefined || c === undefined ? [] : [{ color: formatHex(color) ?? color, weight, l, c }];
  });

/** The colour a house is known by: used much, and strong. Grey houses are known by their darkest. */
export function brandColor(colors: readonly SeenColor[]): string | null {
  const all = seen(colors);
  const strong = all.filter(({ c, l }) => c > 0.05 && l > 0.2 && l < 0.92);
  const score = ({ weight, c }: Seen) => Math.sqrt(weight) * (0.05 + c);
  const best = strong.sort((a, b) => score(b) - score(a))[0];
  return best?.color ?? all.sort((a, b) => a.l - b.l)[0]?.color ?? null;
}

const tinted = (color: string, l: number, most: number) => {
  const { c = 0, h = 0 } = toOklch(color) ?? {};
  return formatHex({ mode: 'oklch', l, c: Math.min(c, most), h }) ?? '#808080';
};

/** Surfaces and letters in the hue of the accent, by day. */
function around(accent: string, ground: string | null) {
  const paper = ground && wcagContrast(ground, '#000000') > 12 ? ground : tinted(accent, 0.965, 0.012);
  return {
    ground: paper,
    card: tinted(accent, 0.995, 0.003),
    ink: tinted(accent, 0.24, 0.03),
    muted: tinted(accent, 0.47, 0.03),
    accent,
  };
}

const BASES = ['seaside', 'gallery', 'teahouse'] as const;

/**
 * Three finished looks in a house's own colours, one of each temperament, to choose from. Whatever they clash in is
 * moved where it is worn.
 * @param from.ground the house's own ground where it is known, else one is made of the accent
 */
export function proposeThemes(from: { accent: string; ground?: string | null }): Template[] {
  const colors = around(from.accent, from.ground ?? null);
  return BASES.flatMap((id) => {
    const base = TEMPLATES.find((template) => template.id === id);
    if (!base) return [];
    const { positive, attention, problem } = base.look.colors ?? {};
    const look = { ...base.look, dark_mode: 'auto' as const, colors: { ...colors, positive, attention, problem } };
    const name = { letter: 'A letter', board: 'A notice board', ledger: 'A ledger' }[look.layout ?? 'letter'];
    return [{ ...base, id: `own-${id}`, name, about: 'In your own colours', look }];
  });
}
