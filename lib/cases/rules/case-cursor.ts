import { AppError } from '@/lib/core/errors';

/** Where the queue goes on: behind the case of this pain (or, of closed ones, this moment) and id. */
/** `due` may be no moment: what has no due time comes after all that has. */
export type CasePosition = { at: number | string; id: string };

const ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const MOMENT = /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/;

/** The due time of what has none, as the database orders it. */
export const NEVER = 'infinity';

export const caseCursor = ({ at, id }: CasePosition): string => btoa(JSON.stringify([at, id])).replaceAll('=', '');

/** @throws AppError INVALID for anything that is no cursor of this list */
export function readCaseCursor(cursor: string, of: 'pain' | 'moment' | 'due'): CasePosition {
  try {
    const [at, id] = JSON.parse(atob(cursor)) as unknown[];
    const fits =
      of === 'pain'
        ? Number.isSafeInteger(at) && Math.abs(at as number) < 1e6
        : MOMENT.test(String(at)) || (of === 'due' && at === NEVER);
    if (fits && typeof id === 'string' && ID.test(id)) return { at: at as number | string, id };
  } catch {
    // said below
  }
  throw new AppError('INVALID', 'The cursor is not one that this list gave.', {
    errors: [{ path: 'cursor', message: 'Must be the next_cursor of an earlier page' }],
  });
}
