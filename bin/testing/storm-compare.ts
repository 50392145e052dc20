import type pg from 'pg';
import { checkInvariants } from '@/db/invariants';
import type { Message, StormParcel } from './storm-journeys';

export type Post = { message: Message; genuine: boolean };

type Row = { external_id: string; status: string; sub_status: string | null; delivered_at: Date | null };

/** What the database holds against what was sent; everything is 0 where nothing went wrong. */
export async function compare(
  owner: pg.Client,
  shopId: string,
  parcels: readonly StormParcel[],
  posts: readonly Post[],
  fresh: number,
) {
  const ask = async <T extends pg.QueryResultRow>(text: string) => (await owner.query<T>(text, [shopId])).rows;
  const [counts] = await ask<Record<'messages' | 'waiting' | 'scans' | 'twice', number>>(`select
    (select count(*)::int from inbox where shop_id = $1 and dedupe_key not like '% waits for %') as messages,
    (select count(*)::int from inbox where shop_id = $1 and state <> 'processed') as waiting,
    (select count(*)::int from tracking_events where shop_id = $1 and kind = 'event') as scans,
    (select count(*)::int from (select from notifications where shop_id = $1
      group by shipment_id, event, recipient having count(*) > 1) twice) as twice`);
  const stored = new Map(
    (await ask<Row>('select * from shipments where shop_id = $1')).map((row) => [row.external_id, row]),
  );
  const told = await ask<{ external_id: string }>(`select s.external_id from notifications n
    join shipments s on s.shop_id = n.shop_id and s.id = n.shipment_id where n.shop_id = $1 and n.event = 'shipment.delivered'`);
  const written = new Set(told.map(({ external_id }) => external_id));

  const distinct = new Set(posts.filter(({ genuine }) => genuine).map(({ message }) => deliveryOf(message)));
  const scans = parcels.reduce((sum, parcel) => sum + parcel.scans.length, 0);
  const kept = counts?.scans ?? 0;
  const findings = await checkInvariants(owner);
  return {
    messagesLost: Math.abs(distinct.size - (counts?.messages ?? 0)),
    scansLost: Math.max(0, scans - kept),
    scansTwice: Math.max(0, kept - scans),
    parcelsWrong: parcels.filter((parcel) => isWrong(parcel, stored.get(parcel.externalId))).length,
    mailsTwice: counts?.twice ?? 0,
    mailsMissing: parcels.filter(
      ({ index, expected, externalId }) =>
        index < fresh && expected.status === 'delivered' && expected.delivery === 0 && !written.has(externalId),
    ).length,
    stillWaiting: counts?.waiting ?? 0,
    violations: findings.reduce((sum, { violations }) => sum + violations, 0),
  };
}

/** UPS gives no id: the bytes are the delivery. */
const deliveryOf = ({ provider, id, body }: Message) => (provider === 'ups' ? body : `${provider} ${id}`);

function isWrong({ expected, scans }: StormParcel, row: Row | undefined): boolean {
  const { status, sub, delivery } = expected;
  const at = delivery === undefined ? null : scans.at(-1 - delivery)?.at;
  const sameTime = at ? Math.abs((row?.delivered_at?.getTime() ?? 0) - at.getTime()) < 1_000 : true;
  return row?.status !== status || (sub !== undefined && row.sub_status !== sub) || !sameTime;
}
