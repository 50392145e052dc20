import { and, eq } from 'drizzle-orm';
import { orders } from '@/db/schema/orders';
import { shipments } from '@/db/schema/shipments';
import type { Actor, Ctx } from '@/lib/core/context';
import { AppError } from '@/lib/core/errors';
import { answerRequest } from '@/lib/delivery/mutations/answer-request';
import { askDelivery } from '@/lib/delivery/mutations/ask-delivery';
import { claimRequest } from '@/lib/delivery/mutations/claim-request';
import { settleRequest } from '@/lib/delivery/mutations/settle-request';
import type { Wish } from '@/lib/delivery/schema';
import type { DemoShop } from '../pictures/catalog-types';

/** What a shopper of a story has asked of its courier so many hours ago, and what the courier said. */
type Asked = { story: string; hours: number; wish: Wish; answer?: string };

const ASKED: Record<DemoShop, Asked[]> = {
  ahlbeck: [
    { story: 'at-tomorrow', hours: 2, wish: { kind: 'safe_place', wanted: { place: 'Im Schuppen hinter dem Haus' } } },
  ],
  duskhound: [
    {
      story: 'dh-tomorrow',
      hours: 5,
      wish: { kind: 'hold_at_point', wanted: { point: null } },
      answer: 'Done. It goes to the store on Alder Street; bring a photo ID.',
    },
  ],
  asagiri: [],
};

/** Shoppers of the demo have changed their minds about a delivery or two. */
export async function askCouriers(ctx: Ctx, slug: DemoShop, staff: Actor): Promise<void> {
  for (const { story, hours, wish, answer } of ASKED[slug]) {
    const [parcel] = await ctx.db
      .select({ id: shipments.id, orderId: shipments.orderId })
      .from(shipments)
      .innerJoin(orders, and(eq(orders.shopId, shipments.shopId), eq(orders.id, shipments.orderId)))
      .where(and(eq(shipments.shopId, ctx.shopId), eq(orders.externalId, `story-${story}`)))
      .limit(1);
    if (!parcel) continue;
    const { id: shipmentId, orderId } = parcel;
    const shopper: Actor = { type: 'shopper', orderId, grantId: orderId, scopes: ['full'] };
    const then = (minutes: number, actor: Actor): Ctx => ({
      ...ctx,
      actor,
      now: new Date(ctx.now.getTime() - hours * 3_600_000 + minutes * 60_000),
    });
    const asked = await askDelivery(then(0, shopper), { shipmentId, orderId, wish }).catch((error: unknown) => {
      if (error instanceof AppError) return null;
      throw error;
    });
    // On some days of the year its courier is not asked this; the story stands without it.
    if (!asked) continue;
    const worker: Actor = { type: 'system', job: 'send-delivery-request' };
    await claimRequest(then(2, worker), asked);
    await settleRequest(then(2, worker), { ...asked, outcome: { outcome: 'sent', reference: null } });
    if (answer) await answerRequest(then(80, staff), { ...asked, state: 'confirmed', answer });
  }
}
