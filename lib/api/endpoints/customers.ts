import { eraseCustomer } from '@/lib/customers/mutations/erase-customer';
import { exportCustomer } from '@/lib/customers/queries/export-customer';
import { customerExportSchema, customerInput, erasureReadSchema } from '@/lib/customers/schema';
import { endpoint } from '../endpoint';

/** What the law gives a person about their data (GDPR, articles 15, 17 and 20). */
export const customerEndpoints = [
  endpoint({
    method: 'POST',
    path: '/customers/export',
    summary: 'Everything that is held on a person, as one document',
    scope: 'read',
    body: customerInput,
    answers: { 200: customerExportSchema },
    keepsAnswer: false,
    run: async (ctx, { body }) => ({ body: await exportCustomer(ctx, body) }),
  }),
  endpoint({
    method: 'POST',
    path: '/customers/erase',
    summary: 'Forget a person; the answer says what stays and why. May be repeated',
    scope: 'write',
    body: customerInput,
    answers: { 200: erasureReadSchema },
    run: async (ctx, { body }) => ({ body: await eraseCustomer(ctx, body) }),
  }),
];
