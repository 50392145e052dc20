'use client';

import { useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { TextInput } from '@/components/ui/field';
import { Panel } from '@/components/ui/panel';
import { addDomainAction } from '@/lib/domains/actions';
import { Outcome } from '../layout/outcome';
import { useAction } from '../layout/use-action';

export function NewDomain({ shop }: { shop: string }) {
  const add = useAction(addDomainAction);
  const [added, setAdded] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  return (
    <Panel>
      <form
        ref={form}
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          const host = String(new FormData(event.currentTarget).get('host'));
          setAdded(null);
          add.run({ shop, host }, (made) => {
            setAdded(made.host);
            form.current?.reset();
          });
        }}
      >
        <Outcome
          failure={add.failure?.fields.host ? null : add.failure}
          success={added && `${added} is on the list. Its two records stand beside it.`}
        />
        <TextInput
          id="new-domain"
          name="host"
          label="Add a name"
          hint="A name below your shop’s domain, like track.example.com. The bare domain stays your shop’s."
          error={add.failure?.fields.host}
          maxLength={260}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          inputMode="url"
          required
        />
        <p>
          <Button kind="primary" type="submit" aria-disabled={add.pending}>
            {add.pending ? 'Adding it …' : 'Add the name'}
          </Button>
        </p>
      </form>
    </Panel>
  );
}
