import { clampChroma, converter, formatHex, interpolate } from 'culori';

const toOklch = converter('oklch');

/** A colour part of the way towards another, mixed as light (OKLab), so browns do not go grey. */
export function mix(from: string, to: string, amount: number): string {
  return formatHex(interpolate([from, to], 'oklab')(amount));
}

/** A colour with its OKLCH lightness moved by `by` (-1…1), its hue turned a little warm in light and cool in shade. */
export function tone(color: string, by: number, turn = 0): string {
  const c = toOklch(color);
  if (!c) return color;
  return formatHex(clampChroma({ ...c, l: Math.min(0.985, Math.max(0.04, c.l + by)), h: (c.h ?? 0) + turn }, 'oklch'));
}

export type Ramp = { deep: string; dark: string; base: string; light: string; rim: string };

/** Five tones of one material: deepest shade, shade, local colour, lit, and the thin edge of light. */
export function ramp(color: string): Ramp {
  const l = toOklch(color)?.l ?? 0.5;
  // Pale materials have little room above them and dark ones little below.
  const up = 0.35 + (1 - l) * 0.65;
  const down = 0.45 + l * 0.6;
  return {
    deep: tone(color, -0.22 * down, -10),
    dark: tone(color, -0.11 * down, -5),
    base: color,
    light: tone(color, 0.11 * up, 6),
    rim: tone(color, 0.26 * up, 10),
  };
}
