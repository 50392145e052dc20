import { putReturnSettings } from '@/lib/returns/mutations/put-return-settings';
import { findReturnSettings } from '@/lib/returns/queries/find-return-settings';
import { returnSettingsSchema } from '@/lib/returns/rules/return-settings';
import { endpoint } from '../endpoint';

/** Where returns go and who takes them in. */
export const returnSettingsEndpoints = [
  endpoint({
    method: 'GET',
    path: '/return-settings',
    summary: 'Where returns go: address, usual parcel, counters with their hours, collection',
    scope: 'read',
    answers: { 200: returnSettingsSchema },
    run: async (ctx) => ({ body: await findReturnSettings(ctx) }),
  }),
  endpoint({
    method: 'PUT',
    path: '/return-settings',
    summary: 'Save where returns go, whole',
    scope: 'write',
    body: returnSettingsSchema,
    answers: { 200: returnSettingsSchema },
    run: async (ctx, { body }) => ({ body: await putReturnSettings(ctx, { settings: body }) }),
  }),
];
