'use client';

import { useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button, buttonClasses } from '@/components/ui/button';
import { ConfirmButton } from '@/components/ui/confirm-button';
import { CopyText } from '@/components/ui/copy-button';
import { Dialog } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import { Empty, Panel } from '@/components/ui/panel';
import { removeConnectionAction, testConnectionAction } from '@/lib/connections/actions';
import { SOURCE_GUIDES } from '@/lib/connections/rules/describe-source';
import type { ConnectionsView, ConnectionView, TestView } from '@/lib/connections/types';
import { Outcome } from '../layout/outcome';
import { useAction } from '../layout/use-action';
import { CredentialsForm } from './credentials-form';
import { RequestsForm } from './requests-form';
import { SecretForm } from './secret-form';
import { connectionsKeys, useConnectionsQuery } from './use-connections-query';

/** The worker asks at once; most providers answer in this time. */
const ANSWERS_WITHIN_MS = 3_000;

/** What may write to the shop, and when each last did. */
export function ConnectionList({ shop, first, mayWrite }: { shop: string; first: ConnectionsView; mayWrite: boolean }) {
  const { data } = useConnectionsQuery(shop, first);
  const client = useQueryClient();
  const remove = useAction(removeConnectionAction);
  const [said, setSaid] = useState<string | null>(null);
  const test = useAction(testConnectionAction);
  const [tested, setTested] = useState<(TestView & { id: string }) | null>(null);
  const [asking, setAsking] = useState<ConnectionView | null>(null);
  const [changing, setChanging] = useState<ConnectionView | null>(null);
  const [routing, setRouting] = useState<ConnectionView | null>(null);
  const onRemove = ({ id, name }: ConnectionView) =>
    remove.run({ shop, id }, () => {
      setSaid(`${name} is disconnected. What it brought stays.`);
      void client.invalidateQueries({ queryKey: connectionsKeys.all(shop) });
    });
  const refresh = () => client.invalidateQueries({ queryKey: connectionsKeys.all(shop) });
  const onTest = ({ id }: ConnectionView) => {
    setTested(null);
    test.run({ shop, id }, (shown) => {
      setTested({ id, ...shown });
      setTimeout(refresh, ANSWERS_WITHIN_MS);
    });
  };
  return (
    <div className="grid gap-4">
      <Outcome failure={remove.failure ?? test.failure} success={said} />
      {data.connections.length === 0 ? (
        <Panel>
          <Empty title="Nothing is connected yet">
            <p>Connect your shop, and orders and parcels arrive by themselves. Or a courier, for its scans alone.</p>
            {mayWrite && (
              <p className="mt-4">
                <Link href={`/console/${shop}/connections/new`} className={buttonClasses('primary')}>
                  Connect something
                </Link>
              </p>
            )}
          </Empty>
        </Panel>
      ) : (
        <ul className="grid gap-4 lg:grid-cols-2">
          {data.connections.map((connection) => (
            <li key={connection.id} className="min-w-0">
              <Panel className="grid h-full content-start gap-3">
                <div className="flex flex-wrap items-start justify-between gap-2 sm:flex-nowrap">
                  <div className="min-w-0">
                    <h3 className="break-words font-display text-lg">{connection.name}</h3>
                    <p className="text-sm text-muted">
                      {connection.sourceName !== connection.name && `${connection.sourceName} · `}
                      {connection.heard ? `last heard ${connection.heard}` : `made ${connection.made}`}
                      {connection.asking === 'on' &&
                        (connection.answered
                          ? ` · answered us ${connection.answered}`
                          : ' · asked by us, not yet answered')}
                      {connection.asking === 'impossible' &&
                        connection.answered &&
                        ` · answered us ${connection.answered}`}
                    </p>
                  </div>
                  <Badge tone={connection.badge.tone}>{connection.badge.label}</Badge>
                </div>
                {connection.trouble && (
                  <Notice tone="warn">
                    <p>{connection.trouble.text}</p>
                    <p className="text-sm text-muted">{connection.trouble.when}</p>
                  </Notice>
                )}
                {connection.tooLarge && (
                  <Notice tone="warn">
                    <p>{connection.tooLarge.text}</p>
                    <p className="text-sm text-muted">{connection.tooLarge.when}</p>
                  </Notice>
                )}
                <div role="status" className={tested?.id === connection.id ? undefined : 'absolute'}>
                  {tested?.id === connection.id && <Notice tone={tested.isGood ? 'good' : 'bad'}>{tested.text}</Notice>}
                </div>
                <CopyText text={connection.webhookUrl} of={`The address of ${connection.name}`} />
                <div className="mt-auto flex flex-wrap items-center justify-between gap-2 pt-1">
                  <Link
                    href={`/console/${shop}/connections?connection=${connection.id}#inbox`}
                    className="text-sm font-semibold underline decoration-line underline-offset-4 hover:decoration-ink"
                  >
                    What it sent
                  </Link>
                  {mayWrite && (
                    <span className="flex flex-wrap gap-1">
                      <Button
                        kind="quiet"
                        aria-label={`Test ${connection.name}`}
                        aria-disabled={test.pending}
                        onClick={() => onTest(connection)}
                      >
                        Test
                      </Button>
                      {connection.asking !== 'impossible' && (
                        <Button
                          kind="quiet"
                          aria-haspopup="dialog"
                          aria-label={`Let us ask ${connection.name}`}
                          onClick={() => setAsking(connection)}
                        >
                          {connection.asking === 'on' ? 'Access' : 'Let us ask'}
                        </Button>
                      )}
                      {connection.requests && (
                        <Button
                          kind="quiet"
                          aria-haspopup="dialog"
                          aria-label={`Delivery requests through ${connection.name}`}
                          onClick={() => setRouting(connection)}
                        >
                          Requests
                        </Button>
                      )}
                      <Button
                        kind="quiet"
                        aria-haspopup="dialog"
                        aria-label={`Change the secret of ${connection.name}`}
                        onClick={() => setChanging(connection)}
                      >
                        Secret
                      </Button>
                      <ConfirmButton
                        label={`Disconnect ${connection.name}`}
                        title={`Disconnect ${connection.name}?`}
                        text="Its address closes at once, and whatever is sent there is refused. What it has brought so far stays."
                        confirm="Disconnect"
                        pending={remove.pending}
                        onConfirm={() => onRemove(connection)}
                      >
                        Disconnect
                      </ConfirmButton>
                    </span>
                  )}
                </div>
              </Panel>
            </li>
          ))}
        </ul>
      )}
      <Dialog
        title={`Let us ask ${asking?.sourceName ?? 'it'}`}
        isOpen={asking !== null}
        onClose={() => setAsking(null)}
      >
        {asking && (
          <>
            <p className="text-muted">
              Where {asking.sourceName} does not tell by itself, we ask: hourly in a parcel’s first week, daily later,
              until it has arrived. What you give us is kept sealed and never shown again.
            </p>
            <CredentialsForm
              shop={shop}
              id={asking.id}
              source={asking.source}
              onKept={() => setTimeout(refresh, ANSWERS_WITHIN_MS)}
            />
          </>
        )}
      </Dialog>
      <Dialog title="What shoppers ask of this courier" isOpen={routing !== null} onClose={() => setRouting(null)}>
        {routing && (
          <>
            <p className="text-muted">
              Another day, a safe place, a neighbour: what shoppers ask about a delivery goes to your courier’s own
              program, and its answer comes back through this connection. What may be asked stands in the agreement.
            </p>
            <RequestsForm shop={shop} connection={routing} onKept={refresh} />
          </>
        )}
      </Dialog>
      <Dialog
        title={`The secret of ${changing?.name ?? 'it'}`}
        isOpen={changing !== null}
        onClose={() => setChanging(null)}
      >
        {changing && (
          <>
            <p className="text-muted">
              {SOURCE_GUIDES[changing.source].secretPlace} From then on only what is signed with the new one is taken.{' '}
              {SOURCE_GUIDES[changing.source].alsoFor}
            </p>
            <SecretForm shop={shop} id={changing.id} name={changing.name} />
          </>
        )}
      </Dialog>
    </div>
  );
}
