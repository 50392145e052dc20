import { sql } from 'drizzle-orm';
import { FOLLOWS } from '@/lib/carriers/polls/follows';
import type { Ctx } from '@/lib/core/context';
import { enqueueJobs } from '@/lib/jobs/mutations/enqueue-jobs';
import { LAST_POLL_DAY } from '../rules/next-poll';

const FOLLOWING = sql.join(
  Object.keys(FOLLOWS).map((source) => sql`${source}`),
  sql`, `,
);

const DAY_MS = 86_400_000;
/** Beyond these a shop's older parcels are left to be asked about. */
const MOST = 2_000;

/**
 * Notes that aggregators are to follow a parcel, or one aggregator all that are on their way: they tell of no number that
 * they were not asked to follow. Of each parcel and number once; what was refused is tried again with other credentials.
 * Jobs ask them after the commit.
 */
export async function wantTrackers(ctx: Ctx, input: { shipmentId: string } | { connectionId: string }): Promise<void> {
  const of = 'shipmentId' in input ? sql`s.id = ${input.shipmentId}` : sql`c.id = ${input.connectionId}`;
  const again = 'connectionId' in input;
  const { rows } = await ctx.db.execute<{ connectionId: string; shipmentId: string }>(sql`
    insert into trackers (shop_id, connection_id, shipment_id, tracking_key, state, wanted_at)
    select s.shop_id, c.id, s.id, s.tracking_key, 'wanted', ${ctx.now.toISOString()}::timestamptz
    from shipments s join connections c on c.shop_id = s.shop_id
    where s.shop_id = ${ctx.shopId} and ${of} and c.source in (${FOLLOWING})
      and c.credentials_sealed is not null and c.deleted_at is null
      and s.tracking_key is not null and s.status not in ('delivered', 'returned', 'expired')
      and s.created_at > ${new Date(ctx.now.getTime() - LAST_POLL_DAY * DAY_MS).toISOString()}::timestamptz
    order by s.created_at desc, c.id limit ${MOST}
    on conflict (shop_id, connection_id, shipment_id, tracking_key) do update
      set state = 'wanted', attempts = 0, last_error = null, wanted_at = excluded.wanted_at
      where ${again}::boolean and trackers.state = 'refused'
    returning connection_id as "connectionId", shipment_id as "shipmentId"`);
  await enqueueJobs(
    ctx,
    'follow-parcel',
    rows.map((payload) => ({
      payload,
      key: `follow:${payload.connectionId}:${payload.shipmentId}`,
      // questions of one connection take turns
      queue: `poll:${payload.connectionId}`,
    })),
  );
}
