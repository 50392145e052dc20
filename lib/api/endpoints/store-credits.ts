import { z } from 'zod';
import { emailKey } from '@/lib/access/contact-keys';
import { AppError } from '@/lib/core/errors';
import { emailField } from '@/lib/core/fields';
import { clawBackCredit } from '@/lib/credit/mutations/claw-back-credit';
import { issueCredit } from '@/lib/credit/mutations/issue-credit';
import { restoreCredit } from '@/lib/credit/mutations/restore-credit';
import { spendCredit } from '@/lib/credit/mutations/spend-credit';
import { getCredit, getSpend, listCredit } from '@/lib/credit/queries/read-credit';
import {
  clawBackCreditInput,
  creditReadSchema,
  issueCreditInput,
  restoreCreditInput,
  spendCreditInput,
  spendReadSchema,
} from '@/lib/credit/schema';
import { byId, endpoint } from '../endpoint';

export const storeCreditEndpoints = [
  endpoint({
    method: 'GET',
    path: '/store-credits',
    summary: 'The store credit of a shopper, one entry a currency',
    scope: 'read',
    query: z.object({ email: emailField }),
    answers: { 200: z.object({ data: z.array(creditReadSchema), next_cursor: z.null() }) },
    run: async (ctx, { query }) => ({
      body: { data: await listCredit(ctx, { accountKey: emailKey(query.email) }), next_cursor: null },
    }),
  }),
  endpoint({
    method: 'POST',
    path: '/store-credits',
    summary: 'Give a shopper store credit',
    scope: 'write',
    body: issueCreditInput,
    answers: { 201: creditReadSchema },
    run: async (ctx, { body }) => {
      const { amount, bonus } = body;
      const wrong = bonus && bonus.currency !== amount.currency;
      const isOver = body.expires_at && new Date(body.expires_at) <= ctx.now;
      if (wrong || isOver) {
        const [path, message] = wrong
          ? ['bonus.currency', `Must be in ${amount.currency}`]
          : ['expires_at', 'Must lie ahead'];
        throw new AppError('INVALID', message, { errors: [{ path, message }] });
      }
      const { accountId } = await issueCredit(ctx, {
        accountKey: emailKey(body.email),
        currency: amount.currency,
        lots: [
          { kind: 'issue', amount: amount.amount },
          { kind: 'bonus', amount: bonus?.amount ?? 0 },
        ],
        expiresAt: body.expires_at ? new Date(body.expires_at) : undefined,
        note: body.note,
      });
      return { status: 201, body: await getCredit(ctx, { accountId }) };
    },
  }),
  endpoint({
    method: 'GET',
    path: '/store-credits/{id}',
    summary: 'Read one store credit',
    scope: 'read',
    params: byId,
    answers: { 200: creditReadSchema },
    run: async (ctx, { params }) => ({ body: await getCredit(ctx, { accountId: params.id }) }),
  }),
  endpoint({
    method: 'POST',
    path: '/store-credits/{id}/spend',
    summary: 'Pay at a checkout with store credit; 409 with the balance where it is less',
    scope: 'write',
    params: byId,
    body: spendCreditInput,
    answers: { 201: spendReadSchema },
    run: async (ctx, { params, body }) => {
      const { spendId } = await spendCredit(ctx, {
        accountId: params.id,
        amount: body.amount,
        orderExternalId: body.order_external_id,
      });
      return { status: 201, body: await getSpend(ctx, { spendId }) };
    },
  }),
  endpoint({
    method: 'POST',
    path: '/store-credits/{id}/refund',
    summary: 'Give back credit that was spent; bonus goes first and is void unless the order was called off',
    scope: 'write',
    params: byId,
    body: restoreCreditInput,
    answers: { 200: spendReadSchema },
    run: async (ctx, { params, body }) => {
      await restoreCredit(ctx, {
        accountId: params.id,
        spendId: body.spend_id,
        amount: body.amount,
        keepBonus: body.keep_bonus,
      });
      return { body: await getSpend(ctx, { spendId: body.spend_id }) };
    },
  }),
  endpoint({
    method: 'POST',
    path: '/store-credits/{id}/claw-back',
    summary: 'Take back credit that was given in error, bonus first',
    scope: 'write',
    params: byId,
    body: clawBackCreditInput,
    answers: { 200: creditReadSchema },
    run: async (ctx, { params, body }) => {
      await clawBackCredit(ctx, { accountId: params.id, amount: body.amount, note: body.note });
      return { body: await getCredit(ctx, { accountId: params.id }) };
    },
  }),
];
