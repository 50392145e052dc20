'use client';

import Link from 'next/link';
import { useEffect, useRef, useState } from 'react';
import { Button, buttonClasses } from '@/components/ui/button';
import { CopyText } from '@/components/ui/copy-button';
import { TextInput } from '@/components/ui/field';
import { Panel } from '@/components/ui/panel';
import { CAPABILITIES } from '@/lib/carriers/rules/capabilities';
import type { Source } from '@/lib/carriers/types';
import { createConnectionAction } from '@/lib/connections/actions';
import { SOURCE_GUIDES, type SourceGuide } from '@/lib/connections/rules/describe-source';
import { Outcome } from '../layout/outcome';
import { useAction } from '../layout/use-action';
import { CredentialsForm } from './credentials-form';
import { SecretForm } from './secret-form';
import { SourcePicker } from './source-picker';

type Made = {
  id: string;
  source: Source;
  webhookUrl: string;
  /** Made here, to be pasted over there. */
  secret: string | null;
  /** The provider signs with its own, which nobody has pasted here yet. */
  isSecretMissing: boolean;
};

const inSentence = ({ group, name }: SourceGuide) => (group === 'own' ? 'your own courier or program' : name);

/** Picks a source and makes its connection; afterwards says once what to paste where. */
export function NewConnection({ shop }: { shop: string }) {
  const [source, setSource] = useState<Source | null>(null);
  const [made, setMade] = useState<Made | null>(null);
  if (made) return <Handover shop={shop} made={made} />;
  return (
    <div className="grid max-w-4xl gap-8">
      <SourcePicker value={source} onChange={setSource} />
      {source && <ConnectForm key={source} shop={shop} source={source} onMade={setMade} />}
    </div>
  );
}

function ConnectForm({ shop, source, onMade }: { shop: string; source: Source; onMade: (made: Made) => void }) {
  const guide = SOURCE_GUIDES[source];
  const create = useAction(createConnectionAction);
  return (
    <Panel title={`Connect ${inSentence(guide)}`} id="connect">
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          const secret = String(form.get('secret') ?? '').trim() || null;
          create.run({ shop, source, name: String(form.get('name')), secret }, (answer) =>
            onMade({
              id: answer.id,
              source,
              webhookUrl: answer.webhookUrl,
              secret: guide.secret === 'ours' ? answer.secret : null,
              isSecretMissing: guide.secret === 'theirs' && secret === null,
            }),
          );
        }}
      >
        <Outcome failure={create.failure} />
        <TextInput
          id="connection-name"
          name="name"
          label="What do you call it?"
          hint="Only where you have several of a kind."
          placeholder={guide.name}
          error={create.failure?.fields.name}
          maxLength={100}
          autoComplete="off"
        />
        <TextInput
          id="connection-secret"
          name="secret"
          type="password"
          label={
            guide.secret === 'theirs' ? `The secret ${guide.name} signs with` : 'A secret, if you have one already'
          }
          hint={
            guide.secret === 'theirs'
              ? `${guide.secretPlace} Not there yet? Leave it empty: first you get the address, then you paste it.`
              : 'Leave it empty, and we make a good one and show it once.'
          }
          error={create.failure?.fields.secret}
          maxLength={500}
          autoComplete="off"
        />
        <p>
          <Button kind="primary" type="submit" aria-disabled={create.pending}>
            {create.pending ? 'Opening an address …' : 'Connect'}
          </Button>
        </p>
      </form>
    </Panel>
  );
}

function Handover({ shop, made }: { shop: string; made: Made }) {
  const guide = SOURCE_GUIDES[made.source];
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <Panel className="max-w-3xl">
      <h2 ref={heading} tabIndex={-1} className="text-2xl font-normal outline-none">
        {guide.group === 'own' ? 'Now teach your program.' : `Now tell ${guide.name}.`}
      </h2>
      <ol className="mt-5 grid gap-6">
        <Step number={1} text={guide.place}>
          <CopyText label="The address" text={made.webhookUrl} of="The address" />
        </Step>
        {made.secret && (
          <Step number={2} text={guide.secretPlace}>
            <CopyText label="The secret, shown this once" text={made.secret} of="The secret" />
            {guide.inAddress && (
              <CopyText
                label="Where it asks for no secret: the address with the secret in it"
                text={`${made.webhookUrl}?token=${encodeURIComponent(made.secret)}`}
                of="The address with the secret"
              />
            )}
          </Step>
        )}
        {made.isSecretMissing && (
          <Step number={2} text={guide.secretPlace}>
            <SecretForm shop={shop} id={made.id} name={guide.name} />
          </Step>
        )}
        <Step
          number={made.secret || made.isSecretMissing ? 3 : 2}
          text="Have it send a test. Within a minute the list says “Connected”, or what was wrong."
        />
      </ol>
      {guide.alsoFor && <p className="mt-6 text-muted">{guide.alsoFor}</p>}
      {CAPABILITIES[made.source].poll && (
        <section className="mt-8 grid gap-3 border-line border-t pt-6" aria-labelledby="let-us-ask">
          <h3 id="let-us-ask" className="font-display text-lg">
            {CAPABILITIES[made.source].push ? 'Should it fall silent, we can ask.' : 'It does not send? We can ask.'}
          </h3>
          <p className="text-muted">
            Hourly in a parcel’s first week, daily later, until it has arrived. What you give us is kept sealed.
          </p>
          <CredentialsForm shop={shop} id={made.id} source={made.source} />
        </section>
      )}
      <p className="mt-6">
        <Link href={`/console/${shop}/connections`} className={buttonClasses('primary')}>
          {made.secret ? 'I have put the secret away' : 'Done'}
        </Link>
      </p>
    </Panel>
  );
}

function Step({ number, text, children }: { number: number; text: string; children?: React.ReactNode }) {
  return (
    <li className="grid grid-cols-[2rem_minmax(0,1fr)] gap-3">
      <span
        aria-hidden="true"
        className="grid size-8 place-items-center rounded-full bg-lamp-soft font-display text-base text-lamp"
      >
        {number}
      </span>
      <div className="grid gap-3 pt-1">
        <p>{text}</p>
        {children}
      </div>
    </li>
  );
}
