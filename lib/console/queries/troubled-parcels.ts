import { type SQL, sql } from 'drizzle-orm';
import type { Ctx } from '@/lib/core/context';
import { STUCK_DAYS } from '../rules/parcel-state';

/** What happened longer ago than this has been dealt with, or never will be. */
const FORGOTTEN_DAYS = 45;

const before = (ctx: Ctx, days: number): string => new Date(ctx.now.getTime() - days * 86_400_000).toISOString();

/**
 * Shipments (as `s`) that somebody should look at: a delivery that failed, an exception, one that came back, one that
 * waits to be collected, one without a scan for days.
 */
export const troubled = (ctx: Ctx): SQL => sql`(
  (s.status in ('attempt_failed', 'exception', 'available_for_pickup', 'returned') and s.last_event_at > ${before(ctx, FORGOTTEN_DAYS)}::timestamptz)
  or (s.status in ('pre_transit', 'in_transit', 'out_for_delivery') and s.last_event_at < ${before(ctx, STUCK_DAYS)}::timestamptz
    and s.last_event_at > ${before(ctx, FORGOTTEN_DAYS)}::timestamptz))`;
