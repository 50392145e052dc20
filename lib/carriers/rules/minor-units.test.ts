import { expect, it } from 'vitest';
import { minorUnits } from './minor-units';

it.each([
  ['19.99', 'EUR', 1999],
  ['19.9', 'EUR', 1990],
  ['19', 'EUR', 1900],
  ['.5', 'EUR', 50],
  [3, 'USD', 300],
  [195.66, 'USD', 19566],
  ['-10.00', 'USD', -1000],
  ['0.905', 'EUR', 91],
  ['0.904999', 'EUR', 90],
  ['-0.005', 'EUR', -1],
  ['1999', 'JPY', 1999],
  ['1999.5', 'JPY', 2000],
  ['1.2345', 'KWD', 1235],
  ['-0.00', 'EUR', 0],
])('%s %s', (decimal, currency, amount) => {
  expect(minorUnits(decimal, currency)).toEqual({ amount, currency });
});

it.each([
  ['', 'EUR'],
  ['.', 'EUR'],
  ['1e3', 'EUR'],
  ['1,5', 'EUR'],
  [null, 'EUR'],
  [{}, 'EUR'],
  ['9'.repeat(16), 'EUR'],
  ['1', 'EURO'],
  ['1', null],
])('refuses %j %j', (decimal, currency) => {
  expect(minorUnits(decimal, currency)).toBeNull();
});
