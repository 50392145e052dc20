import { expect, test } from 'vitest';
import { readPolicyText } from './read-policy-text';

test.each([
  ['{', [{ path: '', message: expect.stringMatching(/^Not JSON yet: /) }]],
  ['[]', [{ path: '', message: expect.any(String) }]],
  [
    '{"window":{"days":-1},"colour":"red"}',
    [
      { path: 'window.days', message: expect.any(String) },
      { path: 'colour', message: 'Is not known here' },
    ],
  ],
])('%s is no policy, and each mistake has its place', (text, errors) => {
  expect(readPolicyText(text)).toEqual({ errors });
});

test('what is one is read with its defaults', () => {
  expect(readPolicyText('{"auto_approve":true}')).toMatchObject({
    policy: { auto_approve: true, window: { days: 30 } },
  });
});
