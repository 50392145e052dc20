import { z } from 'zod';
import type { Ctx } from '@/lib/core/context';
import { AppError, notFound } from '@/lib/core/errors';
import { instantField, moneyField, textField } from '@/lib/core/fields';
import { collectPayment } from '@/lib/payments/mutations/collect-payment';
import { payBack } from '@/lib/payments/mutations/pay-back';
import { RETURN_STATUSES } from '@/lib/returns/constants';
import { approveReturn } from '@/lib/returns/mutations/approve-return';
import { askShopper } from '@/lib/returns/mutations/ask-shopper';
import { bounceRefund } from '@/lib/returns/mutations/bounce-refund';
import { cancelReturn } from '@/lib/returns/mutations/cancel-return';
import { clearCautions } from '@/lib/returns/mutations/clear-cautions';
import { closeReturn } from '@/lib/returns/mutations/close-return';
import { createReturn } from '@/lib/returns/mutations/create-return';
import { dockReturn } from '@/lib/returns/mutations/dock-return';
import { extendHandOver } from '@/lib/returns/mutations/extend-hand-over';
import { flagCustomer } from '@/lib/returns/mutations/flag-customer';
import { holdReturn } from '@/lib/returns/mutations/hold-return';
import { receiveReturn } from '@/lib/returns/mutations/receive-return';
import { refundReturn } from '@/lib/returns/mutations/refund-return';
import { rejectReturn } from '@/lib/returns/mutations/reject-return';
import { unflagCustomer } from '@/lib/returns/mutations/unflag-customer';
import { unholdReturn } from '@/lib/returns/mutations/unhold-return';
import { waiveSecurity } from '@/lib/returns/mutations/waive-security';
import { quoteOrder } from '@/lib/returns/queries/quote-order';
import { getReturn, listReturns } from '@/lib/returns/queries/read-returns';
import {
  approveInput,
  askInput,
  bounceInput,
  cancelInput,
  clearInput,
  closeInput,
  collectInput,
  createReturnInput,
  dockInput,
  extendInput,
  flagInput,
  holdInput,
  payBackInput,
  quoteInput,
  receiveInput,
  refundInput,
  rejectInput,
  returnReadSchema,
  unflagInput,
  unholdInput,
  waiveInput,
} from '@/lib/returns/schema';
import { byId, endpoint, listQuery, pageInput, pageSchema } from '../endpoint';

const answers = { 200: returnReadSchema };

/** A verb on one return; the answer is the return as it stands afterwards. */
const verb = <B extends z.ZodType>(
  name: string,
  summary: string,
  body: B,
  run: (ctx: Ctx, input: { returnId: string } & z.output<B>) => Promise<unknown>,
) =>
  endpoint({
    method: 'POST',
    path: `/returns/{id}/${name}`,
    summary,
    scope: 'write',
    params: byId,
    body,
    answers,
    run: async (ctx, { params: { id }, body: input }) => {
      await getReturn(ctx, { id });
      await run(ctx, { returnId: id, ...(input as z.output<B> & object) });
      return { body: await getReturn(ctx, { id }) };
    },
  });

/** `{ "amount": 1999, "currency": "EUR" }`, or the minor units alone. */
const refundBody = refundInput.extend({ amount: z.union([moneyField, z.int().min(1)]).nullish() });

async function refund(ctx: Ctx, { returnId, amount, ...rest }: { returnId: string } & z.output<typeof refundBody>) {
  if (typeof amount !== 'object' || amount === null) return refundReturn(ctx, { returnId, amount, ...rest });
  const { quote } = await getReturn(ctx, { id: returnId });
  if (amount.currency !== quote.money.refund_total.currency || amount.amount < 1) {
    const message = `Must be more than nothing, in ${quote.money.refund_total.currency}`;
    throw new AppError('INVALID', message, { errors: [{ path: 'amount', message }] });
  }
  return refundReturn(ctx, { returnId, amount: amount.amount, ...rest });
}

