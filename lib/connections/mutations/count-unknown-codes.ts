import { sql } from 'drizzle-orm';
import { unknownCodes } from '@/db/schema/polling';
import type { Observation, Source } from '@/lib/carriers/types';
import { unknownCode } from '@/lib/carriers/unknown-code';
import type { Ctx } from '@/lib/core/context';
import { storable } from '@/lib/core/fields';

/** Counts what came that no dictionary knows. `fresh`: scans that were not told before. */
export async function countUnknownCodes(
  ctx: Ctx,
  input: { source: Source; inboxId: string; fresh: readonly Observation[] },
): Promise<void> {
  const seen = new Map<string, { times: number; description: string | null }>();
  for (const scan of input.fresh) {
    const code = storable(unknownCode(scan) ?? '', 80);
    if (code === '') continue;
    const description = scan.description && storable(scan.description, 300);
    seen.set(code, { times: (seen.get(code)?.times ?? 0) + 1, description });
  }
  if (seen.size === 0) return;
  const { source, inboxId } = input;
  await ctx.db
    .insert(unknownCodes)
    .values(
      // In one order for everyone who counts several.
      [...seen]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([code, of]) => ({
          ...of,
          shopId: ctx.shopId,
          source,
          code,
          inboxId,
          firstAt: ctx.now,
          lastAt: ctx.now,
        })),
    )
    .onConflictDoUpdate({
      target: [unknownCodes.shopId, unknownCodes.source, unknownCodes.code],
      set: {
        times: sql`${unknownCodes.times} + excluded.times`,
        description: sql`coalesce(excluded.description, ${unknownCodes.description})`,
        inboxId: sql`excluded.inbox_id`,
        lastAt: sql`greatest(${unknownCodes.lastAt}, excluded.last_at)`,
      },
    });
}
