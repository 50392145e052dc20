'use client';

import { type ReactNode, useState } from 'react';
import { Button, type ButtonKind } from '@/components/ui/button';
import { DialogActions } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import { sayFailure } from './failures';

/** The form inside a dialog: a failure is said where one looks, and the dialog stays open with what was typed. */
export function DialogForm<Deed extends object>({
  deed,
  label,
  kind = 'primary',
  onClose,
  act,
  isPending,
  children,
}: {
  /** What to do, or the words for why it cannot be done yet. */
  deed: () => Deed | string;
  label: string;
  kind?: ButtonKind;
  onClose: () => void;
  /** Does it; rejects with what went wrong. */
  act: (deed: Deed) => Promise<unknown>;
  isPending: boolean;
  children: ReactNode;
}) {
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <form
      className="grid gap-5"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (isPending) return;
        const wanted = deed();
        if (typeof wanted === 'string') return setProblem(wanted);
        setProblem(null);
        act(wanted).catch((error: unknown) => setProblem(sayFailure(error)));
      }}
    >
      {children}
      {problem && (
        <Notice tone="bad" live>
          {problem}
        </Notice>
      )}
      <DialogActions>
        <Button onClick={onClose}>Back</Button>
        <Button kind={kind} type="submit" aria-disabled={isPending}>
          {isPending ? 'One moment…' : label}
        </Button>
      </DialogActions>
    </form>
  );
}
