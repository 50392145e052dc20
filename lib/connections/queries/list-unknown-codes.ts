import { and, desc, eq, gt } from 'drizzle-orm';
import { unknownCodes } from '@/db/schema/polling';
import type { Source } from '@/lib/carriers/types';
import type { Ctx } from '@/lib/core/context';

export type UnknownCode = {
  source: Source;
  code: string;
  description: string | null;
  times: number;
  inboxId: string | null;
  lastAt: Date;
};

const DAY_MS = 86_400_000;
const DAYS = 30;

/** What came in the last month that no dictionary knows, the most frequent first. */
export function listUnknownCodes(ctx: Ctx, input: { limit: number }): Promise<UnknownCode[]> {
  return ctx.db
    .select({
      source: unknownCodes.source,
      code: unknownCodes.code,
      description: unknownCodes.description,
      times: unknownCodes.times,
      inboxId: unknownCodes.inboxId,
      lastAt: unknownCodes.lastAt,
    })
    .from(unknownCodes)
    .where(
      and(eq(unknownCodes.shopId, ctx.shopId), gt(unknownCodes.lastAt, new Date(ctx.now.getTime() - DAYS * DAY_MS))),
    )
    .orderBy(desc(unknownCodes.times), unknownCodes.source, unknownCodes.code)
    .limit(input.limit);
}
