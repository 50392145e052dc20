import { sql } from 'drizzle-orm';
import { unknownCodes } from '@/db/schema/polling';
import type { Observation, Source } from '@/lib/carriers/types';
import { unknownCode } from '@/lib/carriers/unknown-code';
import type { Ctx } from '@/lib/core/context';
import { storable } from '@/lib/core/fields';

type Told = { source: Source; inboxId: string; fresh: readonly Observation[]; declared?: string };

/**
 * Counts what came that no dictionary knows. `fresh`: scans that were not told before; `declared`: what the message that brought
 * them declares the parcel to be.
 */
export async function countUnknownCodes(ctx: Ctx, told: readonly Told[]): Promise<void> {
  const seen = new Map<string, typeof unknownCodes.$inferInsert & { times: number }>();
  for (const { source, inboxId, fresh, declared } of told) {
    const count = (unknown: string | null, said: string | null, shownAs: string | null) => {
      const code = storable(unknown ?? '', 80);
      if (code === '') return;
      const key = `${source} ${code}`;
      const times = (seen.get(key)?.times ?? 0) + 1;
      const description = said && storable(said, 300);
      const about = { shopId: ctx.shopId, source, code, inboxId, times, description, shownAs };
      seen.set(key, { ...about, firstAt: ctx.now, lastAt: ctx.now });
    };
    for (const scan of fresh)
      count(unknownCode(scan), scan.description, [scan.status, scan.sub_status].filter(Boolean).join(' '));
    // the same message told again brings nothing, and is not counted again
    if (declared && fresh.length > 0 && !seen.has(`${source} ${declared}`)) count(declared, null, null);
  }
  if (seen.size === 0) return;
  // In one order for everyone who counts several.
  const rows = [...seen].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  await ctx.db
    .insert(unknownCodes)
    .values(rows)
    .onConflictDoUpdate({
      target: [unknownCodes.shopId, unknownCodes.source, unknownCodes.code],
      set: {
        times: sql`${unknownCodes.times} + excluded.times`,
        description: sql`coalesce(excluded.description, ${unknownCodes.description})`,
        shownAs: sql`excluded.shown_as`,
        inboxId: sql`excluded.inbox_id`,
        lastAt: sql`greatest(${unknownCodes.lastAt}, excluded.last_at)`,
      },
    });
}