/** A refund of this return that came back; one of another return is nobody's. */
async function bounceOne(ctx: Ctx, input: { returnId: string } & z.output<typeof bounceInput>) {
  const { refunds } = await getReturn(ctx, { id: input.returnId });
  if (!refunds.some(({ id }) => id === input.refund_id)) throw notFound('refund');
  return bounceRefund(ctx, { intentId: input.refund_id, reason: input.reason ?? null });
}

export const returnEndpoints = [
  endpoint({
    method: 'POST',
    path: '/returns/quote',
    summary: 'What a return would be: a verdict for each line with its reasons, and the money, line by line',
    scope: 'read',
    body: quoteInput,
    answers: { 200: returnReadSchema.shape.quote },
    run: async (ctx, { body }) => ({ body: await quoteOrder(ctx, body) }),
  }),
  endpoint({
    method: 'POST',
    path: '/returns',
    summary: 'Open a return; 422 with the quote where a line is not eligible',
    scope: 'write',
    body: createReturnInput,
    answers: { 201: returnReadSchema },
    run: async (ctx, { body: { order_external_id, sends_first, ...wanted } }) => {
      const { returnId } = await createReturn(ctx, {
        orderExternalId: order_external_id,
        sendsFirst: sends_first,
        ...wanted,
      });
      return { status: 201, body: await getReturn(ctx, { id: returnId }) };
    },
  }),
  endpoint({
    method: 'GET',
    path: '/returns',
    summary: 'List returns',
    scope: 'read',
    query: listQuery.extend({
      status: z.enum(RETURN_STATUSES).optional(),
      order_external_id: textField(255, 1).optional(),
      created_after: instantField.optional(),
    }),
    answers: { 200: pageSchema(returnReadSchema) },
    run: async (ctx, { query }) => ({
      body: await listReturns(ctx, {
        ...pageInput(query),
        status: query.status,
        orderExternalId: query.order_external_id,
        createdAfter: query.created_after,
      }),
    }),
  }),
  endpoint({
    method: 'GET',
    path: '/returns/{id}',
    summary: 'Read a return',
    scope: 'read',
    params: byId,
    answers,
    run: async (ctx, { params }) => ({ body: await getReturn(ctx, params) }),
  }),
  verb('approve', 'Say yes: the shopper may send it', approveInput, approveReturn),
  verb('reject', 'Say no, with a reason the shopper reads', rejectInput, rejectReturn),
  verb('dock', 'Say that its parcel is at the dock, not opened yet, and what it weighs', dockInput, dockReturn),
  verb('receive', 'Count what arrived; adds to what was received before', receiveInput, receiveReturn),
  verb('refund', 'Pay what is owed for what arrived', refundBody, refund),
  verb(
    'bounce',
    'Say that a refund which was paid has come back: the bank refused it, the card was closed',
    bounceInput,
    bounceOne,
  ),
  verb('extend', 'Give more days for the old item of an exchange whose new one has left', extendInput, extendHandOver),
  verb('waive', 'Forgo the deposit on such an old item, or what was to be asked for it', waiveInput, waiveSecurity),
  verb('collect', 'Say that the shop has collected what the shopper was asked to pay', collectInput, collectPayment),
  verb(
    'pay-back',
    'Pay back once more what was paid for an exchange and came back, or could not go back',
    payBackInput,
    payBack,
  ),
  verb('flag', 'Note what was wrong, so that a person looks at this shopper’s next returns', flagInput, flagCustomer),
  verb('unflag', 'Take the flags of this return back', unflagInput, unflagCustomer),
  verb('clear', 'Say that what speaks against paying it by itself was looked at', clearInput, clearCautions),
  verb('cancel', 'Take a return back', cancelInput, cancelReturn),
  verb('close', 'End a return that needs nothing more', closeInput, closeReturn),
  verb('hold', 'Lay a return aside: nothing is approved or paid meanwhile', holdInput, holdReturn),
  verb('unhold', 'Take it up again', unholdInput, unholdReturn),
  verb('ask', 'Ask the shopper something, by mail and on their return’s page', askInput, askShopper),
];
