import { describe, expect, it } from 'vitest';
import { detectCarrier } from './detect-carrier';
import { NUMBER_FORMATS } from './tracking-number-formats';
import { weighCarrier } from './weigh-carrier';

/** The same numbers each time, each as likely as the other (mulberry32). */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
const digits = (length: number, next: () => number) => Array.from({ length }, () => Math.floor(next() * 10)).join('');

const UPS = '1Z999AA10123456784';
/** Ten digits whose check digit is DHL Express's, and no format of UPS. */
const DHL = '1234567891';
const PAKET = '00340434161094042557';
const POST = 'RR473124829DE';

describe('what is named, weighed against the number', () => {
  it.each([
    ['named, and the number can be', UPS, 'ups', 'ups', 'told', null],
    ['named, though the number is plainly another’s', UPS, 'usps', 'usps', 'told', 'other'],
    ['named UPS, on a number with the check digit of DHL', DHL, 'ups', 'ups', 'told', 'other'],
    ['a courier nobody knows, on a shape that is UPS’s alone', UPS, 'pirate_ship', 'pirate_ship', 'told', 'other'],
    [
      'a courier nobody knows, on a number of the post with its country',
      POST,
      'acme_express',
      'acme_express',
      'told',
      null,
    ],
    ['a courier nobody knows, on the barcode of DHL Paket', PAKET, 'acme_express', 'acme_express', 'told', 'other'],
    ['named FedEx, and UPS’s', UPS, 'fedex', 'fedex', 'told', 'other'],
    ['named FedEx, and the post’s', POST, 'fedex', 'fedex', 'told', 'other'],
    ['named GLS, and Amazon’s', 'TBA123456789012', 'gls', 'gls', 'told', 'other'],
    [
      'named after a sister whose numbers have no check digit',
      '1234567890',
      'dhl_ecommerce',
      'dhl_ecommerce',
      'told',
      null,
    ],
    ['a courier nobody knows, on a shape many share', DHL, 'acme_express', 'acme_express', 'told', null],
    ['a house under its other name', PAKET, 'dhl_express', 'dhl_express', 'told', null],
    ['a post that delivers another’s number', POST, 'usps', 'usps', 'told', null],
    ['no post at all, on a number of the post', POST, 'ups', 'ups', 'told', 'other'],
    ['its own shape, mistyped', '1Z999AA10123456785', 'ups', 'ups', 'told', 'digits'],
    ['text that is no number', '☠☢', 'usps', 'usps', 'told', null],
    ['nobody named: a shape of its own', UPS, null, 'ups', 'number', null],
    ['nobody named: a shape many share, without a check digit', 'LX123456789012', null, 'dhl', 'guess', null],
    ['nobody named, and no number of anybody', 'ABC', null, null, null, null],
    ['nobody named, mistyped', '1Z999AA10123456785', null, null, null, null],
  ] as const)('%s', (_, number, told, carrier, by, doubt) => {
    expect(weighCarrier(number, told)).toMatchObject({ carrier, by, doubt });
  });

  it('names whose the number can be besides', () => {
    expect(weighCarrier(UPS, 'usps').others).toEqual(['ups']);
    expect(weighCarrier(null, 'usps')).toEqual({ carrier: 'usps', by: 'told', doubt: null, others: [] });
  });

  it('doubts plain digits of carriers whose numbers we do not know less than one time in a hundred', () => {
    const next = dice(7);
    const unknown = ['gls', 'acme_express', 'hermes', 'inpost', 'bring', 'seur'];
    const known = new Set(NUMBER_FORMATS.map(({ carrier }) => carrier));
    for (const told of unknown) expect(known.has(told)).toBe(false);
    let doubts = 0;
    for (let i = 0; i < 10_000; i++) {
      const number = digits(8 + (i % 27), next);
      if (weighCarrier(number, unknown[i % unknown.length] ?? null).doubt) doubts++;
    }
    expect(doubts).toBeLessThan(100);
    expect(doubts).toBeGreaterThan(0);
  });

  it('says of each format how often digits fit it by accident', () => {
    const next = dice(11);
    const DRAWN = 4_000;
    const fits = new Map<string, number>();
    for (let length = 8; length <= 34; length++) {
      const here = new Map<string, number>();
      for (let i = 0; i < DRAWN; i++) {
        for (const { type, valid } of detectCarrier(digits(length, next)))
          if (valid !== false) here.set(type, (here.get(type) ?? 0) + 1);
      }
      for (const [type, count] of here) fits.set(type, Math.max(fits.get(type) ?? 0, count / DRAWN));
    }
    for (const { type, chance } of NUMBER_FORMATS) {
      expect(fits.get(type) ?? 0, type).toBeLessThan(chance * 1.5 + 0.002);
      if (chance >= 0.05 && fits.has(type)) expect(fits.get(type), type).toBeGreaterThan(chance * 0.7);
    }
    expect(fits.size).toBeGreaterThan(12);
  });

  it('calls it a guess where two check digits agree', () => {
    // 12 digits: FedEx Express and Purolator may both own them.
    const shared = Array.from({ length: 5_000 }, (_, i) => `${100_000_000_000 + i * 7_919}`).find(
      (number) =>
        new Set(
          detectCarrier(number)
            .filter(({ valid }) => valid)
            .map(({ carrier }) => carrier),
        ).size > 1,
    );
    expect(weighCarrier(shared ?? '', null)).toMatchObject({ by: 'guess' });
  });
});
