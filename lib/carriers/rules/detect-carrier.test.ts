import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CARRIERS } from '../constants';
import { checkDigit } from './check-digits';
import { detectCarrier } from './detect-carrier';
import { POST_OF_COUNTRY } from './s10';
import { NUMBER_FORMATS } from './tracking-number-formats';

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
const named = (number: string, carrier: string, type: string) =>
  detectCarrier(number).find((one) => one.carrier === carrier && one.type === type)?.valid;

describe('check digits', () => {
  it('accepts a number whose digit was computed, and refuses each other digit', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z0-9]{15}$/), (serial) => {
        const check = checkDigit({ kind: 'mod10', even: 1, odd: 2 }, serial);
        for (const digit of '0123456789') expect(named(`1Z${serial}${digit}`, 'ups', 'UPS')).toBe(digit === check);
      }),
    );
    fc.assert(
      fc.property(digits(8), (serial) => {
        const check = checkDigit({ kind: 's10' }, serial);
        for (const digit of '0123456789') expect(named(`RR${serial}${digit}DE`, 's10', 'S10')).toBe(digit === check);
      }),
    );
    fc.assert(
      fc.property(digits(14), (serial) => {
        const check = checkDigit({ kind: 'mod37_36' }, serial);
        for (const char of '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
          expect(named(serial + char, 'dpd', 'DPD (14)')).toBe(char === check);
        }
      }),
    );
  });

  it.each([
    // ISO/IEC 7812's own example, UPU S10's own example, and the arithmetic of the others by hand
    [{ kind: 'luhn' }, '7992739871', '3'],
    [{ kind: 's10' }, '47312482', '9'],
    [{ kind: 'mod7' }, '1234567890', '3'],
    [{ kind: 'mod10', even: 3, odd: 1 }, '1234567', '0'],
    [{ kind: 'weighted', weights: [3, 1, 7] }, '123', '4'],
  ] as const)('%j of %s is %s', (rule, serial, check) => {
    expect(checkDigit(rule, serial)).toBe(check);
  });
});

describe('candidates', () => {
  it.each([
    ['1Z 999 AA1 01 2345 6784', 'ups'],
    ['1z-999-aa1-01-2345-6784', 'ups'],
    ['TBA123456789012', 'amazon'],
    ['JJD0002233445566778', 'yodel'],
    ['6A12345678901', 'la_poste'],
    ['YT1234567890123456', 'yunexpress'],
    ['LTN12345678N1', 'landmark'],
    ['1LS7112340212345678', undefined],
  ])('%s: %s first', (number, carrier) => {
    expect(detectCarrier(number)[0]?.carrier).toBe(carrier);
  });

  it.each([
    ['１Ｚ９９９ＡＡ１０１２３４５６７８４', 'full-width'],
    ['1Z–999–AA1–01–2345–6784', 'en dashes'],
    ['\uFEFF1Z999AA1\u200B0123456784\u00A0', 'unseen characters'],
    ['1z999aa10123456784', 'small letters'],
  ])('%s (%s) is the number it looks like', (number) => {
    expect(detectCarrier(number)[0]).toEqual({ carrier: 'ups', type: 'UPS', valid: true });
  });

  it('weighs what the merchant says: it decides among guesses, never against a proof', () => {
    const guess = '123456789012'; // twelve digits: many carriers' shape
    const carriers = detectCarrier(guess).filter(({ valid }) => valid !== false);
    for (const { carrier } of carriers) expect(detectCarrier(guess, carrier)[0]?.carrier).toBe(carrier);
    expect(detectCarrier('1Z999AA10123456784', 'usps')[0]?.carrier).toBe('ups');
    for (const hint of ['usps', 'nobody', '__proto__']) {
      const byText = (list: unknown[]) => list.map((one) => JSON.stringify(one)).sort();
      expect(byText(detectCarrier(guess, hint))).toEqual(byText(detectCarrier(guess)));
    }
  });

  it('names the post of the country at the end of an S10 number, then the format itself', () => {
    expect(detectCarrier('RR473124829GB').slice(0, 2)).toEqual([
      { carrier: 'royal_mail', type: 'S10', valid: true },
      { carrier: 's10', type: 'S10', valid: true },
    ]);
    expect(detectCarrier('RR473124829XX')).toEqual([]);
  });

  it('puts numbers whose check digit disagrees last', () => {
    fc.assert(
      fc.property(fc.oneof(digits(11), digits(12), digits(14), digits(16), digits(20), digits(22)), (number) => {
        const verdicts = detectCarrier(number).map(({ valid }) => valid === false);
        expect(verdicts).toEqual([...verdicts].sort());
      }),
    );
  });

  it('answers hostile text with no candidates, at once', () => {
    for (const text of [
      '',
      '#☠1☢\n---\n43',
      '9'.repeat(100_000),
      '\u0000',
      '９４００１１',
      '1Z'.repeat(50),
      'RR47312482ⅨGB',
    ]) {
      expect(detectCarrier(text)).toEqual([]);
    }
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => void detectCarrier(text)));
  });

  it('knows every carrier it names', () => {
    for (const { carrier } of NUMBER_FORMATS) expect(Object.keys(CARRIERS)).toContain(carrier);
    for (const carrier of Object.values(POST_OF_COUNTRY)) expect(Object.keys(CARRIERS)).toContain(carrier);
  });
});
