import { and, desc, eq, gt } from 'drizzle-orm';
import { unknownCodes } from '@/db/schema/polling';
import type { Source } from '@/lib/carriers/types';
import type { Ctx } from '@/lib/core/context';

export type UnknownCode = {
  source: Source;
  code: string;
  description: string | null;
  times: number;
  /** Status and sub-status the scan is shown as; null of those counted before that was kept. */
  shownAs: string | null;
  inboxId: string | null;
  firstAt: Date;
  lastAt: Date;
};

const DAY_MS = 86_400_000;
const DAYS = 30;

/** How many codes came for the first time in the last week that no dictionary knows. */
export async function countNewCodes(ctx: Ctx): Promise<number> {
  const since = new Date(ctx.now.getTime() - 7 * DAY_MS);
  return ctx.db.$count(unknownCodes, and(eq(unknownCodes.shopId, ctx.shopId), gt(unknownCodes.firstAt, since)));
}

/** What came in the last month that no dictionary knows, the most frequent first. */
export function listUnknownCodes(ctx: Ctx, input: { limit: number }): Promise<UnknownCode[]> {
  return ctx.db
    .select({
      source: unknownCodes.source,
      code: unknownCodes.code,
      description: unknownCodes.description,
      times: unknownCodes.times,
      shownAs: unknownCodes.shownAs,
      inboxId: unknownCodes.inboxId,
      firstAt: unknownCodes.firstAt,
      lastAt: unknownCodes.lastAt,
    })
    .from(unknownCodes)
    .where(
      and(eq(unknownCodes.shopId, ctx.shopId), gt(unknownCodes.lastAt, new Date(ctx.now.getTime() - DAYS * DAY_MS))),
    )
    .orderBy(desc(unknownCodes.times), unknownCodes.source, unknownCodes.code)
    .limit(input.limit);
}
