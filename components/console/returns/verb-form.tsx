'use client';

import { type ReactNode, useState } from 'react';
import { Button, type ButtonKind } from '@/components/ui/button';
import { DialogActions } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import type { ReturnDetail } from '@/lib/console/types';
import { sayFailure } from '../layout/failures';
import type { Act, Deed } from './use-return-verbs';

export type VerbDialog = {
  isOpen: boolean;
  onClose: () => void;
  detail: ReturnDetail;
  act: Act;
  isPending: boolean;
};

/** The form inside a verb's dialog: a failure is said where one looks, and the dialog stays open with what was typed. */
export function VerbForm({
  deed,
  label,
  kind = 'primary',
  onClose,
  act,
  isPending,
  children,
}: Pick<VerbDialog, 'onClose' | 'act' | 'isPending'> & {
  /** What to do, or the words for why it cannot be done yet. */
  deed: () => Deed | string;
  label: string;
  kind?: ButtonKind;
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
