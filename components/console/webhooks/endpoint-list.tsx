'use client';

import Link from 'next/link';
import { useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Empty, Panel } from '@/components/ui/panel';
import { addEndpointAction } from '@/lib/webhooks/actions';
import type { EndpointView } from '@/lib/webhooks/types';
import { Outcome } from '../layout/outcome';
import { useAction } from '../layout/use-action';
import { ADDRESS_WORDS, EndpointFields, readEndpointForm } from './endpoint-fields';
import { FreshSecret } from './fresh-secret';

/** Which of the merchant's own systems are told what happens. */
export function EndpointList({
  shop,
  endpoints,
  mayWrite,
}: {
  shop: string;
  endpoints: EndpointView[];
  mayWrite: boolean;
}) {
  return (
    <div className="grid gap-4">
      {endpoints.length === 0 ? (
        <Panel>
          <Empty title="Nobody is listening yet">
            Your warehouse, your shop or your books can hear of every parcel and return the moment something happens.
          </Empty>
        </Panel>
      ) : (
        <ul className="grid gap-4 lg:grid-cols-2">
          {endpoints.map((endpoint) => (
            <li key={endpoint.id} className="min-w-0">
              <Panel className="grid h-full content-start gap-3">
                <div className="flex flex-wrap items-start justify-between gap-2 sm:flex-nowrap">
                  <div className="min-w-0">
                    <h3 className="break-words font-display text-lg">{endpoint.name}</h3>
                    <p className="text-sm text-muted">
                      {endpoint.hears}
                      {endpoint.delivered ? ` · last took something ${endpoint.delivered}` : ` · made ${endpoint.made}`}
                    </p>
                  </div>
                  <Badge tone={endpoint.badge.tone}>{endpoint.badge.label}</Badge>
                </div>
                {endpoint.trouble && <Notice tone="warn">{endpoint.trouble}</Notice>}
                <p className="break-all font-mono text-sm text-muted">{endpoint.url}</p>
                <p className="mt-auto pt-1">
                  <Link
                    href={`/console/${shop}/connections/webhooks/${endpoint.id}`}
                    className="text-sm font-semibold underline decoration-line underline-offset-4 hover:decoration-ink"
                  >
                    What it was sent
                    <span className="sr-only">: {endpoint.name}</span>
                  </Link>
                </p>
              </Panel>
            </li>
          ))}
        </ul>
      )}
      {mayWrite && <NewEndpoint shop={shop} />}
    </div>
  );
}

function NewEndpoint({ shop }: { shop: string }) {
  const add = useAction(addEndpointAction, ADDRESS_WORDS);
  const [open, setOpen] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const close = () => {
    setSecret(null);
    setOpen(false);
  };
  if (secret) return <FreshSecret title="Here is its secret. Copy it now." secret={secret} onDone={close} />;
  if (!open) {
    return (
      <p>
        <Button onClick={() => setOpen(true)}>Add an address</Button>
      </p>
    );
  }
  return (
    <Panel title="A new address" id="new-endpoint">
      <form
        className="grid gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          const given = readEndpointForm(new FormData(event.currentTarget));
          add.run({ shop, ...given }, (made) => setSecret(made.secret));
        }}
      >
        <Outcome failure={add.failure} />
        <EndpointFields id="new" failure={add.failure} />
        <div className="flex flex-wrap gap-2">
          <Button kind="primary" type="submit" aria-disabled={add.pending}>
            {add.pending ? 'Adding it …' : 'Add the address'}
          </Button>
          <Button kind="quiet" onClick={close}>
            Not now
          </Button>
        </div>
      </form>
    </Panel>
  );
}
