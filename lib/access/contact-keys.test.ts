import { describe, expect, it } from 'vitest';
import { contactKind, numberKey, phoneKey, phoneKeys, postcodeKey } from './contact-keys';

const same = (a: Buffer | null, b: Buffer | null) => a !== null && b !== null && a.equals(b);

describe('a postcode', () => {
  it.each([
    ['10119', ' 101-19 '],
    ['SW1A 1AA', 'sw1a1aa'],
    ['〒150-0001', '１５０－０００１'],
  ])('%s is %s', (stored, typed) => {
    expect(same(postcodeKey(stored), postcodeKey(typed))).toBe(true);
  });

  it.each(['', '-', '_', ' . ', '—'])('that says nothing (%j) has no key, so nothing opens it', (text) => {
    expect(postcodeKey(text)).toBeNull();
  });
});

describe('a phone number', () => {
  it.each([
    ['+49 30 901820', 'DE', '030 901820'],
    ['030/901820', 'DE', '004930901820'],
    ['０３-１２３４-５６７８', 'JP', '+81 3 1234 5678'],
  ])('%s in %s is %s', (stored, country, typed) => {
    expect(phoneKeys(typed, country).some((key) => same(key, phoneKey(stored, country)))).toBe(true);
  });

  it.each(['', 'n/a', '-', '5', '12345'])('too short to be one (%j) has no key', (text) => {
    expect(phoneKey(text, 'DE')).toBeNull();
    expect(phoneKeys(text, 'DE')).toEqual([]);
  });
});

it.each([
  ['jana＠example.com', 'email'],
  ['+49 30 901820', 'phone'],
  ['030 901820', 'phone'],
  ['10119', 'postcode'],
  ['12345-6789', 'postcode'],
  ['01310-100', 'postcode'],
])('%s is tried as %s', (contact, kind) => {
  expect(contactKind(contact)).toBe(kind);
});

it('numbers are compared by what people read', () => {
  expect(numberKey('#AT-10 42')).toBe(numberKey('at1042'));
});
