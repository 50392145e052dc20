export const FAILED = 'That did not work. Nothing is lost: please try again in a moment.';

export type Message = { tone: 'good' | 'bad'; text: string };
type Failure = { status: 'invalid' } | { status: 'error'; code: string; details?: Record<string, unknown> };

/** A refusal as the editor says it. */
export function explain(result: Failure): Message {
  if (result.status === 'error' && result.code === 'FORBIDDEN')
    return { tone: 'bad', text: 'Your role may look at the brand, not change it. Ask an owner.' };
  const errors =
    result.status === 'error' ? (result.details?.errors as { path: string; message: string }[] | undefined) : undefined;
  return { tone: 'bad', text: errors?.map((one) => `${one.path}: ${one.message}`).join(' ') || FAILED };
}
