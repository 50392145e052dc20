import { wcagContrast } from 'culori';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { STARTER_THEMES } from '../constants';
import { themeSchema } from '../schema';
import { describeAdjustment } from './describe-adjustment';
import { type ColorChoices, nearestShade, type Palette, readablePalette } from './readable';
import { resolvePalettes } from './resolve-palettes';

const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
const calm: ColorChoices = {
  ground: '#f7f6f3',
  card: '#ffffff',
  ink: '#22252a',
  muted: '#5f646b',
  accent: '#2f5d8a',
  positive: '#2e6b4a',
  attention: '#8a5a10',
  problem: '#a3342a',
};

/** Every pair a page puts together, with the least contrast WCAG AA asks of it. */
function failures(p: Palette): string[] {
  const surfaces = { ground: p.ground, card: p.card };
  const softs = {
    accentSoft: p.accentSoft,
    positiveSoft: p.positiveSoft,
    attentionSoft: p.attentionSoft,
    problemSoft: p.problemSoft,
  };
  const pairs: [string, string, string, number][] = [];
  for (const [name, surface] of Object.entries({ ...surfaces, ...softs })) {
    pairs.push([`ink on ${name}`, p.ink, surface, 4.5], [`muted on ${name}`, p.muted, surface, 4.5]);
  }
  for (const [name, surface] of Object.entries(surfaces)) {
    for (const role of ['accentText', 'positive', 'attention', 'problem'] as const) {
      pairs.push([`${role} on ${name}`, p[role], surface, 4.5]);
    }
    for (const role of ['border', 'focus', 'accentEdge'] as const)
      pairs.push([`${role} on ${name}`, p[role], surface, 3]);
  }
  pairs.push(
    ['accentText on its tint', p.accentText, p.accentSoft, 4.5],
    ['positive on its tint', p.positive, p.positiveSoft, 4.5],
    ['attention on its tint', p.attention, p.attentionSoft, 4.5],
    ['problem on its tint', p.problem, p.problemSoft, 4.5],
    ['button', p.accentInk, p.accent, 4.5],
    ['button, hovered', p.accentInk, p.accentHover, 4.5],
  );
  return pairs
    .filter(([, a, b, least]) => wcagContrast(a, b) < least)
    .map(([pair, a, b]) => `${pair}: ${a} ${b} ${wcagContrast(a, b).toFixed(2)}`);
}

describe('readablePalette', () => {
  test('any two colours come out readable in every state', () => {
    fc.assert(
      fc.property(hex, hex, (ground, accent) => {
        expect(failures(readablePalette({ ...calm, ground, card: ground, accent }).palette)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  test('any ten colours come out readable in every state', () => {
    const any = fc.record({
      ground: hex,
      card: hex,
      ink: hex,
      muted: hex,
      accent: hex,
      accentInk: fc.option(hex, { nil: undefined }),
      positive: hex,
      attention: hex,
      problem: hex,
    });
    fc.assert(
      fc.property(any, (choices) => {
        expect(failures(readablePalette(choices).palette)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  test('a readable palette is left exactly as it was chosen', () => {
    const { palette, adjustments } = readablePalette(calm);
    expect(adjustments).toEqual([]);
    expect(palette).toMatchObject({ ground: '#f7f6f3', ink: '#22252a', accent: '#2f5d8a', accentText: '#2f5d8a' });
  });

  test('a pale accent keeps its fill, gains an edge, and is darkened only as text', () => {
    const { palette, adjustments } = readablePalette({ ...calm, accent: '#ffb057' });
    expect(palette.accent).toBe('#ffb057');
    expect(palette.accentEdge).not.toBe('#ffb057');
    expect(adjustments).toMatchObject([{ role: 'accent', direction: 'darkened', reason: 'small_text' }]);
    expect(adjustments.map(describeAdjustment)).toEqual(['We darkened your orange for small text.']);
  });

  test('a small move is said to be small', () => {
    const { adjustments } = readablePalette({ ...calm, accent: '#c2571a' });
    expect(adjustments.map(describeAdjustment)).toEqual(['We darkened your orange a touch for small text.']);
  });

  test('a mid grey ground moves to where text can stand', () => {
    const { palette, adjustments } = readablePalette({ ...calm, ground: '#808080', card: '#808080' });
    expect(adjustments.map(({ role }) => role)).toContain('ground');
    expect(wcagContrast(palette.ground, '#000')).toBeGreaterThanOrEqual(7);
  });
});

describe('nearestShade', () => {
  test('returns the nearer of the two sides', () => {
    const shade = nearestShade('#999999', (candidate) => wcagContrast(candidate, '#ffffff') >= 3);
    expect(wcagContrast(shade, '#ffffff')).toBeCloseTo(3, 0);
  });
});

describe.each(Object.entries(STARTER_THEMES))('the starter theme %s', (_name, input) => {
  const { light, dark, adjustments } = resolvePalettes(themeSchema.parse(input));

  test('wears its own colours by day, unmoved', () => {
    expect(adjustments).toEqual([]);
    expect(failures(light)).toEqual([]);
    expect(light.accent).toBe(input.colors.accent.toLowerCase());
  });

  test('reads after dark', () => {
    if (dark) expect(failures(dark)).toEqual([]);
    expect(dark === null).toBe(input.dark_mode === 'off');
  });
});
