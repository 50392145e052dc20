'use server';

import type { Permission } from '@/lib/auth/permissions';
import { requireStaff } from '@/lib/auth/require-staff';
import { action } from '@/lib/core/action';
import { AppError } from '@/lib/core/errors';
import { newId } from '@/lib/core/ids';
import { consumeLimit } from '@/lib/core/rate-limit';
import { payBack } from '@/lib/payments/mutations/pay-back';
import { addReturnNote } from '@/lib/returns/mutations/add-return-note';
import { approveReturn } from '@/lib/returns/mutations/approve-return';
import { askShopper } from '@/lib/returns/mutations/ask-shopper';
import { bounceRefund } from '@/lib/returns/mutations/bounce-refund';
import { cancelReturn } from '@/lib/returns/mutations/cancel-return';
import { closeReturn } from '@/lib/returns/mutations/close-return';
import { disposeGoods } from '@/lib/returns/mutations/dispose-goods';
import { extendHandOver } from '@/lib/returns/mutations/extend-hand-over';
import { flagCustomer } from '@/lib/returns/mutations/flag-customer';
import { holdReturn } from '@/lib/returns/mutations/hold-return';
import { moveUnexpected } from '@/lib/returns/mutations/move-unexpected';
import { putDispute } from '@/lib/returns/mutations/put-dispute';
import { receiveReturn } from '@/lib/returns/mutations/receive-return';
import { rejectReturn } from '@/lib/returns/mutations/reject-return';
import { retryLabel } from '@/lib/returns/mutations/retry-label';
import { settleWithdrawal } from '@/lib/returns/mutations/settle-withdrawal';
import { unflagCustomer } from '@/lib/returns/mutations/unflag-customer';
import { unholdReturn } from '@/lib/returns/mutations/unhold-return';
import { waiveSecurity } from '@/lib/returns/mutations/waive-security';
import { quoteReturn } from '@/lib/returns/rules/quote';
import { reencodePicture } from '@/lib/uploads/adapters/reencode-picture';
import { storeUpload } from '@/lib/uploads/mutations/store-upload';
import { decideReturns } from './mutations/decide-returns';
import { openReturn } from './mutations/open-return';
import { payReturn } from './mutations/pay-return';
import { writeOrderNote } from './mutations/write-order-note';
import { writeParcelNote } from './mutations/write-parcel-note';
import { loadStaffReturn } from './queries/load-staff-return';
import { staffQuote } from './rules/staff-return';
import {
  approveActionInput,
  askActionInput,
  bounceActionInput,
  bulkActionInput,
  disposeActionInput,
  disputeActionInput,
  endActionInput,
  extendActionInput,
  flagActionInput,
  moveActionInput,
  onReturnInput,
  openReturnInput,
  orderNoteInput,
  parcelNoteInput,
  payBackActionInput,
  receiveActionInput,
  refundActionInput,
  rejectActionInput,
  returnNoteInput,
  settleWithdrawalInput,
  shopSelector,
  staffPhotoInput,
  staffQuoteInput,
} from './schema';

/** Payments an agent may start in a day; more is a mistake or a thief. */
const PAYMENTS_A_DAY = { points: 200, windowSeconds: 86_400 };

const PHOTOS_A_DAY = { points: 500, windowSeconds: 86_400 };

const may = (permission: Permission) => async (raw: unknown) => {
  const selector = shopSelector.safeParse(raw);
  if (!selector.success) throw new AppError('NOT_FOUND', 'No such shop.');
  return requireStaff(selector.data.shop, permission);
};

async function mayPay(raw: unknown) {
  const gate = await may('returns:refund')(raw);
  if (gate.membership.role === 'agent')
    await consumeLimit('console:payments', `${gate.shopId} ${gate.staff.userId}`, PAYMENTS_A_DAY);
  return gate;
}

