import { and, eq, sql } from 'drizzle-orm';
import { shipments } from '@/db/schema/shipments';
import type { Ctx } from '@/lib/core/context';
import { type Page, type PageInput, pageOf } from '@/lib/core/paging';
import { type ShipmentRead, trackingKey } from '../schema';
import { readShipments } from './read-shipments';

/** Shipments newest first; with `trackingNumber`, those of that number however it is spaced. */
export async function listShipments(
  ctx: Ctx,
  input: PageInput & { trackingNumber?: string },
): Promise<Page<ShipmentRead>> {
  const { limit, after, trackingNumber } = input;
  const rows = await readShipments(ctx, {
    where: and(
      trackingNumber === undefined ? undefined : eq(shipments.trackingKey, trackingKey(trackingNumber) ?? ''),
      after
        ? sql`(${shipments.createdAt}, ${shipments.id}) < (${after.at}::timestamptz, ${after.id}::uuid)`
        : undefined,
    ),
    limit: limit + 1,
  });
  const page = pageOf(rows, limit, (row) => ({ at: row.createdAt.toISOString(), id: row.id }));
  return { ...page, data: page.data.map((row) => row.answer) };
}
