import { AppError, type ErrorCode } from '@/lib/core/errors';
import { isIntegrityFailure, isPassingFailure, isUnstorable } from '@/lib/core/failures';
import { log } from '@/lib/core/log';

/** An answer before it becomes a response: what can be stored and repeated byte for byte. */
export type Rendered = { status: number; text: string | null; headers: Record<string, string> };

const STATUS: Record<ErrorCode, [status: number, title: string]> = {
  UNAUTHENTICATED: [401, 'A valid key is needed'],
  FORBIDDEN: [403, 'The key may not do this'],
  NOT_FOUND: [404, 'Not found'],
  CONFLICT: [409, 'Conflicts with what is stored'],
  INVALID: [400, 'The request is not valid'],
  INVALID_STATE: [409, 'Not possible in this state'],
  INELIGIBLE: [422, 'Not eligible'],
  RATE_LIMITED: [429, 'Too many requests'],
  TOO_LARGE: [413, 'The body is too large'],
  UNSUPPORTED_TYPE: [415, 'The body must be JSON'],
  IDEMPOTENCY_IN_FLIGHT: [409, 'The first request with this key is still running'],
  IDEMPOTENCY_MISMATCH: [422, 'The key was used for another request'],
  UNAVAILABLE: [503, 'Try again in a moment'],
  INTERNAL: [500, 'Something went wrong here'],
};

/** Answers that a repeat may well turn into others; never kept under an idempotency key. */
export const mayPass = (code: ErrorCode) => STATUS[code][0] >= 500 || code === 'RATE_LIMITED';

/** An error as RFC 9457 tells it. `code` is stable; members of `details` stand beside it. */
export function problem(error: AppError): Rendered {
  const [status, title] = STATUS[error.code];
  const { retryAfterSeconds, ...details } = error.details;
  const retry = retryAfterSeconds ?? (status === 503 ? 1 : undefined);
  return {
    status,
    text: JSON.stringify({ type: 'about:blank', title, status, code: error.code, detail: error.message, ...details }),
    headers: {
      'content-type': 'application/problem+json',
      ...(retry !== undefined && { 'retry-after': String(retry) }),
      ...(status === 401 && { 'www-authenticate': 'Bearer' }),
    },
  };
}

/** What may be said of a failure: an expected one as it is, a passing one as such, anything else logged and hidden. */
export function expected(error: unknown, request: { requestId: string; method: string; route: string }): AppError {
  if (error instanceof AppError) return error;
  const passing = isPassingFailure(error);
  // The schemas and locks come first; these are the database's own walls.
  if (isUnstorable(error)) return new AppError('INVALID', 'Holds a value that cannot be stored.');
  log[passing ? 'warn' : 'error']({ ...request, err: error }, passing ? 'Request failed for now' : 'Request failed');
  if (isIntegrityFailure(error)) return new AppError('CONFLICT', 'Conflicts with what is stored.');
  return passing
    ? new AppError('UNAVAILABLE', 'The database did not answer in time.')
    : new AppError('INTERNAL', 'The failure was recorded under the id of this request.');
}

/** 405 with the methods that are possible; to OPTIONS, the methods alone. */
export function notAllowed(method: string, methods: string[]): Rendered {
  const allow = [...new Set(methods.includes('GET') ? [...methods, 'HEAD'] : methods), 'OPTIONS'].join(', ');
  if (method === 'OPTIONS') return { status: 204, text: null, headers: { allow } };
  const body = {
    type: 'about:blank',
    title: 'This method is not possible here',
    status: 405,
    code: 'METHOD_NOT_ALLOWED',
    detail: `Possible here: ${allow}.`,
  };
  return { status: 405, text: JSON.stringify(body), headers: { 'content-type': 'application/problem+json', allow } };
}

/** An answer with the headers that every one of them has. */
export const finished = ({ headers, ...answer }: Rendered, requestId: string): Rendered => ({
  ...answer,
  headers: { ...headers, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'x-request-id': requestId },
});
