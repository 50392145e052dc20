'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { TextInput } from '@/components/ui/field';
import { credentialFields } from '@/lib/carriers/rules/capabilities';
import type { Source } from '@/lib/carriers/types';
import { replaceCredentialsAction } from '@/lib/connections/actions';
import { Outcome } from '../layout/outcome';
import { useAction } from '../layout/use-action';

type Props = { shop: string; id: string; source: Source; onKept?: () => void };

/** Takes in what a provider is asked with. It is kept sealed and never shown again. */
export function CredentialsForm({ shop, id, source, onKept }: Props) {
  const replace = useAction(replaceCredentialsAction);
  const [said, setSaid] = useState<string | null>(null);
  const fields = credentialFields(source);
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        const given = new FormData(form);
        const credentials = Object.fromEntries(fields.map(({ name }) => [name, String(given.get(name) ?? '')]));
        setSaid(null);
        replace.run({ shop, id, credentials }, () => {
          setSaid('Kept, and being tried. What it says stands on the connection in a moment.');
          form.reset();
          onKept?.();
        });
      }}
    >
      {fields.map(({ name, label, isSecret, isOptional, hint }) => (
        <TextInput
          key={name}
          id={`${name}-${id}`}
          name={name}
          type={isSecret ? 'password' : 'text'}
          label={isOptional ? `${label} (not needed)` : label}
          hint={hint}
          error={replace.failure?.fields[name]}
          maxLength={4000}
          autoComplete="off"
          required={!isOptional}
        />
      ))}
      <p>
        <Button type="submit" kind="primary" aria-disabled={replace.pending}>
          {replace.pending ? 'Sealing it …' : 'Keep and try'}
        </Button>
      </p>
      <Outcome failure={replace.failure} success={said} />
    </form>
  );
}
