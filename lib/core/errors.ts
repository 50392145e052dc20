/** The closed list of failures that may cross to a caller. Copy for people is looked up by code elsewhere. */
export const ERROR_CODES = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'CONFLICT',
  'INVALID',
  'INVALID_STATE',
  'INELIGIBLE',
  'RATE_LIMITED',
  'TOO_LARGE',
  'UNSUPPORTED_TYPE',
  'IDEMPOTENCY_IN_FLIGHT',
  'IDEMPOTENCY_MISMATCH',
  'UNAVAILABLE',
  'INTERNAL',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** One thing wrong with one field, as `application/problem+json` lists it. */
export type FieldError = { path: string; message: string };

/**
 * An expected failure. `message` is for logs and API clients, never shown to a shopper as it is.
 * `details` carries what the caller may know (field errors, allowed verbs, a quote).
 */
export class AppError extends Error {
  override readonly name = 'AppError';
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly details: { errors?: FieldError[]; retryAfterSeconds?: number; [member: string]: unknown } = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The one answer for "no such thing" and "not yours". */
export const notFound = (entity: string) => new AppError('NOT_FOUND', `No such ${entity}.`);
