import { describe, expect, it } from 'vitest';
import { detectCarrier } from './detect-carrier';
import { weighCarrier } from './weigh-carrier';

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
