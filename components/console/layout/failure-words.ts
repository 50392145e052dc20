import type { ActionResult } from '@/lib/core/action';
import type { ErrorCode, FieldError } from '@/lib/core/errors';

export type Failure = {
  text: string;
  /** What is wrong with which field: the first sentence each. */
  fields: Record<string, string>;
  /** Mistakes in a document, by path. */
  errors: FieldError[];
  reference: string | null;
};

const WORDS: Partial<Record<ErrorCode, string>> = {
  UNAUTHENTICATED: 'You have been signed out. Sign in again, then try once more.',
  FORBIDDEN: 'Your role does not allow this. Ask an owner of the shop.',
  NOT_FOUND: 'It is not there any more. Somebody may have removed it meanwhile.',
  CONFLICT: 'Somebody else changed this meanwhile. Have another look.',
  INVALID_STATE: 'It is too late for that: things have moved on.',
  RATE_LIMITED: 'That was too often. Please wait a while.',
  UNAVAILABLE: 'No answer. Is the connection up? Nothing is lost; try again.',
};
const LAST_RESORT = 'Something went wrong on our side. Nothing was changed.';

/**
 * What to tell of a result that is no success; null for one. `words` replaces the general sentence by error code or, where
 * the error gives a reason, by that.
 */
export function failureOf(
  result: ActionResult<unknown>,
  words: Partial<Record<ErrorCode | (string & {}), string>> = {},
): Failure | null {
  if (result.status === 'ok') return null;
  if (result.status === 'invalid') {
    const fields = Object.fromEntries(
      Object.entries(result.fieldErrors).flatMap(([name, messages]) => (messages?.[0] ? [[name, messages[0]]] : [])),
    );
    const [form] = result.formErrors;
    return { text: form ?? 'Something is missing: see the marked fields.', fields, errors: [], reference: null };
  }
  const { code, details, requestId } = result;
  const errors = (details.errors as FieldError[] | undefined) ?? [];
  const fields = Object.fromEntries(errors.map(({ path, message }) => [path, message]));
  const text = words[String(details.reason)] ?? words[code] ?? WORDS[code] ?? LAST_RESORT;
  return { text, fields, errors, reference: code === 'INTERNAL' ? requestId : null };
}
