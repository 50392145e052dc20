import { z } from 'zod';
import type { ApiScope } from '@/lib/auth/api-key';
import type { Ctx } from '@/lib/core/context';
import { externalIdField } from '@/lib/core/fields';
import { LARGEST_PAGE, PAGE_SIZE, type PageInput, readCursor } from '@/lib/core/paging';

/** What a verb answers: 200 unless it says otherwise; without a body, 204. */
export type Answer = { status?: number; body?: unknown };

type Method = 'GET' | 'PUT' | 'PATCH' | 'POST' | 'DELETE';

type Nothing = z.ZodObject<Record<never, never>>;

type Definition<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType> = {
  method: Method;
  /** Below /api/v1, with parameters in braces: `/orders/{external_id}`. */
  path: string;
  /** One line, for the published description. */
  summary: string;
  scope: ApiScope;
  params?: P;
  query?: Q;
  body?: B;
  /** What comes back, by status, for the published description. */
  answers: Record<number, z.ZodType | null>;
  /** `false`: a read in the form of a POST whose answer must not lie about; a repeat is answered anew. */
  keepsAnswer?: false;
  /** Runs in one transaction bound to the key's shop; what it throws undoes it. */
  run: (ctx: Ctx, input: { params: z.output<P>; query: z.output<Q>; body: z.output<B> }) => Promise<Answer>;
};

export type Endpoint = {
  method: Method;
  path: string;
  summary: string;
  scope: ApiScope;
  params: z.ZodObject;
  query: z.ZodObject;
  body: z.ZodType | null;
  answers: Record<number, z.ZodType | null>;
  keepsAnswer: boolean;
  run: (ctx: Ctx, input: { params: unknown; query: unknown; body: unknown }) => Promise<Answer>;
};

/**
 * One method of one address of the API: what it takes, what it answers, what it does. Authentication, limits, parsing,
 * idempotency and problem documents are handle-request.ts's; the description is made from the same schemas (openapi.ts).
 * A new one is added to routes.ts.
 */
export function endpoint<
  P extends z.ZodObject = Nothing,
  Q extends z.ZodObject = Nothing,
  B extends z.ZodType = z.ZodUndefined,
>(definition: Definition<P, Q, B>): Endpoint {
  return {
    ...definition,
    params: definition.params ?? z.object({}),
    query: definition.query ?? z.object({}),
    body: definition.body ?? null,
    keepsAnswer: definition.keepsAnswer ?? true,
    run: definition.run as Endpoint['run'],
  };
}

/** Of addresses that name a thing by the caller's own id. */
export const byExternalId = z.object({ external_id: externalIdField });

/** Of addresses that name a thing by our id; what is no id of ours names nothing. */
export const byId = z.object({ id: externalIdField });

/** What every list takes. */
export const listQuery = z.object({
  limit: z
    .string()
    .regex(/^\d{1,3}$/, 'Must be a number')
    .transform(Number)
    .pipe(z.int().min(1).max(LARGEST_PAGE))
    .optional()
    .meta({ type: 'integer', minimum: 1, maximum: LARGEST_PAGE, default: PAGE_SIZE }),
  cursor: z.string().max(500).optional().meta({ description: 'The next_cursor of the page before' }),
});

/** Throws INVALID for a cursor that is none of ours. */
export const pageInput = (query: z.output<typeof listQuery>): PageInput => ({
  limit: query.limit ?? PAGE_SIZE,
  after: query.cursor === undefined ? null : readCursor(query.cursor),
});

export const pageSchema = <T extends z.ZodType>(item: T) =>
  z.object({ data: z.array(item), next_cursor: z.string().nullable() });
