import { clampChroma, converter, formatHex } from 'culori';
import type { ColorChoices } from './readable';

const toOklch = converter('oklch');

const shade = (color: string, l: number, maxChroma: number) => {
  const { c = 0, h = 0 } = toOklch(color) ?? {};
  return formatHex(clampChroma({ mode: 'oklch', l, c: Math.min(c, maxChroma), h }, 'oklch'));
};

/** The same shop after dark: its own hues on a deep ground. The result still goes through `readablePalette`. */
export function deriveDarkColors(colors: ColorChoices): ColorChoices {
  const bright = (color: string) => shade(color, Math.max(toOklch(color)?.l ?? 0, 0.74), 0.13);
  return {
    ground: shade(colors.ink, 0.2, 0.018),
    card: shade(colors.ink, 0.245, 0.02),
    ink: shade(colors.ground, 0.94, 0.014),
    muted: shade(colors.ground, 0.75, 0.02),
    accent: bright(colors.accent),
    positive: bright(colors.positive),
    attention: bright(colors.attention),
    problem: bright(colors.problem),
  };
}
