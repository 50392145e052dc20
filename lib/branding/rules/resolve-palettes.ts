import type { Theme } from '../schema';
import { deriveDarkColors } from './derive-dark-colors';
import { type Adjustment, type ColorChoices, type Palette, readablePalette } from './readable';

const choices = (colors: Theme['colors']): ColorChoices => {
  const { accent_ink, ...rest } = colors;
  return { ...rest, accentInk: accent_ink };
};

/** The palettes a theme comes out with, by day and (unless it has none) by night, and what had to be moved. */
export function resolvePalettes(theme: Theme): {
  light: Palette;
  dark: Palette | null;
  adjustments: Adjustment[];
} {
  const day = choices(theme.colors);
  const { palette, adjustments } = readablePalette(day);
  if (theme.dark_mode === 'off') return { light: palette, dark: null, adjustments };
  const given = Object.entries(theme.dark_colors ?? {}).filter(([, color]) => color !== undefined);
  const night = { ...deriveDarkColors(day), ...choices(Object.fromEntries(given) as Theme['colors']) };
  return { light: palette, dark: readablePalette(night).palette, adjustments };
}
