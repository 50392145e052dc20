'use server';

import { revalidatePath } from 'next/cache';
import { staffGate } from '@/lib/auth/require-staff';
import { action } from '@/lib/core/action';
import { acceptReport } from './mutations/accept-report';
import { askReporter } from './mutations/ask-reporter';
import { putReportSettings } from './mutations/put-report-settings';
import { rejectReport } from './mutations/reject-report';
import { reportSettingsForm } from './rules/report-settings';
import { acceptReportForm, askReportForm, rejectReportForm } from './schema';

const authorize = staffGate('returns:refund');

export const acceptReportAction = action({
  name: 'console.report.accept',
  input: acceptReportForm,
  authorize,
  run: (ctx, { shop: _, ...input }) => acceptReport(ctx, input),
});

export const rejectReportAction = action({
  name: 'console.report.reject',
  input: rejectReportForm,
  authorize: staffGate('returns:decide'),
  run: (ctx, { shop: _, ...input }) => rejectReport(ctx, input),
});

export const askReporterAction = action({
  name: 'console.report.ask',
  input: askReportForm,
  authorize: staffGate('returns:decide'),
  run: (ctx, { shop: _, ...input }) => askReporter(ctx, input),
});

/** When shoppers can report which problem, and what is decided without a person. */
export const putReportSettingsAction = action({
  name: 'shop.report_settings',
  input: reportSettingsForm,
  authorize: staffGate('policy:write'),
  run: (ctx, { settings }) => putReportSettings(ctx, { settings }),
  after: (_, { shop }) => revalidatePath(`/console/${shop}/settings/problems`),
});
