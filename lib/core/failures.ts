/** What PostgreSQL or the socket called a failure: the code of the innermost cause, or ''. */
function codeOf(error: unknown): string {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown };
  const own = typeof code === 'string' ? code : '';
  return cause ? codeOf(cause) || own : own;
}

const messageOf = (error: unknown): string => {
  const { message, cause } = (error ?? {}) as { message?: string; cause?: unknown };
  return cause ? messageOf(cause) : (message ?? '');
};

/** The server is busy, starting or gone: lost connections, timeouts, shutdowns, deadlocks. Trying later may help. */
export const isPassingFailure = (error: unknown): boolean =>
  /^(08|40|53|57|55P03)|^(ECONN|ETIMEDOUT|EPIPE|ENOENT|EAI_AGAIN)/.test(codeOf(error)) ||
  /timeout exceeded|Connection terminated/i.test(messageOf(error));

/** A value that the database cannot keep: a NUL, half a character, a number too large. */
export const isUnstorable = (error: unknown): boolean => /^(22|54)/.test(codeOf(error));

/** A row that would contradict others. */
export const isIntegrityFailure = (error: unknown): boolean => codeOf(error).startsWith('23');
