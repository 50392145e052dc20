import type { ActionResult } from '@/lib/core/action';
import type { ErrorCode } from '@/lib/core/errors';

/** Every failure in plain words: what happened, and what to do. */
const COPY: Record<ErrorCode, string> = {
  UNAUTHENTICATED: 'You have been signed out. Sign in again; nothing was changed.',
  FORBIDDEN: 'Your role may not do this. Ask an owner or a manager.',
  NOT_FOUND: 'This is not here any more.',
  CONFLICT: 'Something changed in the meantime. Nothing was done: please look again.',
  INVALID: 'Something here does not fit. Nothing was changed.',
  INVALID_STATE: 'Somebody was faster: this is not possible any more.',
  INELIGIBLE: 'The policy does not allow this.',
  RATE_LIMITED: 'That was too often for one day. Ask an owner, or go on tomorrow.',
  TOO_LARGE: 'That is too much at once.',
  UNSUPPORTED_TYPE: 'That kind of file cannot be read.',
  IDEMPOTENCY_IN_FLIGHT: 'The first press is still being worked on.',
  IDEMPOTENCY_MISMATCH: 'That was pressed twice with different words.',
  UNAVAILABLE: 'The database is busy for a moment. Nothing was changed; please try again.',
  INTERNAL: 'Something went wrong on our side. Nothing was changed; please try again.',
};

/** A failed action or read, with words for people. */
export class ConsoleFailure extends Error {
  override readonly name = 'ConsoleFailure';
  constructor(
    readonly code: ErrorCode,
    readonly details: Record<string, unknown> = {},
    message?: string,
  ) {
    super(message ?? COPY[code]);
  }
}

/** What an action brought, or a failure in words: what `useMutation` wants. */
export function unwrap<T>(result: ActionResult<T>): T {
  if (result.status === 'ok') return result.data;
  if (result.status === 'invalid') {
    const first = [...result.formErrors, ...Object.values(result.fieldErrors).flat()].find(Boolean);
    throw new ConsoleFailure('INVALID', {}, first);
  }
  const at = result.code === 'INTERNAL' ? ` (reference ${result.requestId.slice(-8)})` : '';
  throw new ConsoleFailure(result.code, result.details, `${COPY[result.code]}${at}`);
}

/** Words for anything that went wrong, the network included. */
export const sayFailure = (error: unknown): string =>
  error instanceof ConsoleFailure ? error.message : 'No answer from the server. Check your connection and try again.';

/** Reads one of the console's own addresses. @throws ConsoleFailure */
export async function readJson<T>(url: string, signal?: AbortSignal): Promise<T> {
  const response = await fetch(url, { signal, headers: { accept: 'application/json' } });
  if (response.ok) return response.json() as Promise<T>;
  const body = (await response.json().catch(() => ({}))) as { code?: ErrorCode };
  throw new ConsoleFailure(body.code && body.code in COPY ? body.code : 'INTERNAL');
}
