import { describe, expect, it } from 'vitest';
import { themeSchema } from '../schema';
import { resolvePalettes } from './resolve-palettes';
import { TEMPLATES } from './template-catalog';

describe.each(TEMPLATES.map((template) => [template.name, template] as const))('%s', (_name, { look }) => {
  it('is a whole theme, worn as it was drawn', () => {
    expect(resolvePalettes(themeSchema.parse(look)).adjustments).toEqual([]);
  });
});

it('are at least ten houses: no two share letters, temperament and edges', () => {
  expect(TEMPLATES.length).toBeGreaterThanOrEqual(10);
  const built = TEMPLATES.map(({ look }) => JSON.stringify([look.layout, look.fonts, look.radius, look.card_style]));
  expect(new Set(built).size).toBe(TEMPLATES.length);
  expect(new Set(TEMPLATES.map(({ id }) => id)).size).toBe(TEMPLATES.length);
});
