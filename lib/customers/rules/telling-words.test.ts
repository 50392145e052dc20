import { expect, it } from 'vitest';
import { spellings, tellingWords } from './telling-words';

const contact = {
  email: 'jürgen@example.com',
  phone: '+49 30 901820',
  name: 'Jürgen Weiß',
  address: { name: 'J. Weiß', line1: 'Torstraße 1', line2: 'c/o', city: 'Berlin', postal_code: '10119', country: 'DE' },
};

it('tells what is nobody else’s from what can be', () => {
  expect(tellingWords([contact, contact])).toEqual({
    certain: ['jürgen@example.com', '+49 30 901820', 'Torstraße 1'],
    names: ['Jürgen Weiß', 'J. Weiß'],
  });
  expect(tellingWords([{ email: 'a@b.de', phone: '110', name: 'Li', address: null }])).toEqual({
    certain: ['a@b.de'],
    names: [],
  });
});

/** ILIKE as PostgreSQL has it. */
const ilike = (text: string, pattern: string) =>
  new RegExp(
    `^${pattern.replace(/\\(.)|%|_|[.*+?^${}()|[\]]/gs, (match, escaped) =>
      escaped
        ? escaped.replace(/[.*+?^${}()|[\]\\%_]/g, '\\$&')
        : match === '%'
          ? '[\\s\\S]*'
          : match === '_'
            ? '.'
            : `\\${match}`,
    )}$`,
    'i',
  ).test(text);

it.each([
  '{"email":"JÜRGEN@example.com"}',
  '{"email":"j\\u00FCrgen@example.com"}',
  '{"a":"Torstra\\u00dfe 1"}',
  'email=j%C3%BCrgen%40example.com&x=1',
  'phone=%2B49+30+901820',
  '<line>Torstraße 1</line>',
])('finds them in %s', (text) => {
  const patterns = spellings(tellingWords([contact]).certain);
  expect(patterns.some((pattern) => ilike(text, pattern))).toBe(true);
});

it('takes no character of a word for a pattern', () => {
  const [pattern] = spellings(['100%_\\x']);
  expect(ilike('it is 100%_\\x', pattern ?? '')).toBe(true);
  expect(ilike('it is 100 and x', pattern ?? '')).toBe(false);
});
