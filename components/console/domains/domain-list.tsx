'use client';

import { useState } from 'react';
import { Badge, type BadgeTone } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { ConfirmButton } from '@/components/ui/confirm-button';
import { CopyText } from '@/components/ui/copy-button';
import { Notice } from '@/components/ui/notice';
import { Empty, Panel } from '@/components/ui/panel';
import { checkDomainAction, preferDomainAction, releaseDomainAction } from '@/lib/domains/actions';
import type { DomainView } from '@/lib/domains/types';
import { Outcome } from '../layout/outcome';
import { useAction } from '../layout/use-action';

const STATES: Record<DomainView['state'], { tone: BadgeTone; word: string }> = {
  pending: { tone: 'moving', word: 'Waiting for its records' },
  verified: { tone: 'done', word: 'In use' },
  failing: { tone: 'problem', word: 'Proof is gone' },
  released: { tone: 'calm', word: 'Let go' },
};

export function DomainList({ shop, domains, mayWrite }: { shop: string; domains: DomainView[]; mayWrite: boolean }) {
  if (domains.length === 0) {
    return (
      <Panel>
        <Empty title="No name of your own yet">Your pages live under our address and in your colours.</Empty>
      </Panel>
    );
  }
  return domains.map((domain) => <Domain key={domain.id} shop={shop} domain={domain} mayWrite={mayWrite} />);
}

function Domain({ shop, domain, mayWrite }: { shop: string; domain: DomainView; mayWrite: boolean }) {
  const check = useAction(checkDomainAction);
  const prefer = useAction(preferDomainAction);
  const release = useAction(releaseDomainAction);
  const [said, setSaid] = useState<string | null>(null);
  const state = STATES[domain.state];
  const isServed = domain.state === 'verified' || domain.state === 'failing';
  const of = { shop, id: domain.id };
  return (
    <Panel className="grid gap-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h3 className="min-w-0 break-all text-lg font-semibold">{domain.host}</h3>
        <Badge tone={state.tone}>{state.word}</Badge>
        {domain.isPrimary && <Badge tone="calm">Named in mails</Badge>}
      </div>
      <Outcome failure={check.failure ?? prefer.failure ?? release.failure} success={said} />
      {domain.letGo && (
        <Notice tone="bad">
          The record that proves this name is gone. Put it back by {domain.letGo}, else the name is let go.
        </Notice>
      )}
      {domain.state !== 'verified' && <Records domain={domain} />}
      {domain.todo.length > 0 && (
        <div>
          <h4 className="font-semibold">Still missing</h4>
          <ul className="list-disc ps-5 text-sm">
            {domain.todo.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      )}
      <div className="flex flex-wrap items-center gap-2">
        {mayWrite && (
          <Button
            kind={domain.state === 'pending' ? 'primary' : 'plain'}
            aria-disabled={check.pending}
            onClick={() =>
              check.run(of, ({ state: now }) =>
                setSaid(
                  now === 'verified' ? `${domain.host} is yours and in use.` : 'Looked: see what is still missing.',
                ),
              )
            }
          >
            {check.pending ? 'Looking …' : 'Look at the records now'}
          </Button>
        )}
        {isServed && (
          <a className="underline underline-offset-4" href={domain.url} target="_blank" rel="noreferrer">
            Open it <span aria-hidden="true">↗</span>
          </a>
        )}
        {mayWrite && isServed && !domain.isPrimary && (
          <Button
            kind="quiet"
            aria-disabled={prefer.pending}
            onClick={() => prefer.run(of, () => setSaid(`Mails name ${domain.host} from now on.`))}
          >
            Name it in mails
          </Button>
        )}
        {mayWrite && (
          <ConfirmButton
            label={`Let ${domain.host} go`}
            title={`Let ${domain.host} go?`}
            text={
              isServed
                ? 'Links that shoppers have under this name stop working at once. For 30 days no other shop here can take it.'
                : 'It leaves the list. You can add it again at any time, with a new record.'
            }
            confirm="Let it go"
            pending={release.pending}
            onConfirm={() => release.run(of)}
          >
            Let it go
          </ConfirmButton>
        )}
        <span className="text-sm text-muted">
          {domain.checked ? `Looked at ${domain.checked}` : 'Not looked at yet'}
        </span>
      </div>
    </Panel>
  );
}

function Records({ domain }: { domain: DomainView }) {
  const records = [
    { kind: domain.target.kind, why: 'leads here', name: domain.host, value: domain.target.value },
    { kind: 'TXT', why: 'proves that it is yours', ...domain.proof },
  ];
  return (
    <ol className="grid gap-4">
      {records.map((record, at) => (
        <li key={record.kind} className="grid gap-1.5 rounded-lg bg-sunken p-3">
          <p className="text-sm">
            <strong>
              {at + 1}. {record.kind} record
            </strong>{' '}
            <span className="text-muted">{record.why}</span>
          </p>
          <p className="text-sm text-muted">Name</p>
          <CopyText text={record.name} of="The name" />
          <p className="text-sm text-muted">Value</p>
          <CopyText text={record.value} of="The value" />
        </li>
      ))}
    </ol>
  );
}
