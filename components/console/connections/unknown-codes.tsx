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
        Nothing is guessed from them: shoppers read what the carrier’s own milestone says, else “an update”. A code is
        learned with one row of data and one example, and what came with it can be read again.
      </p>
      <ul className="mt-3 divide-y divide-line">
        {unknown.map(({ key, text, said, shown, first, last, href }) => (
          <li key={key} className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 py-2.5">
            <span className="min-w-0">
              <span className="break-words">{text}</span>
              {said && <q className="block break-words text-sm text-muted">{said}</q>}
              <span className="block text-sm text-muted">{shown}.</span>
            </span>
            <span className="text-sm text-muted">
              {first === last ? last : `first ${first}, last ${last}`}
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
