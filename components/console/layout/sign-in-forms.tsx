'use client';

import { useActionState } from 'react';
import { Button } from '@/components/ui/button';
import { TextInput } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { requestLinkAction, signInAction, useLinkAction } from '@/lib/auth/actions';

const COPY = {
  wrong: 'That address and password do not belong together. Please try again, or let us mail you a link.',
  limited: 'That was too often. Please wait a few minutes and try again.',
  sent: 'If somebody has that address, a link is on its way. It works once, for a quarter of an hour.',
};

function Outcome({ status }: { status?: keyof typeof COPY }) {
  if (!status) return null;
  return (
    <Notice tone={status === 'sent' ? 'good' : 'bad'} live>
      {COPY[status]}
    </Notice>
  );
}

export function PasswordForm() {
  const [state, action, pending] = useActionState(signInAction, null);
  return (
    <form action={action} className="grid gap-4">
      <Outcome status={state?.status} />
      <TextInput id="email" type="email" label="Email" autoComplete="username" defaultValue={state?.email} required />
      <TextInput id="password" type="password" label="Password" autoComplete="current-password" required />
      <Button kind="primary" type="submit" aria-disabled={pending}>
        Sign in
      </Button>
    </form>
  );
}

export function LinkForm() {
  const [state, action, pending] = useActionState(requestLinkAction, null);
  return (
    <form action={action} className="grid gap-4">
      <Outcome status={state?.status} />
      <TextInput id="link-email" name="email" type="email" label="Email" autoComplete="email" required />
      <Button type="submit" aria-disabled={pending}>
        Mail me a link
      </Button>
    </form>
  );
}

export function UseLinkForm({ token }: { token: string }) {
  const [state, action, pending] = useActionState(useLinkAction, null);
  return (
    <form action={action} className="grid gap-4">
      {state && (
        <Notice tone="bad" live>
          This link has been used or has run out. Please ask for a new one.
        </Notice>
      )}
      <input type="hidden" name="token" value={token} />
      <Button kind="primary" type="submit" aria-disabled={pending}>
        Sign in
      </Button>
    </form>
  );
}
