import { wcagContrast } from 'culori';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { themeSchema } from '../schema';
import type { Palette } from './readable';
import { resolvePalettes } from './resolve-palettes';

const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

/** Every state the style sheets draw, by the words and grounds they put together: [what, words, ground, least]. */
function states(p: Palette): [string, string, string, number][] {
  return [
    ['words on a calm state', p.muted, p.mutedSoft, 4.5],
    ['ink on a calm state', p.ink, p.mutedSoft, 4.5],
    ['a filled button', p.accentInk, p.accent, 4.5],
    ['a filled button, hovered', p.accentInk, p.accentHover, 4.5],
    ['a tinted button', p.accentText, p.accentSoft, 4.5],
    ['an outlined button on the ground', p.accentText, p.ground, 4.5],
    ['an outlined button on a card', p.accentText, p.card, 4.5],
    ['an outlined button, hovered', p.accentText, p.accentSoft, 4.5],
    ['the edge of a button on the ground', p.accentEdge, p.ground, 3],
    ['the edge of a button on a card', p.accentEdge, p.card, 3],
    ['a quiet button, hovered', p.ink, p.card, 4.5],
    ['the edge of a field on the ground', p.border, p.ground, 3],
    ['the edge of a field on a card', p.border, p.card, 3],
    ['focus on the ground', p.focus, p.ground, 3],
    ['focus on a card', p.focus, p.card, 3],
    ['focus on a tint', p.focus, p.accentSoft, 3],
    ['chosen words', p.accentInk, p.accent, 4.5],
    ['a banner', p.ink, p.accentSoft, 4.5],
    ['a link in a banner', p.accentText, p.accentSoft, 4.5],
    ['a loud banner', p.accentInk, p.accent, 4.5],
    ['what cannot be done', p.muted, p.card, 4.5],
    ['a mistake', p.problem, p.problemSoft, 4.5],
    ['the edge of a mistake', p.problem, p.card, 3],
    ['words on a mistake', p.ink, p.problemSoft, 4.5],
    ['good news', p.positive, p.positiveSoft, 4.5],
    ['what needs a look', p.attention, p.attentionSoft, 4.5],
  ];
}

const failing = (palette: Palette) =>
  states(palette)
    .filter(([, words, ground, least]) => wcagContrast(words, ground) < least)
    .map(([what, words, ground]) => `${what}: ${words} on ${ground} ${wcagContrast(words, ground).toFixed(2)}`);

describe('any two colours', () => {
  it.each(['off', 'on', 'auto'] as const)('pass AA in every state, dark mode %s', (dark_mode) => {
    fc.assert(
      fc.property(hex, hex, (ground, accent) => {
        const { light, dark } = resolvePalettes(
          themeSchema.parse({ dark_mode, colors: { ground, card: ground, accent } }),
        );
        expect(failing(light)).toEqual([]);
        if (dark) expect(failing(dark)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('pass whatever else is chosen with them', () => {
    const colors = fc.record({
      ground: hex,
      card: hex,
      ink: hex,
      muted: hex,
      accent: hex,
      positive: hex,
      attention: hex,
      problem: hex,
    });
    fc.assert(
      fc.property(colors, (chosen) => {
        expect(failing(resolvePalettes(themeSchema.parse({ dark_mode: 'off', colors: chosen })).light)).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });
});
