import { expect, it } from 'vitest';
import { signatory } from './signatory';

it.each([
  ['J BERG', 'J BERG'],
  ['  ..KOSUGI', 'KOSUGI'],
  ['Frau Petersen', 'Frau Petersen'],
  ['佐藤', '佐藤'],
  ['Signature not required', null],
  ['FRONT DOOR', null],
  ['REDACTED', null],
  ['163000', null],
  ['X', null],
  ['N/A', null],
  ['', null],
  [null, null],
  [{ name: 'x' }, null],
])('reads %j as %j', (told, name) => {
  expect(signatory(told)).toBe(name);
});
