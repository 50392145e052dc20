import { sql } from 'drizzle-orm';
import type { Ctx } from '@/lib/core/context';
import type { Day } from '../rules/calendar';
import { type Lane, type LaneFacts, laneName, lanesOf } from '../rules/learn-lanes';
import { type DeliveryRules, deliveryRulesSchema } from '../schema';

/** What a shop knows of a lane beside the parcel's own scans. */
export type ShopEvidence = {
  /** The finest first. */
  lanes: Lane[];
  rule: { days: number; cutOff: string | null; closed: Day[] } | null;
  handover: DeliveryRules;
};

type Contract = {
  carrier: string;
  service: string;
  lanes: { from: string; to: string; days: number }[];
  cutOff: string | null;
  holidays: Day[];
};
type Row = { lanes: Lane[]; contracts: Contract[]; rules: unknown };

/**
 * Learned lanes, the contracts with the carriers and the shop's own hours, as they bear on each of these parcels: one
 * statement for all of them, none for none.
 */
export async function readEtaEvidence(ctx: Ctx, parcels: readonly LaneFacts[]): Promise<ShopEvidence[]> {
  if (parcels.length === 0) return [];
  const keys = parcels.map((parcel) => lanesOf(parcel));
  const of = (member: 'carrier' | 'destination' | 'service' | 'origin' | 'prefix') =>
    sql.param([...new Set(keys.flat().map((key) => key[member]))]);
  const any = (values: readonly (string | null)[]) => sql.param([...new Set(values.map((value) => value ?? ''))]);
  const { rows } = await ctx.db.execute<Row>(sql`
select
  coalesce((select jsonb_agg(jsonb_build_object('carrier', l.carrier, 'service', l.service, 'origin', l.origin,
      'destination', l.destination, 'prefix', l.prefix, 'days', l.days, 'weekdays', l.weekdays))
    from transit_lanes l where l.shop_id = ${ctx.shopId} and l.carrier = any(${of('carrier')}::text[])
      and l.destination = any(${of('destination')}::text[]) and l.service = any(${of('service')}::text[])
      and l.origin = any(${of('origin')}::text[]) and l.prefix = any(${of('prefix')}::text[])), '[]') as lanes,
  coalesce((select jsonb_agg(jsonb_build_object('carrier', c.carrier, 'service', c.service, 'lanes', c.lanes,
      'cutOff', c.cut_off, 'holidays', c.holidays))
    from carrier_contracts c where c.shop_id = ${ctx.shopId}
      and c.carrier = any(${any(parcels.map(({ carrier }) => carrier))}::text[])
      and c.service = any(${any(['', ...parcels.map(({ service }) => service)])}::text[])), '[]') as contracts,
  (select r.document from delivery_rules r where r.shop_id = ${ctx.shopId}) as rules`);
  const [row] = rows;
  const found = new Map((row?.lanes ?? []).map((lane) => [laneName(lane), lane]));
  const read = deliveryRulesSchema.safeParse(row?.rules ?? {});
  const handover = read.success ? read.data : deliveryRulesSchema.parse({});
  return parcels.map((parcel, i) => ({
    lanes: (keys[i] ?? []).flatMap((key) => found.get(laneName(key)) ?? []),
    rule: ruleOf(row?.contracts ?? [], parcel),
    handover,
  }));
}

/** The contract's own lane for these places: the service's before every service's, a named country before everywhere. */
function ruleOf(contracts: readonly Contract[], parcel: LaneFacts): ShopEvidence['rule'] {
  const { carrier, service, origin, destination } = parcel;
  const byService = contracts
    .filter((one) => one.carrier === (carrier ?? '') && (one.service === (service ?? '') || one.service === ''))
    .sort((a, b) => Number(b.service === service) - Number(a.service === service));
  for (const { lanes, cutOff, holidays } of byService) {
    const fits = lanes.filter(
      (lane) => (!lane.from || !origin || lane.from === origin) && (!lane.to || lane.to === destination),
    );
    const lane = fits.find(({ to }) => to) ?? fits[0];
    if (lane) return { days: lane.days, cutOff, closed: holidays };
  }
  return null;
}
