import { z } from 'zod';
import type { Ctx } from '@/lib/core/context';
import { textField } from '@/lib/core/fields';
import { REPORT_KINDS, REPORT_STATES } from '@/lib/reports/constants';
import { acceptReport } from '@/lib/reports/mutations/accept-report';
import { askReporter } from '@/lib/reports/mutations/ask-reporter';
import { putReportSettings } from '@/lib/reports/mutations/put-report-settings';
import { rejectReport } from '@/lib/reports/mutations/reject-report';
import { findReportSettings } from '@/lib/reports/queries/find-report-settings';
import { getReport, listReports } from '@/lib/reports/queries/read-reports';
import { reportSettingsSchema } from '@/lib/reports/rules/report-settings';
import { acceptReportInput, askReportInput, rejectReportInput, reportReadSchema } from '@/lib/reports/schema';
import { byId, endpoint, listQuery, pageInput, pageSchema } from '../endpoint';

const answers = { 200: reportReadSchema };

/** A verb on one report; the answer is the report as it stands afterwards. */
const verb = <B extends z.ZodType>(
  name: string,
  summary: string,
  body: B,
  run: (ctx: Ctx, input: { reportId: string } & z.output<B>) => Promise<unknown>,
) =>
  endpoint({
    method: 'POST',
    path: `/reports/{id}/${name}`,
    summary,
    scope: 'write',
    params: byId,
    body,
    answers,
    run: async (ctx, { params: { id }, body: input }) => {
      await run(ctx, { reportId: id, ...(input as z.output<B> & object) });
      return { body: await getReport(ctx, { id }) };
    },
  });

/** What shoppers report of their deliveries. */
export const reportEndpoints = [
  endpoint({
    method: 'GET',
    path: '/reports',
    summary: 'List what shoppers reported of their deliveries',
    scope: 'read',
    query: listQuery.extend({
      state: z.enum(REPORT_STATES).optional(),
      kind: z.enum(REPORT_KINDS).optional(),
      order_external_id: textField(255, 1).optional(),
    }),
    answers: { 200: pageSchema(reportReadSchema) },
    run: async (ctx, { query }) => ({
      body: await listReports(ctx, {
        ...pageInput(query),
        ...(query.state ? { state: query.state } : {}),
        ...(query.kind ? { kind: query.kind } : {}),
        ...(query.order_external_id ? { orderExternalId: query.order_external_id } : {}),
      }),
    }),
  }),
  endpoint({
    method: 'GET',
    path: '/reports/{id}',
    summary: 'Read a report',
    scope: 'read',
    params: byId,
    answers,
    run: async (ctx, { params }) => ({ body: await getReport(ctx, params) }),
  }),
  verb(
    'accept',
    'Put it right: replace, refund or credit, through a return that nothing comes back for; 422 with the quote where a unit is taken',
    acceptReportInput,
    acceptReport,
  ),
  verb('reject', 'Say no, with a reason the shopper reads', rejectReportInput, rejectReport),
  verb('ask', 'Ask the shopper something, by mail and on their report’s page', askReportInput, askReporter),
  endpoint({
    method: 'GET',
    path: '/report-settings',
    summary: 'When which problem may be reported, what needs a photo, what is decided without a person',
    scope: 'read',
    answers: { 200: reportSettingsSchema },
    run: async (ctx) => ({ body: await findReportSettings(ctx) }),
  }),
  endpoint({
    method: 'PUT',
    path: '/report-settings',
    summary: 'Save when which problem may be reported, whole',
    scope: 'write',
    body: reportSettingsSchema,
    answers: { 200: reportSettingsSchema },
    run: async (ctx, { body }) => ({ body: await putReportSettings(ctx, { settings: body }) }),
  }),
];
