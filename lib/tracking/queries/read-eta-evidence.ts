import { sql } from 'drizzle-orm';
import type { Ctx } from '@/lib/core/context';
import type { Day } from '../rules/calendar';
import { type Lane, type LaneFacts, laneName, lanesOf } from '../rules/learn-lanes';
import { type DeliveryRules, deliveryRulesSchema } from '../schema';

/** What a shop knows of a lane beside the parcel's own scans, in one statement. */
export type ShopEvidence = {
  /** The finest first. */
  lanes: Lane[];
  rule: { days: number; cutOff: string | null; closed: Day[] } | null;
  handover: DeliveryRules;
};

type Contract = {
  service: string;
  lanes: { from: string; to: string; days: number }[];
  cutOff: string | null;
  holidays: Day[];
};
type Row = { lanes: Lane[]; contracts: Contract[]; rules: unknown };

/** Learned lanes, the contract with the carrier and the shop's own hours, as they bear on one parcel. */
export async function readEtaEvidence(ctx: Ctx, parcel: LaneFacts): Promise<ShopEvidence> {
  const keys = lanesOf(parcel);
  const [coarsest] = keys.slice(-1);
  const of = (member: 'service' | 'origin' | 'prefix') => sql.param([...new Set(keys.map((key) => key[member]))]);
  const { rows } = await ctx.db.execute<Row>(sql`
select
  coalesce((select jsonb_agg(jsonb_build_object('carrier', l.carrier, 'service', l.service, 'origin', l.origin,
      'destination', l.destination, 'prefix', l.prefix, 'days', l.days, 'weekdays', l.weekdays))
    from transit_lanes l where l.shop_id = ${ctx.shopId} and l.carrier = ${coarsest?.carrier ?? ''}
      and l.destination = ${coarsest?.destination ?? ''} and l.service = any(${of('service')}::text[])
      and l.origin = any(${of('origin')}::text[]) and l.prefix = any(${of('prefix')}::text[])), '[]') as lanes,
  coalesce((select jsonb_agg(jsonb_build_object('service', c.service, 'lanes', c.lanes, 'cutOff', c.cut_off, 'holidays', c.holidays))
    from carrier_contracts c where c.shop_id = ${ctx.shopId} and c.carrier = ${parcel.carrier ?? ''}
      and c.service in (${parcel.service ?? ''}, '')), '[]') as contracts,
  (select r.document from delivery_rules r where r.shop_id = ${ctx.shopId}) as rules`);
  const [row] = rows;
  const found = new Map((row?.lanes ?? []).map((lane) => [laneName(lane), lane]));
  const handover = deliveryRulesSchema.safeParse(row?.rules ?? {});
  return {
    lanes: keys.flatMap((key) => found.get(laneName(key)) ?? []),
    rule: ruleOf(row?.contracts ?? [], parcel),
    handover: handover.success ? handover.data : deliveryRulesSchema.parse({}),
  };
}

/** The contract's own lane for these places: the service's before every service's, a named country before everywhere. */
function ruleOf(contracts: readonly Contract[], { service, origin, destination }: LaneFacts): ShopEvidence['rule'] {
  const byService = [...contracts].sort((a, b) => Number(b.service === service) - Number(a.service === service));
  for (const { lanes, cutOff, holidays } of byService) {
    const fits = lanes.filter(
      (lane) => (!lane.from || !origin || lane.from === origin) && (!lane.to || lane.to === destination),
    );
    const lane = fits.find(({ to }) => to) ?? fits[0];
    if (lane) return { days: lane.days, cutOff, closed: holidays };
  }
  return null;
}
