import Link from 'next/link';
import { Badge, type BadgeTone } from '@/components/ui/badge';
import { Panel } from '@/components/ui/panel';

type Row = { href: string; number: string; text: string; badge: { tone: BadgeTone; label: string } };

/** What belongs to an order or a parcel and has a page of its own: returns, reports. Nothing where there is none. */
export function LinkPanel({ id, title, rows }: { id: string; title: (count: number) => string; rows: readonly Row[] }) {
  if (rows.length === 0) return null;
  return (
    <Panel id={id} title={title(rows.length)}>
      <ul className="grid gap-3">
        {rows.map((one) => (
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
