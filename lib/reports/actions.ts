'use server';

import { staffGate } from '@/lib/auth/require-staff';
import { action } from '@/lib/core/action';
import { acceptReport } from './mutations/accept-report';
import { askReporter } from './mutations/ask-reporter';
import { rejectReport } from './mutations/reject-report';
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
