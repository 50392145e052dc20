import { describe, expect, it } from 'vitest';
import { expectedWeight, judgeWeight } from './weigh-parcel';

const one = (grams: number | null, over: { quantity?: number; keepsItem?: boolean } = {}) => ({
  quantity: 1,
  keepsItem: false,
  grams,
  ...over,
});

describe('what a parcel should weigh', () => {
  it.each([
    ['its goods and the box', [one(400, { quantity: 2 }), one(100)], {}, { grams: 1_050, isKnown: true }],
    ['the box as the shop has it', [one(400)], { packaging_grams: 20 }, { grams: 420, isKnown: true }],
    ['not what is kept', [one(400), one(9_000, { keepsItem: true })], {}, { grams: 550, isKnown: true }],
    ['the usual parcel where one is not known', [one(400), one(null)], {}, { grams: 1_000, isKnown: false }],
    ['the usual parcel where nothing is sent', [one(400, { keepsItem: true })], {}, { grams: 1_000, isKnown: false }],
  ])('%s', (_, goods, settings, expected) => {
    expect(expectedWeight(goods, settings)).toEqual(expected);
  });
});

describe('what it weighs', () => {
  const known = { grams: 2_000, isKnown: true };
  it.each([
    // A quarter of two kilograms is more than 300 g.
    [known, 2_500, null],
    [known, 2_501, 'heavier'],
    [known, 1_500, null],
    [known, 1_499, 'lighter'],
    // Of a light one 200 g count: a shirt in its box, and the box without it.
    [{ grams: 400, isKnown: true }, 600, null],
    [{ grams: 400, isKnown: true }, 601, 'heavier'],
    [{ grams: 400, isKnown: true }, 200, null],
    [{ grams: 400, isKnown: true }, 150, 'lighter'],
    // Nobody knows what is in it: boots in a usual box say nothing, an anvil does.
    [{ grams: 1_000, isKnown: false }, 2_250, null],
    [{ grams: 1_000, isKnown: false }, 2_251, 'heavier'],
    [{ grams: 1_000, isKnown: false }, 5, null],
  ])('%j weighed as %i: %s', (expected, weighed, verdict) => {
    expect(judgeWeight(expected, weighed, {})).toBe(verdict);
  });

  it('the shop’s own tolerance holds', () => {
    const strict = { weight_tolerance: { percent: 5, grams: 10 } };
    expect([judgeWeight(known, 2_100, strict), judgeWeight(known, 2_101, strict)]).toEqual([null, 'heavier']);
  });
});

it('T29: of 1,000 ordinary parcels, weighed as carriers weigh, at most one in a hundred is looked at', () => {
  let state = 20_261_123;
  const roll = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const held = Array.from({ length: 1_000 }).filter(() => {
    const goods = Array.from({ length: 1 + Math.floor(roll() ** 3 * 4) }, () =>
      one(Math.round(120 + roll() ** 2 * 2_400)),
    );
    const inside = goods.reduce((sum, { grams }) => sum + (grams ?? 0), 0);
    // What shops say is a few percent off, boxes are light or stout, and scales round up to 50 g.
    const real = inside * (0.94 + roll() * 0.12) + 40 + roll() * 270;
    return judgeWeight(expectedWeight(goods, {}), Math.ceil(real / 50) * 50, {}) !== null;
  });
  expect(held.length).toBeLessThanOrEqual(10);
  // And half of an order of shoes is not ordinary.
  expect(judgeWeight(expectedWeight([one(1_200), one(1_200)], {}), 1_350, {})).toBe('lighter');
});
