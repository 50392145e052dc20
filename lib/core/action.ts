import { headers } from 'next/headers';
import { unstable_rethrow } from 'next/navigation';
import { z } from 'zod';
import type { Ctx } from './context';
import { AppError, type ErrorCode } from './errors';
import { newId } from './ids';
import { log } from './log';
import { assertSameOrigin } from './same-origin';
import { type Gate, inShop } from './unit-of-work';

export type ActionResult<T> =
  | { status: 'ok'; data: T }
  | { status: 'invalid'; fieldErrors: Record<string, string[] | undefined>; formErrors: string[] }
  | { status: 'error'; code: ErrorCode; requestId: string; details: Record<string, unknown> };

type Definition<S extends z.ZodType, T, P> = {
  name: string;
  input: S;
  /** Proves who acts and for which shop. May read a selector (slug, token) from the raw input, never trust an id. */
  authorize: (raw: unknown) => Promise<Gate>;
  /** Slow work for somebody let in already, before the transaction begins: decoding a picture. */
  prepare?: (input: z.output<S>, gate: Gate) => Promise<P>;
  /** Runs inside one transaction bound to the shop. */
  run: (ctx: Ctx, input: z.output<S>, prepared: P) => Promise<T>;
  /** After commit: revalidate, redirect. */
  after?: (data: T, input: z.output<S>) => void | Promise<void>;
};

/** Origin, then authorisation, then schema, then the verb: an anonymous caller never learns our schema. */
async function execute<S extends z.ZodType, T, P>(def: Definition<S, T, P>, raw: unknown): Promise<ActionResult<T>> {
  const requestId = newId();
  try {
    assertSameOrigin(await headers());
    const gate = await def.authorize(raw);
    const parsed = def.input.safeParse(raw);
    if (!parsed.success) {
      const { fieldErrors, formErrors } = z.flattenError(parsed.error);
      return { status: 'invalid', fieldErrors: fieldErrors as Record<string, string[] | undefined>, formErrors };
    }
    const prepared = (await def.prepare?.(parsed.data, gate)) as P;
    const data = await inShop({ ...gate, requestId }, (ctx) => def.run(ctx, parsed.data, prepared));
    await def.after?.(data, parsed.data);
    return { status: 'ok', data };
  } catch (error) {
    unstable_rethrow(error);
    if (error instanceof AppError) return { status: 'error', code: error.code, requestId, details: error.details };
    log.error({ action: def.name, requestId, err: error }, 'action failed');
    return { status: 'error', code: 'INTERNAL', requestId, details: {} };
  }
}

/** For typed calls from the console (`useMutation`, transitions). */
export function action<S extends z.ZodType, T, P = undefined>(def: Definition<S, T, P>) {
  return async (input: z.input<S>): Promise<ActionResult<T>> => execute(def, input);
}

/** For `<form action>` with `useActionState`: works as a plain post before and without JavaScript. */
export function formAction<S extends z.ZodType, T, P = undefined>(def: Definition<S, T, P>) {
  return async (_previous: ActionResult<T> | null, form: FormData): Promise<ActionResult<T>> =>
    execute(def, formObject(form));
}

/** Repeated names become arrays; React's own `$ACTION…` fields are dropped. */
export function formObject(form: FormData): Record<string, unknown> {
  const names = [...new Set(form.keys())].filter((name) => !name.startsWith('$'));
  return Object.fromEntries(
    names.map((name) => {
      const values = form.getAll(name);
      return [name, values.length > 1 ? values : values[0]];
    }),
  );
}
