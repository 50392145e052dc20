import { createHash } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import { idempotencyKeys } from '@/db/schema/staff';
import type { Ctx } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { seal, unseal } from '@/lib/core/secrets';
import { withSavepoint } from '@/lib/core/unit-of-work';
import { IDEMPOTENCY_KEY_DAYS } from '@/lib/jobs/constants';
import { mayPass, problem, type Rendered } from './problem';

/** SHA-256 of what makes a request the same request: method, address and what was understood of the body. */
export const hashRequest = (method: string, path: string, body: unknown): string =>
  createHash('sha256')
    .update(`${method} ${path}\n${JSON.stringify(body)}`)
    .digest('hex');

/** The `Idempotency-Key` of a request, or null. Throws INVALID for one that cannot be a key. */
export function readKey(headers: Headers): string | null {
  const key = headers.get('idempotency-key');
  if (key === null) return null;
  if (!/^[\x20-\x7e]{1,255}$/.test(key.trim()))
    throw new AppError('INVALID', 'Idempotency-Key must have 1 to 255 printable characters.');
  return key.trim();
}

const COLUMN = 'idempotency_keys.response';

/**
 * Runs a request once for its key: effect and answer are kept in one transaction, so a crash leaves both or neither, and
 * a repeat gets the first answer, byte for byte, refusals included. Answers are sealed: some hold secrets shown once. One
 * that is not to be kept is made anew.
 * Throws IDEMPOTENCY_IN_FLIGHT while another runs, IDEMPOTENCY_MISMATCH for another request under the same key.
 */
export async function runOnce(
  ctx: Ctx,
  input: { key: string; requestHash: string; keepsAnswer: boolean },
  run: (ctx: Ctx) => Promise<Rendered>,
): Promise<Rendered> {
  const { db, shopId } = ctx;
  const lock = await db.execute<{ free: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended(${`${shopId} ${input.key}`}, 3)) as free`,
  );
  if (!lock.rows[0]?.free)
    throw new AppError('IDEMPOTENCY_IN_FLIGHT', 'Ask again when the first request has been answered.', {
      retryAfterSeconds: 1,
    });
  const sameKey = and(eq(idempotencyKeys.shopId, shopId), eq(idempotencyKeys.key, input.key));
  const [stored] = await db.select().from(idempotencyKeys).where(sameKey);
  if (stored && ctx.now.getTime() - stored.createdAt.getTime() < IDEMPOTENCY_KEY_DAYS * 86_400_000) {
    if (stored.requestHash !== input.requestHash)
      throw new AppError('IDEMPOTENCY_MISMATCH', 'Use a new key for another request.');
    if (!input.keepsAnswer) return run(ctx);
    const { status, text, headers } = JSON.parse(
      unseal(Buffer.from(stored.response ?? '', 'base64'), shopId, COLUMN),
    ) as Rendered;
    return { status, text, headers: { ...headers, 'idempotent-replayed': 'true' } };
  }
  if (stored) await db.delete(idempotencyKeys).where(sameKey);

  const answer = await withSavepoint(ctx, run).catch((error: unknown) => {
    if (!(error instanceof AppError) || mayPass(error.code)) throw error;
    return problem(error);
  });
  await db.insert(idempotencyKeys).values({
    shopId,
    key: input.key,
    requestHash: input.requestHash,
    status: answer.status,
    response: seal(JSON.stringify(input.keepsAnswer ? answer : { ...answer, text: null }), shopId, COLUMN).toString(
      'base64',
    ),
    createdAt: ctx.now,
  });
  return answer;
}
