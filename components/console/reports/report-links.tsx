import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import { Panel } from '@/components/ui/panel';
import type { ReportLink } from '@/lib/reports/rules/report-link';

/** What shoppers reported, where its order or parcel shows. */
export function ReportLinks({ reports }: { reports: readonly ReportLink[] }) {
  if (reports.length === 0) return null;
  return (
    <Panel id="reports" title={reports.length === 1 ? 'A report' : 'Reports'}>
      <ul className="grid gap-3">
        {reports.map((one) => (
          <li key={one.href}>
            <Link
              href={one.href}
              className="flex flex-wrap items-center justify-between gap-2 no-underline hover:text-lamp"
            >
              <span className="grid">
                <span className="font-semibold">{one.number}</span>
                <span className="text-sm text-muted">{one.text}</span>
              </span>
              <Badge tone={one.badge.tone}>{one.badge.label}</Badge>
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
