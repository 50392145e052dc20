import type { ReportLink } from '@/lib/reports/rules/report-link';
import { LinkPanel } from '../orders/link-panel';

/** What shoppers reported, where its order or parcel shows. */
export const ReportLinks = ({ reports }: { reports: readonly ReportLink[] }) => (
  <LinkPanel id="reports" title={(count) => (count === 1 ? 'A report' : 'Reports')} rows={reports} />
);
