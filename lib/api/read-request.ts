import type { z } from 'zod';
import { AppError, type FieldError } from '@/lib/core/errors';
import { fieldErrors } from '@/lib/core/fields';
import { LARGEST_BODY } from './constants';
import { bodyReader, type ReadBody } from './read-body';

const invalid = (message: string, errors: FieldError[] = []) => new AppError('INVALID', message, { errors });
const MOST_ERRORS = 50;

/** The value as the schema has it. Throws INVALID with every mistake by its path (`lines[0].quantity`). */
export function parseWith<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value, {
    error: (issue) => (issue.code === 'invalid_type' && issue.input === undefined ? 'Is required' : undefined),
  });
  if (result.success) return result.data;
  throw invalid('The request does not fit the schema.', fieldErrors(result.error.issues).slice(0, MOST_ERRORS));
}

/** The segments of a path, decoded. Throws INVALID for broken percent-encoding. */
export function readSegments(path: string): string[] {
  return path.split('/').map((segment) => decoded(segment, 'The path'));
}

/** The members of a query string; one without a value counts as left out. Throws INVALID for a repeated one. */
export function readQuery(search: string): Record<string, string> {
  const query: Record<string, string> = {};
  for (const pair of search.replace(/^\?/, '').split('&')) {
    const cut = pair.indexOf('=');
    const name = decoded(cut < 0 ? pair : pair.slice(0, cut), 'The query');
    const value = cut < 0 ? '' : decoded(pair.slice(cut + 1).replaceAll('+', ' '), 'The query');
    if (value === '') continue;
    if (Object.hasOwn(query, name))
      throw invalid('The query repeats a member.', [{ path: name, message: 'Give it once' }]);
    Object.defineProperty(query, name, { value, enumerable: true });
  }
  return query;
}

function decoded(text: string, what: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw invalid(`${what} is not valid percent-encoded UTF-8.`);
  }
}

/** The bytes of a body. Throws TOO_LARGE as soon as there are more than 1 MB. */
export async function readBytes(request: Request): Promise<Buffer> {
  const announced = Number(request.headers.get('content-length') ?? 0);
  const bytes = announced > LARGEST_BODY ? null : await readerOf(request)(LARGEST_BODY);
  if (bytes === null) throw new AppError('TOO_LARGE', 'The body may have 1 MB.');
  return bytes;
}

/** Reads the body of a request of the web's own kind. */
export function readerOf({ body }: Request): ReadBody {
  return body
    ? bodyReader((body as unknown as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]())
    : async () => Buffer.alloc(0);
}

const JSON_TYPE = /^application\/(?:json|[\w.+-]+\+json)\s*(?:;\s*charset\s*=\s*"?utf-?8"?\s*)?$/i;

/** A JSON body. No bytes at all count as an empty object. Throws UNSUPPORTED_TYPE, TOO_LARGE, INVALID. */
export async function readJson(request: { headers: Headers; bytes: () => Promise<Buffer> }): Promise<unknown> {
  const type = request.headers.get('content-type');
  if (type !== null && !JSON_TYPE.test(type.trim()))
    throw new AppError('UNSUPPORTED_TYPE', 'Send the body as application/json in UTF-8.');
  const bytes = await request.bytes();
  if (bytes.length === 0) return {};
  if (type === null) throw new AppError('UNSUPPORTED_TYPE', 'Send the body as application/json in UTF-8.');
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw invalid('The body is not JSON in UTF-8.', [{ path: '', message: 'Must be JSON' }]);
  }
}
