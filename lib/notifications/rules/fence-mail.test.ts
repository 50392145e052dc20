import { expect, it, test } from 'vitest';
import { forFrame, MAIL_FENCE } from './fence-mail';

const directives = new Map(MAIL_FENCE.split('; ').map((one) => [one.split(' ')[0], one.split(' ').slice(1)]));

it('a shown mail runs nothing, posts nothing and asks nobody else', () => {
  expect(directives.get('default-src')).toEqual(["'none'"]);
  expect(directives.get('form-action')).toEqual(["'none'"]);
  expect(directives.get('sandbox')).not.toContain('allow-scripts');
  expect(directives.get('sandbox')).not.toContain('allow-forms');
  for (const name of ['script-src', 'connect-src', 'frame-src']) expect(directives.has(name)).toBe(false);
  for (const [name, sources] of directives)
    if (name?.endsWith('-src'))
      for (const source of sources) expect(source).toMatch(/^('none'|'self'|data:|'unsafe-inline')$/);
});

test.each([
  ['<html><head><title>x</title></head></html>', '<html><head><base target="_blank"><title>x</title></head></html>'],
  ['<html><HEAD lang="de"></HEAD></html>', '<html><HEAD lang="de"><base target="_blank"></HEAD></html>'],
  ['only words', '<base target="_blank">only words'],
])('links of %s open beside it', (html, shown) => {
  expect(forFrame(html)).toBe(shown);
});
