import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Ctx } from '@/lib/core/context';
import { newId } from '@/lib/core/ids';
import { enqueueJobs } from '@/lib/jobs/mutations/enqueue-jobs';

/** A parcel has one door; couriers photograph it once or twice. */
const MOST_PHOTOS = 4;

export type ToldPhoto = {
  shipmentId: string;
  trackingKey: string | null;
  /** Identity of the scan it came with. */
  key: string;
  url: string;
};

/**
 * Notes photos of deliveries that couriers told of, to be fetched by a job. Of one scan there is one; told again it is
 * fetched again only where that had failed, since the address may be another by now. Parcels are locked by the caller.
 */
export async function wantPhotos(ctx: Ctx, told: readonly ToldPhoto[]): Promise<void> {
  if (told.length === 0) return;
  const rows = told.map(({ key, ...photo }) => ({
    ...photo,
    id: newId(),
    factKey: createHash('sha256').update(key).digest('base64url'),
  }));
  const { rows: wanted } = await ctx.db.execute<{ id: string }>(sql`
    insert into delivery_photos (shop_id, id, shipment_id, fact_key, tracking_key, url, state, told_at)
    select distinct on (t."shipmentId", t."factKey") ${ctx.shopId}::uuid, t.id, t."shipmentId", t."factKey", t."trackingKey", t.url,
      'wanted', ${ctx.now.toISOString()}::timestamptz
    from json_to_recordset(${JSON.stringify(rows)}::json) as t (id uuid, "shipmentId" uuid, "factKey" text, "trackingKey" text, url text)
    where ${MOST_PHOTOS} > (select count(*) from delivery_photos p
      where p.shop_id = ${ctx.shopId} and p.shipment_id = t."shipmentId" and p.fact_key <> t."factKey")
    order by t."shipmentId", t."factKey"
    on conflict (shop_id, shipment_id, fact_key) do update set url = excluded.url, state = 'wanted', last_error = null
      where delivery_photos.state = 'failed'
    returning id`);
  await enqueueJobs(
    ctx,
    'fetch-photo',
    wanted.map(({ id }) => ({ payload: { photoId: id }, key: `photo:${id}` })),
  );
}
