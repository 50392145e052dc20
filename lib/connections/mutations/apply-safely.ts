import type { Ctx } from '@/lib/core/context';
import { isPassingFailure } from '@/lib/core/failures';
import { log } from '@/lib/core/log';
import { withSavepoint } from '@/lib/core/unit-of-work';
import type { Waiting } from '../waiting';
import { applyPayloads, type Message } from './apply-payloads';

/**
 * Applies messages like `applyPayloads`; one that breaks us is found by halves and waits for a person as `failed`, without
 * taking the others along. What a busy database says is thrown: trying later may help.
 */
export async function applySafely(ctx: Ctx, messages: readonly Message[], passed?: Set<string>): Promise<Waiting[][]> {
  const [first] = messages;
  if (!first) return [];
  try {
    return await withSavepoint(ctx, (inner) => applyPayloads(inner, messages, passed));
  } catch (error) {
    if (isPassingFailure(error)) throw error;
    if (messages.length === 1) {
      const { inboxId, source } = first;
      log.error({ shopId: ctx.shopId, inboxId, source, err: error }, 'A message could not be applied');
      return [[{ reason: 'failed', detail: null, waitsFor: null }]];
    }
    const half = messages.length >> 1;
    const halves = [messages.slice(0, half), messages.slice(half)];
    const ended: Waiting[][] = [];
    for (const some of halves) ended.push(...(await applySafely(ctx, some, passed)));
    return ended;
  }
}
