import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import type { VersionView } from '@/lib/policies/types';

export function VersionList({ versions }: { versions: VersionView[] }) {
  return (
    <ol className="divide-y divide-line">
      {versions.map((one) => (
        <li key={one.version} className="flex flex-wrap items-center justify-between gap-2 py-3 first:pt-0 last:pb-0">
          <div>
            <Link
              href={one.href}
              className="font-semibold underline decoration-line underline-offset-4 hover:decoration-ink"
            >
              Version {one.version}
            </Link>
            <p className="text-sm text-muted">
              {one.when}, by {one.by}
            </p>
          </div>
          {one.isCurrent && <Badge tone="done">In force</Badge>}
        </li>
      ))}
    </ol>
  );
}
