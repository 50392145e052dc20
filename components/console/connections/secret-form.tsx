'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { TextInput } from '@/components/ui/field';
import { replaceSecretAction } from '@/lib/connections/actions';
import { Outcome } from '../layout/outcome';
import { useAction } from '../layout/use-action';

/** Takes in the secret a provider signs with. It is kept sealed and never shown again. */
export function SecretForm({ shop, id, name }: { shop: string; id: string; name: string }) {
  const replace = useAction(replaceSecretAction);
  const [said, setSaid] = useState<string | null>(null);
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        setSaid(null);
        replace.run({ shop, id, secret: String(new FormData(form).get('secret')) }, () => {
          setSaid('Kept. What arrives from now on is checked against it.');
          form.reset();
        });
      }}
    >
      <TextInput
        id={`secret-${id}`}
        name="secret"
        type="password"
        label={`The secret ${name} signs with`}
        error={replace.failure?.fields.secret}
        maxLength={500}
        autoComplete="off"
        required
      />
      <p>
        <Button type="submit" aria-disabled={replace.pending}>
          {replace.pending ? 'Sealing it …' : 'Keep the secret'}
        </Button>
      </p>
      <Outcome failure={replace.failure} success={said} />
    </form>
  );
}