export const approveReturnAction = action({
  name: 'console.return.approve',
  input: approveActionInput,
  authorize: may('returns:decide'),
  run: (ctx, { returnId, note }) => approveReturn(ctx, { returnId, note }),
});

export const rejectReturnAction = action({
  name: 'console.return.reject',
  input: rejectActionInput,
  authorize: may('returns:decide'),
  run: (ctx, { returnId, reason, note }) => rejectReturn(ctx, { returnId, reason: reason.trim(), note }),
});

export const receiveReturnAction = action({
  name: 'console.return.receive',
  input: receiveActionInput,
  authorize: may('returns:decide'),
  run: (ctx, { shop: _, ...input }) => receiveReturn(ctx, input),
});

export const holdReturnAction = action({
  name: 'console.return.hold',
  input: endActionInput,
  authorize: may('returns:decide'),
  run: (ctx, { returnId, note }) => holdReturn(ctx, { returnId, note }),
});

export const unholdReturnAction = action({
  name: 'console.return.unhold',
  input: endActionInput,
  authorize: may('returns:decide'),
  run: (ctx, { returnId, note }) => unholdReturn(ctx, { returnId, note }),
});

export const extendHandOverAction = action({
  name: 'console.return.extend',
  input: extendActionInput,
  authorize: may('returns:decide'),
  run: (ctx, { returnId, days, note }) => extendHandOver(ctx, { returnId, days, note }),
});

export const waiveSecurityAction = action({
  name: 'console.return.waive',
  input: endActionInput,
  authorize: may('returns:decide'),
  run: (ctx, { returnId, note }) => waiveSecurity(ctx, { returnId, note }),
});

export const askShopperAction = action({
  name: 'console.return.ask',
  input: askActionInput,
  authorize: may('returns:decide'),
  run: (ctx, { returnId, question }) => askShopper(ctx, { returnId, question: question.trim() }),
});

export const disposeGoodsAction = action({
  name: 'console.return.dispose',
  input: disposeActionInput,
  authorize: may('returns:decide'),
  run: (ctx, { inspectionId, disposition }) => disposeGoods(ctx, { inspectionId, disposition }),
});

export const moveUnexpectedAction = action({
  name: 'console.return.move',
  input: moveActionInput,
  authorize: may('returns:decide'),
  run: (ctx, { inspectionId, returnLineId }) => moveUnexpected(ctx, { inspectionId, returnLineId }),
});

/** One verb on many returns; the answer says of each how it went. */
export const decideReturnsAction = action({
  name: 'console.returns.decide',
  input: bulkActionInput,
  authorize: may('returns:decide'),
  run: (ctx, { returnIds, verb, note }) => decideReturns(ctx, { returnIds, verb, note }),
});

export const payReturnAction = action({
  name: 'console.return.pay',
  input: refundActionInput,
  authorize: mayPay,
  run: (ctx, { shop: _, ...input }) => payReturn(ctx, input),
});

export const bounceRefundAction = action({
  name: 'console.refund.bounce',
  input: bounceActionInput,
  authorize: may('returns:refund'),
  run: async (ctx, { refundId, reason }) => {
    await bounceRefund(ctx, { intentId: refundId, reason: reason || null });
  },
});

export const payBackAction = action({
  name: 'console.payment.back',
  input: payBackActionInput,
  authorize: mayPay,
  run: (ctx, { shop: _, ...input }) => payBack(ctx, input),
});

export const putDisputeAction = action({
  name: 'console.dispute.put',
  input: disputeActionInput,
  authorize: may('returns:refund'),
  run: (ctx, { orderId, disputeId, state, amount, reason }) =>
    putDispute(ctx, {
      order: { orderId },
      externalId: disputeId ?? `console-${newId(ctx.now.getTime())}`,
      source: 'console',
      state,
      amount,
      reason: reason || null,
      openedAt: null,
      updatedAt: ctx.now,
    }),
});

