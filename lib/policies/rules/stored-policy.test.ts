import { expect, it } from 'vitest';
import { parsePolicy } from './parse-policy';
import { storedPolicy } from './stored-policy';

it('reads a document as parsePolicy does, equal documents once, others anew', () => {
  const document = { window: { days: 60, starts: 'shipped' } };
  const policy = storedPolicy(document);
  expect(policy).toEqual(parsePolicy(document));
  expect(storedPolicy(structuredClone(document))).toBe(policy);
  expect(storedPolicy({ window: { days: 61, starts: 'shipped' } })).toEqual(
    parsePolicy({ window: { days: 61, starts: 'shipped' } }),
  );
  expect(storedPolicy(null)).toEqual(parsePolicy({}));
});

it('refuses what parsePolicy refuses, however often it is asked', () => {
  for (let time = 0; time < 2; time++) expect(() => storedPolicy({ window: 7 })).toThrow(/window/);
});
