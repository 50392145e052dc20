import type { Ctx } from '@/lib/core/context';
import { reportEvents } from '@/lib/tracking/mutations/report-events';
import type { EventWrite } from '@/lib/tracking/schema';

/** A scan of a shipment, an hour ago unless it has a time of its own; through the API's own verb. */
export async function addEvent(
  ctx: Ctx,
  shipment: { externalId: string },
  event: EventWrite,
): Promise<{ added: number }> {
  const timed = event.occurred_at || event.local_time;
  const occurred_at = timed ? event.occurred_at : new Date(ctx.now.getTime() - 3_600_000).toISOString();
  return reportEvents(ctx, { externalId: shipment.externalId, events: [{ ...event, occurred_at }] });
}
