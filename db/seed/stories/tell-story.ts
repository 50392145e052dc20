import { and, asc, desc, eq } from 'drizzle-orm';
import { variants } from '@/db/schema/catalog';
import { orders } from '@/db/schema/orders';
import { refundIntents, returnLines, returns } from '@/db/schema/returns';
import { type CreatedOrder, createOrder } from '@/db/testing/factories/create-order';
import { issueGrant } from '@/lib/access/mutations/issue-grant';
import { ORDER_LINK_DAYS } from '@/lib/access/order-link';
import { askForStock } from '@/lib/catalog/mutations/ask-for-stock';
import type { Actor, Ctx } from '@/lib/core/context';
import { recordFeedback } from '@/lib/feedback/mutations/record-feedback';
import { addReturnNote } from '@/lib/returns/mutations/add-return-note';
import { approveReturn } from '@/lib/returns/mutations/approve-return';
import { bounceRefund } from '@/lib/returns/mutations/bounce-refund';
import { cancelReturn } from '@/lib/returns/mutations/cancel-return';
import { closeReturn } from '@/lib/returns/mutations/close-return';
import { createReturn } from '@/lib/returns/mutations/create-return';
import { giveAccount } from '@/lib/returns/mutations/give-account';
import { putDispute } from '@/lib/returns/mutations/put-dispute';
import { receiveReturn } from '@/lib/returns/mutations/receive-return';
import { refundReturn } from '@/lib/returns/mutations/refund-return';
import { rejectReturn } from '@/lib/returns/mutations/reject-return';
import { seeded } from '../pictures/random';
import { giftToken } from './gift-token';
import { orderLines, orderMoney } from './order-lines';
import { reportStory, settleReport } from './report-story';
import type { Step, Story } from './story';
import { type StoryClock, storyClock } from './story-clock';
import { type House, tellParcel } from './tell-parcel';

/** What a story has brought about so far. */
type Told = { order: CreatedOrder; parcels: number; returnId: string | null; reportId: string | null };

const MINUTE_MS = 60_000;

/** Writes one story through the verbs that production uses, each at its own time. */
export async function tellStory(house: House, story: Story): Promise<CreatedOrder> {
  const clock = storyClock(story, house.ctx.now);
  const rng = seeded(`${house.slug} ${story.key}`);
  const order = await placeOrder(house, story, clock);
  const told: Told = { order, parcels: 0, returnId: null, reportId: null };
  for (const parcel of story.parcels) {
    await tellParcel(house, { order, parcel, clock, number: ++told.parcels, rng });
  }
  const steps = story.then ?? [];
  for (const [index, [when, step]] of steps.entries()) {
    const at = notYet(clock, clock.at(when), steps.length - index);
    if (step.parcel) {
      await tellParcel(house, { order, parcel: step.parcel, clock, number: ++told.parcels, rng });
    } else {
      await take(house, told, step, at, story.locale);
    }
  }
  return order;
}

/** What is planned for later today is done by now: a demo begun in the morning shows the whole story. */
const notYet = ({ now }: StoryClock, at: Date, left: number): Date =>
  at < now ? at : new Date(now.getTime() - left * 6 * MINUTE_MS);

const by = ({ ctx }: House, actor: Actor, now: Date): Ctx => ({ ...ctx, actor, now });

async function placeOrder(house: House, story: Story, clock: StoryClock): Promise<CreatedOrder> {
  const placedAt = notYet(clock, clock.at(story.placed), 3);
  const { buyer, recipient = buyer } = story;
  const { name, line1, line2, city, region, postal_code, country } = recipient;
  const lines = orderLines(house.catalog, story.items, story.locale);
  const order = await createOrder(by(house, house.integration, placedAt), {
    externalId: `story-${story.key}`,
    number: story.number,
    placed_at: placedAt.toISOString(),
    locale: story.locale,
    channel: story.channel ?? 'web',
    customer: { email: buyer.email, phone: buyer.phone, name: buyer.name },
    shipping_address: { name, line1, line2, city, region, postal_code, country },
    is_gift: story.gift ?? false,
    tags: story.tags,
    note: story.note,
    ships_by: story.shipsBy ? clock.at(story.shipsBy).toISOString() : undefined,
    cancelled_at: story.cancelled ? clock.at(story.cancelled).toISOString() : undefined,
    paid_by: story.paidBy,
    ...orderMoney(house.catalog, lines, { country, ...story }),
    lines,
  });
  if (story.gift) {
    await issueGrant(by(house, house.ctx.actor, placedAt), {
      token: giftToken(house.ctx.shopId, order.id),
      purpose: 'track',
      scope: 'gift',
      orderId: order.id,
      origin: 'share',
      expiresAt: new Date(placedAt.getTime() + ORDER_LINK_DAYS * 86_400_000),
    });
  }
  return order;
}

