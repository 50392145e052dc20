import { expect, it } from 'vitest';
import { carrierDoubtView } from './carrier-doubt';

const UPS = '1Z999AA10123456784';

it.each([
  [
    'a name that the number contradicts',
    { carrier: 'usps', carrierBy: 'told', carrierDoubt: 'other', trackingNumber: UPS },
    'Its number looks like UPS',
    ['ups', 'usps'],
  ],
  [
    'a check digit that is wrong',
    { carrier: 'ups', carrierBy: 'told', carrierDoubt: 'digits', trackingNumber: '1Z999AA10123456785' },
    'Its number may be mistyped',
    ['ups'],
  ],
  [
    'a guess',
    { carrier: 'dhl', carrierBy: 'guess', carrierDoubt: null, trackingNumber: 'LX123456789012' },
    'DHL is a guess',
    ['dhl'],
  ],
] as const)('%s is told with what to answer', (_, facts, title, choices) => {
  const view = carrierDoubtView(facts);
  expect(view?.title).toBe(title);
  expect(view?.choices.map(({ carrier }) => carrier)).toEqual(choices);
});

it('asks nothing where nothing is in doubt, or a person has said it', () => {
  const known = { carrier: 'usps', carrierDoubt: null, trackingNumber: UPS };
  expect(carrierDoubtView({ ...known, carrierBy: 'staff' })).toBeNull();
  expect(carrierDoubtView({ ...known, carrierBy: 'told' })).toBeNull();
  expect(carrierDoubtView({ ...known, carrier: null, carrierBy: null })).toBeNull();
});
