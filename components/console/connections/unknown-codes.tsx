'use client';

import Link from 'next/link';
import { Panel } from '@/components/ui/panel';
import type { ConnectionsView } from '@/lib/connections/types';
import { useConnectionsQuery } from './use-connections-query';

/** Codes that no dictionary knows: shown as an update to shoppers, and here, so that somebody teaches them. */
export function UnknownCodes({ shop, first }: { shop: string; first: ConnectionsView }) {
  const { unknown } = useConnectionsQuery(shop, first).data;
  if (unknown.length === 0) return null;
  return (
    <Panel title="Codes we do not know yet" id="unknown-codes">
      <p className="text-sm text-muted">
        Shoppers read “an update” there; nothing is guessed. A code is learned with one line of data, and what came with
        it can be read again.
      </p>
      <ul className="mt-3 divide-y divide-line">
        {unknown.map(({ key, text, said, last, href }) => (
          <li key={key} className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 py-2.5">
            <span className="min-w-0">
              <span className="break-words">{text}</span>
              {said && <span className="block break-words text-sm text-muted">{said}</span>}
            </span>
            <span className="text-sm text-muted">
              {last}
              {href && (
                <>
                  {' · '}
                  <Link href={href} className="underline decoration-line underline-offset-4 hover:decoration-ink">
                    what it sent
                  </Link>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
