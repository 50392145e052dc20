'use client';

import { useEffect, useRef, useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { ConfirmButton } from '@/components/ui/confirm-button';
import { CopyText } from '@/components/ui/copy-button';
import { Select, TextInput } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { Empty, Panel } from '@/components/ui/panel';
import { createApiKeyAction, revokeApiKeyAction } from '@/lib/shops/actions';
import { KEY_LIFETIMES } from '@/lib/shops/constants';
import type { KeyView } from '@/lib/shops/types';
import { Outcome } from '../layout/outcome';
import { useAction } from '../layout/use-action';

export function ApiKeys({ shop, keys, mayWrite }: { shop: string; keys: KeyView[]; mayWrite: boolean }) {
  const revoke = useAction(revokeApiKeyAction);
  const [gone, setGone] = useState<string | null>(null);
  return (
    <>
      <Panel className="grid gap-4">
        <Outcome failure={revoke.failure} success={gone && `${gone} is revoked. Its next request is refused.`} />
        {keys.length === 0 ? (
          <Empty title="No keys yet">A program that writes orders or reads returns needs one.</Empty>
        ) : (
          <ul className="divide-y divide-line">
            {keys.map((key) => (
              <li
                key={key.id}
                className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3 first:pt-0 last:pb-0"
              >
                <div className="min-w-0">
                  <p className="flex flex-wrap items-center gap-2 font-semibold">
                    <span className="break-words">{key.name}</span>
                    <code className="rounded bg-sunken px-1.5 py-0.5 font-mono text-xs font-normal">{key.prefix}…</code>
                    {key.isOver && <Badge tone="problem">Ran out</Badge>}
                  </p>
                  <p className="text-sm text-muted">
                    {[key.access, key.used, `made ${key.made}`, key.until].filter(Boolean).join(' · ')}
                  </p>
                </div>
                {mayWrite && (
                  <ConfirmButton
                    label={`Revoke ${key.name}`}
                    title={`Revoke ${key.name}?`}
                    text="Whatever uses this key is refused from its next request on. This cannot be taken back; a new key can be made at any time."
                    confirm="Revoke the key"
                    pending={revoke.pending}
                    onConfirm={() => revoke.run({ shop, id: key.id }, () => setGone(key.name))}
                  >
                    Revoke
                  </ConfirmButton>
                )}
              </li>
            ))}
          </ul>
        )}
      </Panel>
      {mayWrite ? <NewKey shop={shop} /> : <p className="text-sm text-muted">Only owners make and revoke keys.</p>}
    </>
  );
}

function NewKey({ shop }: { shop: string }) {
  const create = useAction(createApiKeyAction);
  const [made, setMade] = useState<{ name: string; key: string } | null>(null);
  const [open, setOpen] = useState(false);
  if (made) {
    return (
      <FreshKey
        name={made.name}
        value={made.key}
        onDone={() => {
          setMade(null);
          setOpen(false);
        }}
      />
    );
  }
  if (!open) {
    return (
      <p>
        <Button onClick={() => setOpen(true)}>Make a key</Button>
      </p>
    );
  }
  return (
    <Panel title="A new key" id="new-key">
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          const name = String(form.get('name'));
          const days = KEY_LIFETIMES.find((one) => String(one) === form.get('days')) ?? null;
          const access = form.get('access') === 'read' ? ('read' as const) : ('write' as const);
          create.run({ shop, name, access, days }, ({ key }) => setMade({ name, key }));
        }}
      >
        <Outcome failure={create.failure} />
        <TextInput
          id="key-name"
          name="name"
          label="Who will use it?"
          hint="A name that tells you in a year what would stop if you revoked it: “Warehouse scripts”."
          error={create.failure?.fields.name}
          maxLength={100}
          autoComplete="off"
          autoFocus
          required
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <Select id="key-access" name="access" label="It may" defaultValue="write">
            <option value="write">read and write</option>
            <option value="read">read only</option>
          </Select>
          <Select id="key-days" name="days" label="It works" defaultValue="">
            <option value="">until I revoke it</option>
            {KEY_LIFETIMES.map((days) => (
              <option key={days} value={days}>
                {days === 365 ? 'for a year' : `for ${days} days`}
              </option>
            ))}
          </Select>
        </div>
        <div className="flex flex-wrap gap-2">
          <Button kind="primary" type="submit" aria-disabled={create.pending}>
            {create.pending ? 'Making it …' : 'Make the key'}
          </Button>
          <Button kind="quiet" onClick={() => setOpen(false)}>
            Not now
          </Button>
        </div>
      </form>
    </Panel>
  );
}

function FreshKey({ name, value, onDone }: { name: string; value: string; onDone: () => void }) {
  const heading = useRef<HTMLParagraphElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <Notice tone="good">
      <div className="grid gap-3 py-1">
        <p ref={heading} tabIndex={-1} className="font-display text-lg outline-none">
          Here is the key for {name}. Copy it now.
        </p>
        <CopyText text={value} of="The key" />
        <p className="text-sm">We keep only its fingerprint, so nobody can show it to you again, not even we.</p>
        <p>
          <Button onClick={onDone}>I have put it away</Button>
        </p>
      </div>
    </Notice>
  );
}
