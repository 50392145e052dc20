import { expect, it } from 'vitest';
import { underOwnName } from './under-own-name';

it('shortens addresses of the shop and nothing else', () => {
  const page = (base: string) =>
    `<a href="${base}">home</a><form action="${base}/withdraw?x=1"></form><a href="${base}?lang=de">`;
  expect(underOwnName(page('/s/duskhound'), 'duskhound')).toBe(
    '<a href="/">home</a><form action="/withdraw?x=1"></form><a href="/?lang=de">',
  );
  const others = '<a href="/s/duskhound-outlet/track/x">/s/duskhound</a><p title="see =&quot;/s/duskhound/">';
  expect(underOwnName(others, 'duskhound')).toBe(others);
});
