'use client';

import { useState } from 'react';
import { Dialog } from '@/components/ui/dialog';
import { TextArea } from '@/components/ui/field';
import { DialogForm } from '../layout/dialog-form';
import { type DeedDialog, formOf } from './deed-dialog';
import type { CaseDeed } from './use-cases-query';

const OUTCOMES = [
  {
    outcome: 'solved',
    label: 'It is solved',
    hint: 'Another one is on its way, it is paid back, or it has turned up.',
  },
  { outcome: 'nothing_to_do', label: 'There is nothing to do', hint: 'It needed nobody.' },
] as const;

/** Closing by a person's word. */
export function CloseDialog(props: DeedDialog) {
  const { caseIds, isOpen, onClose } = props;
  return (
    <Dialog
      title={caseIds.length === 1 ? 'Close this case' : `Close ${caseIds.length} cases`}
      isOpen={isOpen}
      onClose={onClose}
    >
      <CloseForm {...props} />
    </Dialog>
  );
}

function CloseForm({ caseIds, ...props }: DeedDialog) {
  const [outcome, setOutcome] = useState<(typeof OUTCOMES)[number]['outcome']>('solved');
  const [note, setNote] = useState('');
  return (
    <DialogForm<CaseDeed>
      {...formOf(props)}
      label="Close"
      deed={() => ({ verb: 'close', caseIds, outcome, note: note.trim() || undefined })}
    >
      <fieldset className="grid gap-3">
        <legend className="sr-only">How did it end?</legend>
        {OUTCOMES.map((one) => (
          <label key={one.outcome} className="flex items-start gap-3">
            <input
              type="radio"
              name="outcome"
              className="mt-0.5 size-5 shrink-0 accent-lamp"
              checked={outcome === one.outcome}
              onChange={() => setOutcome(one.outcome)}
            />
            <span>
              <span className="block font-semibold">{one.label}</span>
              <span className="block text-sm text-muted">{one.hint}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <TextArea
        id="close-note"
        label="A word for the team"
        hint="It opens again when the courier reports something new, or after a week of the same trouble."
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
    </DialogForm>
  );
}
