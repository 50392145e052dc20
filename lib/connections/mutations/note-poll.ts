import { and, eq } from 'drizzle-orm';
import { connections } from '@/db/schema/shipments';
import type { Ctx } from '@/lib/core/context';
import type { Asked } from '../adapters/ask-provider';

/** Credentials that are refused are not tried again and again: whole accounts are locked for that. */
const REFUSED_PAUSE_MS = 15 * 60_000;

/** Writes down how a provider took a question: when it answered, what was wrong, how long it wants to be left alone. */
export async function notePoll(ctx: Ctx, input: { connectionId: string; asked: Asked }): Promise<void> {
  const { db, shopId, now } = ctx;
  const { asked } = input;
  const after = (ms: number) => new Date(now.getTime() + ms);
  const set = {
    answer: () => ({ lastPollAt: now }),
    slow_down: (seconds: number) => ({ pollFreeAt: after(seconds * 1_000) }),
    refused: (reason: string) => ({ lastErrorAt: now, lastError: reason, pollFreeAt: after(REFUSED_PAUSE_MS) }),
    failed: (reason: string) => ({ lastErrorAt: now, lastError: reason }),
  };
  await db
    .update(connections)
    .set(
      asked.kind === 'answer'
        ? set.answer()
        : asked.kind === 'slow_down'
          ? set.slow_down(asked.seconds)
          : set[asked.kind](asked.reason),
    )
    .where(and(eq(connections.shopId, shopId), eq(connections.id, input.connectionId)));
}
