import { describe, expect, it } from 'vitest';
import { wordDelivery, wordPromises, wordReasons } from './word-analytics';

const input = { days: 28, today: '2026-11-22' };

describe('promises kept', () => {
  it('are a share from ten parcels on, and bars of the weeks in any case', () => {
    const view = wordPromises(
      [
        { week: '2026-11-16', of: 7, kept: 6 },
        { week: '2026-11-02', of: 3, kept: 3 },
      ],
      input,
    );
    expect(view.headline).toBe('90%');
    expect(view.text).toBe('9 of 10 parcels came by the day their shopper was given.');
    expect(view.weeks).toEqual([
      { label: '26 Oct', of: 0, kept: 0, text: 'no parcel arrived' },
      { label: '2 Nov', of: 3, kept: 3, text: '3 parcels, all by the day given' },
      { label: '9 Nov', of: 0, kept: 0, text: 'no parcel arrived' },
      { label: '16 Nov', of: 7, kept: 6, text: '7 parcels, 6 by the day given' },
    ]);
    expect(view.highest).toBe(7);
  });

  it('of nine parcels are too few to say', () => {
    expect(wordPromises([{ week: '2026-11-16', of: 9, kept: 9 }], input)).toMatchObject({ headline: null, highest: 9 });
    expect(wordPromises([], input)).toMatchObject({
      headline: null,
      text: expect.stringMatching(/^No parcel/),
      highest: 1,
    });
  });
});

it('days in transit are drawn for couriers with ten parcels and said to be too few for others', () => {
  const bars = wordDelivery([
    { carrier: 'dhl_de', parcels: 40, half: 2, most: 4 },
    { carrier: 'dpd', parcels: 10, half: 0, most: 1 },
    { carrier: null, parcels: 9, half: 20, most: 80 },
  ]);
  expect(bars.map(({ text }) => text)).toEqual([
    'Half within 2 days, nine of ten within 4. 40 parcels.',
    'Half on the same day, nine of ten within 1. 10 parcels.',
    'Too few to say: 9 parcels.',
  ]);
  expect(bars.map(({ length, mark }) => [length, mark])).toEqual([
    [0.5, 1],
    [0, 0.25],
    [0, null],
  ]);
});

it('reasons are shares from ten units on', () => {
  const reasons = [{ code: 'too_small', label: { en: 'Too small' } }] as never;
  expect(
    wordReasons(
      [
        { reason: 'too_small', units: 6 },
        { reason: null, units: 4 },
      ],
      reasons,
    ),
  ).toMatchObject([
    { label: 'Too small', text: '6, 60%', isEnough: true, length: 1 },
    { label: 'Withdrawn, without a reason', text: '4, 40%' },
  ]);
  expect(wordReasons([{ reason: 'chewed', units: 9 }], reasons)).toMatchObject([
    { label: 'Chewed', text: '9', isEnough: false },
  ]);
});
