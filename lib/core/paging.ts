import { z } from 'zod';
import { AppError } from './errors';

/** Where a list goes on: behind the row of this instant (RFC 3339) and id. */
const positionSchema = z.object({ at: z.iso.datetime({ offset: true }), id: z.uuid() });
export type Position = z.output<typeof positionSchema>;

/** `after` null: from the newest. */
export type PageInput = { limit: number; after: Position | null };
export type Page<T> = { data: T[]; next_cursor: string | null };

export const PAGE_SIZE = 25;
export const LARGEST_PAGE = 100;

// An instant and a UUID are ASCII, and so spelt that nothing in base64url needs escaping in a query.
const encode = (position: Position) =>
  btoa(JSON.stringify([position.at, position.id]))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** The position a cursor names. Throws INVALID for anything that is no cursor of ours. */
export function readCursor(cursor: string): Position {
  try {
    const [at, id] = JSON.parse(atob(cursor.replaceAll('-', '+').replaceAll('_', '/'))) as unknown[];
    return positionSchema.parse({ at, id });
  } catch {
    throw new AppError('INVALID', 'The cursor is not one that a list gave.', {
      errors: [{ path: 'cursor', message: 'Must be the next_cursor of an earlier page' }],
    });
  }
}

/** A page of rows read one beyond the limit. */
export function pageOf<T>(rows: readonly T[], limit: number, position: (row: T) => Position): Page<T> {
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  return { data, next_cursor: rows.length > limit && last !== undefined ? encode(position(last)) : null };
}
