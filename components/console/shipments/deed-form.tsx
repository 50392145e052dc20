'use client';

import { type ReactNode, useState } from 'react';
import { Button, type ButtonKind } from '@/components/ui/button';
import { DialogActions } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import { sayFailure } from '../layout/failures';
import type { CaseDeed, CaseVerbs } from './use-cases-query';

export type DeedDialog = {
  caseIds: string[];
  isOpen: boolean;
  onClose: () => void;
  onDone: () => void;
  verbs: CaseVerbs;
};

/** The form inside a dialog: a failure is said where one looks, and what was typed stays. */
export function DeedForm({
  deed,
  label,
  kind = 'primary',
  onClose,
  onDone,
  verbs,
  children,
}: Pick<DeedDialog, 'onClose' | 'onDone' | 'verbs'> & {
  /** What to do, or the words for why it cannot be done yet. */
  deed: () => CaseDeed | string;
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
        if (verbs.isPending) return;
        const wanted = deed();
        if (typeof wanted === 'string') return setProblem(wanted);
        setProblem(null);
        verbs.act(wanted).then(
          () => {
            onClose();
            onDone();
          },
          (error: unknown) => setProblem(sayFailure(error)),
        );
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
        <Button kind={kind} type="submit" aria-disabled={verbs.isPending}>
          {verbs.isPending ? 'One moment…' : label}
        </Button>
      </DialogActions>
    </form>
  );
}