export const cancelReturnAction = action({
  name: 'console.return.cancel',
  input: endActionInput,
  authorize: may('returns:decide'),
  run: (ctx, { returnId, note }) => cancelReturn(ctx, { returnId, note }),
});

export const closeReturnAction = action({
  name: 'console.return.close',
  input: endActionInput,
  authorize: may('returns:decide'),
  run: (ctx, { returnId, note }) => closeReturn(ctx, { returnId, note }),
});

export const addReturnNoteAction = action({
  name: 'console.return.note',
  input: returnNoteInput,
  authorize: may('returns:decide'),
  run: (ctx, { returnId, note, audience }) => addReturnNote(ctx, { returnId, note: note.trim(), audience }),
});

/** The label that a limit held back, or that nobody would sell, bought after all. */
export const retryLabelAction = action({
  name: 'console.return.label',
  input: onReturnInput,
  authorize: may('returns:decide'),
  run: (ctx, { returnId }) => retryLabel(ctx, { returnId }),
});

/** What was wrong with a return: a person looks at this shopper's next ones. */
export const flagCustomerAction = action({
  name: 'console.return.flag',
  input: flagActionInput,
  authorize: may('returns:decide'),
  run: (ctx, { returnId, kind, note }) => flagCustomer(ctx, { returnId, kind, note }),
});

export const unflagCustomerAction = action({
  name: 'console.return.unflag',
  input: endActionInput,
  authorize: may('returns:decide'),
  run: (ctx, { returnId, note }) => unflagCustomer(ctx, { returnId, note }),
});

/** A declaration of withdrawal that no return was opened for, dealt with by hand. */
export const settleWithdrawalAction = action({
  name: 'console.withdrawal.settle',
  input: settleWithdrawalInput,
  authorize: may('returns:decide'),
  run: (ctx, { withdrawalId, note }) => settleWithdrawal(ctx, { withdrawalId, note }),
});

/** What a return on a shopper's behalf would be: nothing is written. */
export const quoteStaffReturnAction = action({
  name: 'console.order.quote',
  input: staffQuoteInput,
  authorize: may('returns:decide'),
  run: async (ctx, { orderId, lines, method }) => {
    const variants = lines.map((line) => line.exchange_variant_external_id).filter((id) => id !== null);
    const facts = await loadStaffReturn(ctx, { orderId, variants });
    return staffQuote(quoteReturn({ ...facts.quoteFacts, lines, method, now: ctx.now }), facts);
  },
});

/** Takes a picture in for a return that somebody opens for a shopper, encoded anew; the return it belongs to names it. */
export const addStaffPhotoAction = action({
  name: 'console.order.photo',
  input: staffPhotoInput,
  authorize: may('returns:decide'),
  prepare: async ({ file }, gate) => {
    await consumeLimit('photos:staff', gate.shopId, PHOTOS_A_DAY);
    return reencodePicture(new Uint8Array(await file.arrayBuffer()), { longest: 1600 });
  },
  run: async (ctx, { shop }, picture) => {
    const { uploadId } = await storeUpload(ctx, { kind: 'photo', picture });
    return { id: uploadId, url: `/api/console/${shop}/returns/photos/${uploadId}` };
  },
});

export const openReturnAction = action({
  name: 'console.order.return',
  input: openReturnInput,
  authorize: may('returns:decide'),
  run: (ctx, { shop: _, ...input }) => openReturn(ctx, input),
});

export const writeOrderNoteAction = action({
  name: 'console.order.note',
  input: orderNoteInput,
  authorize: may('orders:write'),
  run: (ctx, { orderId, note }) => writeOrderNote(ctx, { orderId, note }),
});

export const writeParcelNoteAction = action({
  name: 'console.parcel.note',
  input: parcelNoteInput,
  authorize: may('orders:write'),
  run: (ctx, { shipmentId, note }) => writeParcelNote(ctx, { shipmentId, note }),
});