async function take(house: House, told: Told, step: Step, at: Date, locale: string): Promise<void> {
  const { order } = told;
  const shopper = by(house, { type: 'shopper', orderId: order.id, grantId: order.id, scopes: ['full'] }, at);
  const jana = by(house, house.staff, at);
  if (step.feedback) await recordFeedback(shopper, { orderId: order.id, ...step.feedback });
  if (step.report) {
    const lineIds = order.lines.map(({ id }) => id);
    told.reportId = await reportStory(shopper, { orderId: order.id, lineIds, locale, step: step.report });
  }
  if (step.settle && told.reportId) await settleReport(jana, { reportId: told.reportId, ...step.settle });
  if (step.wish) await askForStock(shopper, { orderId: order.id, variantId: await variantOf(shopper, step.wish) });
  if (step.ask) {
    const { lines, ...rest } = step.ask;
    const made = await createReturn(shopper, {
      ...rest,
      orderId: order.id,
      lines: lines.map(({ item, ...line }) => ({ ...line, line_external_id: order.lines[item]?.externalId ?? '' })),
    });
    told.returnId = made.returnId;
  }
  const returnId = told.returnId ?? '';
  if (step.approve !== undefined) await approveReturn(jana, { returnId, note: step.approve });
  if (step.reject !== undefined) await rejectReturn(jana, { returnId, reason: step.reject });
  if (step.receive) {
    const rows = await jana.db
      .select({ id: returnLines.id })
      .from(returnLines)
      .where(and(eq(returnLines.shopId, jana.shopId), eq(returnLines.returnId, returnId)))
      .orderBy(asc(returnLines.position));
    const lines = rows.map(({ id }, index) => {
      const [accepted = 0, damaged = 0, missing = 0] = step.receive?.lines[index] ?? [];
      return { return_line_id: id, accepted, damaged, missing };
    });
    await receiveReturn(jana, { returnId, lines, note: step.receive.note });
  }
  if (step.note) await addReturnNote(jana, { returnId, note: step.note.text, audience: step.note.audience });
  if (step.refund) {
    const { less, note } = step.refund;
    const amount = less === undefined ? undefined : (await quotedRefund(jana, returnId)) - less;
    await refundReturn(jana, { returnId, amount, note });
  }
  if (step.account) await giveAccount(shopper, { returnId, account: step.account });
  if (step.bounce !== undefined) await bounceLast(jana, returnId, step.bounce);
  if (step.dispute !== undefined) await dispute(house, { order, at, reason: step.dispute });
  if (step.close !== undefined) await closeReturn(jana, { returnId, note: step.close });
  if (step.cancel !== undefined) await cancelReturn(shopper, { returnId, note: step.cancel });
}

/** The newest refund of a return has come back. */
async function bounceLast(ctx: Ctx, returnId: string, reason: string): Promise<void> {
  const [paid] = await ctx.db
    .select({ id: refundIntents.id })
    .from(refundIntents)
    .where(and(eq(refundIntents.shopId, ctx.shopId), eq(refundIntents.returnId, returnId)))
    .orderBy(desc(refundIntents.step))
    .limit(1);
  if (paid) await bounceRefund(ctx, { intentId: paid.id, reason });
}

/** The bank was asked to take back all that was paid, as the shop's payment provider tells it. */
async function dispute(house: House, { order, at, reason }: { order: CreatedOrder; at: Date; reason: string }) {
  const ctx = by(house, house.integration, at);
  const [paid] = await ctx.db
    .select({ amount: orders.totalPaid })
    .from(orders)
    .where(and(eq(orders.shopId, ctx.shopId), eq(orders.id, order.id)));
  await putDispute(ctx, {
    order: { orderId: order.id },
    externalId: `dispute-${order.externalId}`,
    source: 'stripe',
    state: 'open',
    amount: paid?.amount ?? 0,
    reason,
    openedAt: at,
    updatedAt: at,
  });
}

async function variantOf(ctx: Ctx, externalId: string): Promise<string> {
  const [found] = await ctx.db
    .select({ id: variants.id })
    .from(variants)
    .where(and(eq(variants.shopId, ctx.shopId), eq(variants.externalId, externalId)));
  if (!found) throw new Error(`The catalogue has no ${externalId}.`);
  return found.id;
}

async function quotedRefund(ctx: Ctx, returnId: string): Promise<number> {
  const [row] = await ctx.db
    .select({ quoted: returns.quotedRefund })
    .from(returns)
    .where(and(eq(returns.shopId, ctx.shopId), eq(returns.id, returnId)));
  return row?.quoted ?? 0;
}
