import { and, eq } from 'drizzle-orm';
import { inbox } from '@/db/schema/shipments';
import type { ReportedAnswer } from '@/lib/carriers/types';
import type { Ctx } from '@/lib/core/context';
import { answerRequest } from '@/lib/delivery/mutations/answer-request';
import { attempt, type Waiting } from '../waiting';

/**
 * Writes down what a courier's program has decided about our delivery requests; only about those that went out through
 * the connection that its message came in by. Told again it changes nothing.
 */
export async function storeAnswers(ctx: Ctx, inboxId: string, answers: readonly ReportedAnswer[]): Promise<Waiting[]> {
  if (answers.length === 0) return [];
  const [message] = await ctx.db
    .select({ connectionId: inbox.connectionId })
    .from(inbox)
    .where(and(eq(inbox.shopId, ctx.shopId), eq(inbox.id, inboxId)));
  const waiting: Waiting[] = [];
  for (const { request_id: requestId, state, answer, reference } of answers) {
    const input = { requestId, connectionId: message?.connectionId ?? '', state, answer, reference };
    const refused = await attempt(ctx, (within) => answerRequest(within, input));
    if (refused) waiting.push(refused);
  }
  return waiting;
}
