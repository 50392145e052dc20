import Link from 'next/link';
import { Notice } from '@/components/ui/notice';
import type { EndpointView } from '@/lib/webhooks/types';

/** Said on the first screen: a system of the shop hears nothing any more, and nobody may have noticed. */
export function StoppedNotice({ shop, endpoints }: { shop: string; endpoints: readonly EndpointView[] }) {
  if (endpoints.length === 0) return null;
  return (
    <div className="mb-6 grid gap-3">
      {endpoints.map(({ id, name, trouble }) => (
        <Notice key={id} tone="bad">
          <p>
            <Link href={`/console/${shop}/connections/webhooks/${id}`} className="font-semibold underline">
              {name}
            </Link>{' '}
            hears nothing from us any more. {trouble}
          </p>
        </Notice>
      ))}
    </div>
  );
}
