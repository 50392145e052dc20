import { and, eq } from 'drizzle-orm';
import { returnLines, returns } from '@/db/schema/returns';
import type { Ctx } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { lockReturn } from '../queries/lock-return';
import { inspectionsOf } from '../rules/inspections-of';
import { isBack } from '../rules/is-back';
import type { ReceiveInput } from '../schema';
import { judgeSerialsOf } from './judge-serials-of';
import { recordInspections } from './record-inspections';
import { recordReturnEvent } from './record-return-event';
import { releaseExchange } from './release-exchange';
import { resumeAutoRefund } from './resume-auto-refund';
import { returnSecurity } from './return-security';
import { judgeParcel, weigherOf, weighParcel } from './weigh-parcel';

/**
 * Takes in what arrived, adding to what arrived before: units accepted, damaged or missing per line, each kind with what
 * state it is in and where it goes, and what nobody had announced.
 * @throws AppError NOT_FOUND, INVALID_STATE, INVALID when a line is not the return's, gets more than it has, or is told
 *   of in more units than were counted
 */
export async function receiveReturn(ctx: Ctx, input: { returnId: string } & ReceiveInput): Promise<void> {
  const { row, lines } = await lockReturn(ctx, input.returnId, 'receive');
  const errors: { path: string; message: string }[] = [];
  const counts = new Map(lines.map((line) => [line.id, { ...line }]));
  for (const [index, given] of input.lines.entries()) {
    const line = counts.get(given.return_line_id);
    if (!line) {
      errors.push({ path: `lines[${index}].return_line_id`, message: 'This line is not part of the return.' });
      continue;
    }
    line.accepted += given.accepted;
    line.damaged += given.damaged;
    line.missing += given.missing;
    line.received = line.accepted + line.damaged;
    if (line.received + line.missing > line.quantity) {
      errors.push({ path: `lines[${index}]`, message: `Only ${line.quantity} of this line are part of the return.` });
    }
  }
  const inspections = inspectionsOf(input);
  errors.push(...inspections.errors);
  if (errors.length > 0) throw new AppError('INVALID', 'The count does not fit the return.', { errors });

  for (const line of counts.values()) {
    await ctx.db
      .update(returnLines)
      .set({ accepted: line.accepted, damaged: line.damaged, missing: line.missing, received: line.received })
      .where(and(eq(returnLines.shopId, ctx.shopId), eq(returnLines.id, line.id)));
  }
  await ctx.db
    .update(returns)
    .set({ status: 'received', expiresAt: null, updatedAt: ctx.now })
    .where(and(eq(returns.shopId, ctx.shopId), eq(returns.id, row.id)));
  await judgeSerialsOf(ctx, { returnId: row.id, orderId: row.orderId, found: inspections.found });
  await recordInspections(ctx, { returnId: row.id, orderId: row.orderId, found: inspections.found });
  const sum = (pick: 'accepted' | 'damaged' | 'missing') => input.lines.reduce((total, line) => total + line[pick], 0);
  await recordReturnEvent(ctx, {
    returnId: row.id,
    type: 'received',
    note: input.note,
    data: {
      accepted: sum('accepted'),
      damaged: sum('damaged'),
      missing: sum('missing'),
      ...(input.unexpected?.length
        ? { unexpected: input.unexpected.reduce((total, { quantity }) => total + quantity, 0) }
        : {}),
    },
  });
  if (input.weight_grams) await weighParcel(ctx, { returnId: row.id, grams: input.weight_grams, by: weigherOf(ctx) });
  // What was counted says better what the box should weigh.
  else await judgeParcel(ctx, { returnId: row.id });
  // Before anything may leave: a deposit that is not paid yet holds nothing back any more.
  if (row.sendsFirst && isBack([...counts.values()])) await returnSecurity(ctx, { returnId: row.id });
  await releaseExchange(ctx, { returnId: row.id });
  await resumeAutoRefund(ctx, row.id);
}
