'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { ConfirmButton } from '@/components/ui/confirm-button';
import { Panel } from '@/components/ui/panel';
import {
  changeEndpointAction,
  removeEndpointAction,
  rotateSecretAction,
  sendTestAction,
  switchEndpointAction,
} from '@/lib/webhooks/actions';
import type { EndpointView } from '@/lib/webhooks/types';
import { Outcome } from '../layout/outcome';
import { useAction } from '../layout/use-action';
import { ADDRESS_WORDS, EndpointFields, readEndpointForm } from './endpoint-fields';
import { FreshSecret } from './fresh-secret';

/** What can be done about an endpoint. */
export function EndpointDesk({ shop, endpoint }: { shop: string; endpoint: EndpointView }) {
  const router = useRouter();
  const [said, setSaid] = useState<string | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const [editing, setEditing] = useState(false);
  const test = useAction(sendTestAction, { disabled: 'It is switched off. Switch it on first.' });
  const toggle = useAction(switchEndpointAction);
  const rotate = useAction(rotateSecretAction);
  const remove = useAction(removeEndpointAction);
  const change = useAction(changeEndpointAction, ADDRESS_WORDS);
  const { id, enabled } = endpoint;
  const pending = [test, toggle, rotate, remove, change].some((one) => one.pending);
  const failure = [test, toggle, rotate, remove].map((one) => one.failure).find((one) => one !== null) ?? null;
  return (
    <div className="grid gap-4">
      <Outcome failure={failure} success={said} />
      {secret && (
        <FreshSecret
          title="Here is its new secret. The one so far goes on for a day."
          secret={secret}
          onDone={() => setSecret(null)}
        />
      )}
      {editing ? (
        <Panel title="Change it" id="change-endpoint">
          <form
            className="grid gap-5"
            onSubmit={(event) => {
              event.preventDefault();
              const given = readEndpointForm(new FormData(event.currentTarget));
              change.run({ shop, id, ...given }, () => {
                setEditing(false);
                setSaid('Saved. From now on it hears that.');
              });
            }}
          >
            <Outcome failure={change.failure} />
            <EndpointFields id="change" given={endpoint} failure={change.failure} />
            <div className="flex flex-wrap gap-2">
              <Button kind="primary" type="submit" aria-disabled={change.pending}>
                {change.pending ? 'Saving …' : 'Save'}
              </Button>
              <Button kind="quiet" onClick={() => setEditing(false)}>
                Leave it
              </Button>
            </div>
          </form>
        </Panel>
      ) : (
        <div className="flex flex-wrap gap-2">
          {enabled && (
            <Button
              kind="primary"
              aria-disabled={pending}
              onClick={() => test.run({ shop, id }, () => setSaid('A test is on its way.'))}
            >
              Send a test
            </Button>
          )}
          <Button
            kind={enabled ? undefined : 'primary'}
            aria-disabled={pending}
            onClick={() =>
              toggle.run({ shop, id, enabled: !enabled }, () =>
                setSaid(
                  enabled ? 'Switched off. Nothing more is sent to it.' : 'Switched on. It hears everything new.',
                ),
              )
            }
          >
            {enabled ? 'Switch off' : 'Switch on'}
          </Button>
          <Button onClick={() => setEditing(true)}>Change</Button>
          <ConfirmButton
            title="A new secret?"
            text="You see it once. For a day everything is signed with both, so that your system can change over without missing anything."
            confirm="Make a new secret"
            confirmKind="primary"
            pending={pending}
            onConfirm={() => rotate.run({ shop, id }, (made) => setSecret(made.secret))}
          >
            New secret
          </ConfirmButton>
          <ConfirmButton
            title={`Forget ${endpoint.name}?`}
            text="Nothing more is sent there, and the list of what was sent goes with it."
            confirm="Forget it"
            pending={pending}
            onConfirm={() => remove.run({ shop, id }, () => router.push(`/console/${shop}/connections#told`))}
          >
            Forget it
          </ConfirmButton>
        </div>
      )}
    </div>
  );
}
