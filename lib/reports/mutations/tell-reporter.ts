import type { problemReports } from '@/db/schema/reports';
import type { Ctx } from '@/lib/core/context';
import { newId } from '@/lib/core/ids';
import { enqueueNotification } from '@/lib/notifications/mutations/enqueue-notification';

/** Writes to who reported it. Whoever was given the goods left no address: their page tells them, and the buyer is not told. */
export async function tellReporter(
  ctx: Ctx,
  input: {
    report: Pick<typeof problemReports.$inferSelect, 'id' | 'number' | 'orderId' | 'forRecipient'>;
    event: 'report.received' | 'report.question' | 'report.accepted' | 'report.rejected';
    question?: string;
  },
): Promise<void> {
  const { report, event, question } = input;
  if (report.forRecipient) return;
  await enqueueNotification(ctx, {
    event,
    orderId: report.orderId,
    data: {
      reportId: report.id,
      // Asked twice, it is written twice.
      reference: question === undefined ? report.number : newId(ctx.now.getTime()),
      ...(question === undefined ? {} : { question }),
    },
  });
}
