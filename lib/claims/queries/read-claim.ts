import { and, eq, sql } from 'drizzle-orm';
import { claims } from '@/db/schema/operations';
import { may } from '@/lib/auth/permissions';
import { carrierName } from '@/lib/carriers/rules/carrier-slug';
import { readShipment } from '@/lib/cases/queries/read-shipment';
import { sayLine, sayMoney } from '@/lib/console/rules/say-things';
import { dayIn, sayDate, sayStamp } from '@/lib/console/rules/say-time';
import { listContracts } from '@/lib/contracts/queries/list-contracts';
import { contractView } from '@/lib/contracts/rules/contract-view';
import type { Ctx } from '@/lib/core/context';
import { notFound } from '@/lib/core/errors';
import { isId } from '@/lib/core/ids';
import { currencyExponent } from '@/lib/core/money';
import { getShop } from '@/lib/shops/queries/get-shop';
import { CLAIM_STEPS } from '../constants';
import { CLAIM_BADGES, CLAIM_KIND_WORDS, CLAIM_STEP_WORDS } from '../rules/claim-words';
import { evidencePack } from '../rules/evidence-pack';
import type { ClaimDetail } from '../types';

type GoodsRow = { title: string; variantTitle: string | null; quantity: number; worth: number };

/** One claim with its evidence, worded. @throws AppError NOT_FOUND */
export async function readClaim(ctx: Ctx, input: { claimId: string }): Promise<ClaimDetail> {
  const { db, shopId, now } = ctx;
  if (!isId(input.claimId)) throw notFound('claim');
  const [claim] = await db
    .select()
    .from(claims)
    .where(and(eq(claims.shopId, shopId), eq(claims.id, input.claimId)));
  if (!claim) throw notFound('claim');
  const [shop, detail, contracts, goods, photoIds] = await Promise.all([
    getShop(ctx),
    readShipment(ctx, { shipmentId: claim.shipmentId }),
    listContracts(ctx, { carrier: claim.carrier }),
    listGoods(ctx, { shipmentId: claim.shipmentId }),
    listPhotoIds(ctx, { shipmentId: claim.shipmentId }),
  ]);
  const found =
    contracts.find(({ service }) => service === (detail.service ?? '')) ??
    contracts.find(({ service }) => service === '');
  const contract = found ? contractView(found) : null;
  const carrier = carrierName(claim.carrier) ?? claim.carrier;
  const pack = evidencePack(
    {
      shop,
      claim,
      carrier,
      detail,
      contract,
      goods: goods.map((line) => ({ title: sayLine(line), quantity: line.quantity, worth: line.worth })),
    },
    now,
  );
  const stamp = (at: Date) => sayStamp(at, shop.timeZone, now);
  const base = `/console/${shop.slug}`;
  const isOpen = claim.state === 'open';
  const isPast = claim.deadline !== null && claim.deadline < dayIn(now, shop.timeZone);
  const mail = contract?.values.contacts.find(({ email }) => email)?.email;
  return {
    id: claim.id,
    title: `${CLAIM_KIND_WORDS[claim.kind]}: ${sayMoney(claim)} from ${carrier}`,
    badge: CLAIM_BADGES[claim.state],
    facts: [
      { label: 'Opened', text: stamp(claim.openedAt) },
      ...(claim.deadline
        ? [
            {
              label: 'Taken until',
              text: `${sayDate(new Date(`${claim.deadline}T12:00:00Z`), 'UTC', now)}${isOpen && isPast ? ', that is over' : ''}`,
              isUrgent: isOpen,
            },
          ]
        : []),
      ...(claim.sentAt ? [{ label: 'Sent', text: stamp(claim.sentAt) }] : []),
      ...(claim.settledAt ? [{ label: 'Settled', text: stamp(claim.settledAt) }] : []),
      ...(claim.paidAmount === null
        ? []
        : [{ label: 'Paid', text: sayMoney({ amount: claim.paidAmount, currency: claim.currency }) }]),
      ...(claim.reference ? [{ label: 'Their number', text: claim.reference }] : []),
      ...(claim.note ? [{ label: 'Note', text: claim.note }] : []),
    ],
    steps: CLAIM_STEPS[claim.state].map((to) => ({ to, label: CLAIM_STEP_WORDS[to] })),
    shipmentHref: `${base}/shipments/${claim.shipmentId}`,
    carrierHref: `${base}/carriers/${encodeURIComponent(claim.carrier)}`,
    packHref: `/api/console/${shop.slug}/claims/${claim.id}/evidence`,
    mailHref: mail
      ? `mailto:${mail}?${new URLSearchParams({ subject: pack.title, body: pack.statement.join('\n\n') }).toString().replaceAll('+', '%20')}`
      : null,
    pack,
    photos: photoIds.length,
    currency: claim.currency,
    digits: currencyExponent(claim.currency),
    amount: claim.amount,
    hasContract: contract !== null,
    mayWork: ctx.actor.type === 'staff' && may(ctx.actor.role, 'orders:write'),
  };
}

async function listGoods(ctx: Ctx, input: { shipmentId: string }): Promise<GoodsRow[]> {
  const { rows } = await ctx.db.execute<GoodsRow>(sql`
    select l.title, l.variant_title as "variantTitle", x.quantity,
      (x.quantity * l.unit_price - round(l.discount_total::numeric * x.quantity / l.quantity))::float8 as worth
    from shipment_lines x join order_lines l on l.shop_id = x.shop_id and l.id = x.line_id
    where x.shop_id = ${ctx.shopId} and x.shipment_id = ${input.shipmentId} order by l.position`);
  return rows;
}

/** Photos the courier took at the door, and those that the shopper sent of what was in the parcel. */
async function listPhotoIds(ctx: Ctx, input: { shipmentId: string }): Promise<string[]> {
  const { rows } = await ctx.db.execute<{ id: string }>(sql`
    select p.id from shipment_lines x
    join return_lines r on r.shop_id = x.shop_id and r.line_id = x.line_id
    cross join lateral unnest(r.photo_ids) p (id)
    where x.shop_id = ${ctx.shopId} and x.shipment_id = ${input.shipmentId}
    union
    select unnest(q.photo_ids) from problem_reports q
    where q.shop_id = ${ctx.shopId} and q.shipment_id = ${input.shipmentId} and q.state <> 'withdrawn'
    union
    select d.id from delivery_photos d join shipments s on s.shop_id = d.shop_id and s.id = d.shipment_id
    where d.shop_id = ${ctx.shopId} and d.shipment_id = ${input.shipmentId} and d.state = 'kept'
      and (d.tracking_key is null or d.tracking_key = s.tracking_key)
    order by id limit 12`);
  return rows.map(({ id }) => id);
}

/** The photos themselves, as they were encoded anew. */
export async function readEvidencePhotos(ctx: Ctx, input: { claimId: string }): Promise<Uint8Array[]> {
  const [claim] = await ctx.db
    .select({ shipmentId: claims.shipmentId })
    .from(claims)
    .where(and(eq(claims.shopId, ctx.shopId), eq(claims.id, input.claimId)));
  if (!claim) throw notFound('claim');
  const photos: Uint8Array[] = [];
  for (const id of await listPhotoIds(ctx, claim)) {
    const { rows } = await ctx.db.execute<{ bytes: Buffer }>(sql`
      select bytes from uploads where shop_id = ${ctx.shopId} and id = ${id} and kind = 'photo'
      union all select bytes from delivery_photos where shop_id = ${ctx.shopId} and id = ${id} and state = 'kept'`);
    if (rows[0]) photos.push(rows[0].bytes);
  }
  return photos;
}
