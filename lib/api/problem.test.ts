import { expect, test } from 'vitest';
import { AppError, ERROR_CODES } from '@/lib/core/errors';
import { expected, problem } from './problem';

const request = { requestId: 'request-1', method: 'PUT', route: '/orders' };
const pgError = (code: string) =>
  Object.assign(new Error('Failed query'), { cause: Object.assign(new Error('x'), { code }) });

test('every code has a status and says itself', () => {
  for (const code of ERROR_CODES) {
    const { status, text, headers } = problem(new AppError(code, 'why', { allowed_verbs: ['close'] }));
    expect(JSON.parse(text ?? '')).toMatchObject({
      type: 'about:blank',
      status,
      code,
      detail: 'why',
      allowed_verbs: ['close'],
    });
    expect(headers['content-type']).toBe('application/problem+json');
  }
});

test('seconds to wait go into the header, not into the body', () => {
  const { status, headers, text } = problem(new AppError('RATE_LIMITED', 'slow down', { retryAfterSeconds: 7 }));
  expect([status, headers['retry-after']]).toEqual([429, '7']);
  expect(text).not.toContain('retryAfter');
});

test.each([
  ['57P01', 'UNAVAILABLE'],
  ['40P01', 'UNAVAILABLE'],
  ['55P03', 'UNAVAILABLE'],
  ['53300', 'UNAVAILABLE'],
  ['08006', 'UNAVAILABLE'],
  ['ECONNREFUSED', 'UNAVAILABLE'],
  ['22021', 'INVALID'],
  ['23503', 'CONFLICT'],
  ['42703', 'INTERNAL'],
])('what the database calls %s is told as %s, without its words', (code, told) => {
  const error = expected(pgError(code), request);
  expect(error.code).toBe(told);
  expect(error.message).not.toMatch(/Failed query/);
});
