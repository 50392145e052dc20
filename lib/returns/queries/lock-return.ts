import { and, asc, eq } from 'drizzle-orm';
import { returnCautions } from '@/db/schema/inspections';
import { disputes, orders } from '@/db/schema/orders';
import { refundIntents, returnLines, returns } from '@/db/schema/returns';
import { type Given, statement } from '@/db/statement';
import type { Ctx } from '@/lib/core/context';
import { AppError, notFound } from '@/lib/core/errors';
import { together } from '@/lib/core/unit-of-work';
import type { Payment } from '@/lib/payments/queries/lock-payment';
import { isAsked, openPayment } from '@/lib/payments/queries/open-payment';
import type { ReturnVerb } from '../constants';
import type { ReturnFacts } from '../rules/transition';
import { allowedVerbs } from '../rules/transition';
import { type Owed, owedNow } from './owed-now';

type ReturnParts = {
  lines: (typeof returnLines.$inferSelect)[];
  intents: (typeof refundIntents.$inferSelect)[];
  /** The bank was asked to take the order's payment back, and has not decided: since when. */
  disputedAt: Date | null;
  /** What speaks against paying it by itself, or did, in the order it was noted. */
  cautions: (typeof returnCautions.$inferSelect)[];
};

export type LockedReturn = ReturnParts & {
  row: typeof returns.$inferSelect;
  facts: ReturnFacts;
  owed: Owed;
  verbs: ReturnVerb[];
  /** What the shopper is still to pay. */
  asked: Payment | null;
};

/**
 * Takes a return for a verb: locks its order, then itself, and says which verbs its state allows.
 * A shopper's context sees returns of its own order only.
 * @throws AppError NOT_FOUND, or INVALID_STATE with `allowed_verbs` when `verb` is not one of them
 */
export async function lockReturn(ctx: Ctx, returnId: string, verb: ReturnVerb | null): Promise<LockedReturn> {
  const of = { shopId: ctx.shopId, returnId };
  // One round trip, in this order: what is read of it is read under lock.
  const [[order], [row], parts] = await together([
    lockItsOrder(ctx.db, of),
    lockRow(ctx.db, of),
    readReturnParts(ctx, returnId),
  ]);
  if (!order || !row || (ctx.actor.type === 'shopper' && ctx.actor.orderId !== order.id)) throw notFound('return');
  const state = await readReturnState(ctx, row, parts);
  if (verb && !state.verbs.includes(verb)) {
    if (verb === 'refund' && state.disputedAt)
      throw new AppError(
        'INVALID_STATE',
        'The payment of this order is disputed: nothing is refunded until that is decided.',
        {
          status_now: row.status,
          allowed_verbs: state.verbs,
          disputed_at: state.disputedAt.toISOString(),
        },
      );
    throw new AppError('INVALID_STATE', `A return that is ${row.status} cannot take "${verb}".`, {
      status_now: row.status,
      allowed_verbs: state.verbs,
    });
  }
  return { row, ...state };
}

type OfReturn = { shopId: string; returnId: string };

const lockItsOrder = statement((db, { shopId, returnId }: Given<OfReturn>) =>
  db
    .select({ id: orders.id })
    .from(orders)
    .where(
      and(
        eq(orders.shopId, shopId),
        eq(
          orders.id,
          db
            .select({ id: returns.orderId })
            .from(returns)
            .where(and(eq(returns.shopId, shopId), eq(returns.id, returnId))),
        ),
      ),
    )
    .for('update'),
);
const lockRow = statement((db, { shopId, returnId }: Given<OfReturn>) =>
  db
    .select()
    .from(returns)
    .where(and(eq(returns.shopId, shopId), eq(returns.id, returnId)))
    .for('update'),
);

const readLines = statement((db, { shopId, returnId }: Given<OfReturn>) =>
  db
    .select()
    .from(returnLines)
    .where(and(eq(returnLines.shopId, shopId), eq(returnLines.returnId, returnId)))
    .orderBy(asc(returnLines.position)),
);
const readIntents = statement((db, { shopId, returnId }: Given<OfReturn>) =>
  db
    .select()
    .from(refundIntents)
    .where(and(eq(refundIntents.shopId, shopId), eq(refundIntents.returnId, returnId)))
    .orderBy(asc(refundIntents.step)),
);

const readDispute = statement((db, { shopId, returnId }: Given<OfReturn>) =>
  db
    .select({ openedAt: disputes.openedAt })
    .from(disputes)
    .innerJoin(returns, and(eq(returns.shopId, disputes.shopId), eq(returns.orderId, disputes.orderId)))
    .where(and(eq(disputes.shopId, shopId), eq(returns.id, returnId), eq(disputes.state, 'open')))
    .orderBy(asc(disputes.openedAt))
    .limit(1),
);

/** What speaks against paying it by itself, or did, in the order it was noted. */
const readCautions = statement((db, { shopId, returnId }: Given<{ shopId: string; returnId: string }>) =>
  db
    .select()
    .from(returnCautions)
    .where(and(eq(returnCautions.shopId, shopId), eq(returnCautions.returnId, returnId)))
    .orderBy(asc(returnCautions.at), asc(returnCautions.id)),
);

/** What hangs on a return, and what was paid for it. */
export async function readReturnParts({ db, shopId }: Ctx, returnId: string): Promise<ReturnParts> {
  const of = { shopId, returnId };
  const [lines, intents, [dispute], cautions] = await together([
    readLines(db, of),
    readIntents(db, of),
    readDispute(db, of),
    readCautions(db, of),
  ]);
  return { lines, intents, disputedAt: dispute?.openedAt ?? null, cautions };
}

/** The lines, money and verbs of a return as it stands; of its parts, where they have been read. */
export async function readReturnState(
  ctx: Ctx,
  row: typeof returns.$inferSelect,
  parts?: ReturnParts,
): Promise<Omit<LockedReturn, 'row'>> {
  const { lines, intents, disputedAt, cautions } = parts ?? (await readReturnParts(ctx, row.id));
  const owed = await owedNow(ctx, { row, lines, intents });
  const live = row.dueFromShopper > 0 || row.sendsFirst ? await openPayment(ctx, row.id) : null;
  const facts: ReturnFacts = {
    status: row.status,
    unitsAwaited: lines
      .filter((line) => !line.keepsItem)
      .reduce((sum, line) => sum + line.quantity - line.received - line.missing, 0),
    refundable: owed.refund + owed.credit,
    refundPending: intents.some((intent) => intent.state === 'pending' || intent.state === 'sending'),
    paymentOpen: live !== null && isAsked(live),
    isReleased: row.releasedAt !== null,
    isHeld: row.heldAt !== null,
    isAsked: row.askedAt !== null,
    isDisputed: disputedAt !== null,
  };
  // What was paid for, kept things too, is not given back by calling the return off.
  const isPaid = intents.some(({ state }) => state !== 'failed');
  const verbs = allowedVerbs(facts).filter((verb) => !isPaid || (verb !== 'cancel' && verb !== 'reject'));
  // Damaged units are paid for only when a person names an amount, so the verb stays open for them.
  const mayDecide =
    ['received', 'completed'].includes(row.status) &&
    !facts.isHeld &&
    !facts.isDisputed &&
    lines.some((line) => line.damaged > 0);
  if (mayDecide && !verbs.includes('refund') && owed.ceilingRefund + owed.ceilingCredit > 0) verbs.push('refund');
  return { lines, intents, disputedAt, cautions, facts, owed, verbs, asked: live && isAsked(live) ? live : null };
}
