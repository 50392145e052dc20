'use client';

import { useState } from 'react';
import { Dialog } from '@/components/ui/dialog';
import { TextArea } from '@/components/ui/field';
import { DialogForm } from '../layout/dialog-form';
import type { Deed, VerbDialog } from './use-return-verbs';

const WORDS = {
  hold: {
    title: 'Lay it aside?',
    text: 'Nothing is approved or paid, and its time does not run out, until somebody takes it up again. The shopper sees no difference.',
    label: 'Put it on hold',
  },
  cancel: {
    title: 'Cancel this return?',
    text: 'The shopper sees it as cancelled, and the items can be returned again while the window is open.',
    label: 'Cancel the return',
  },
  waive: {
    title: 'Forgo it?',
    text: 'What they paid for the old one goes back, and nothing more is asked for. The old one may still come.',
    label: 'Forgo it',
  },
  close: {
    title: 'Close this return?',
    text: 'It counts as done. What has not arrived can still be checked in later, and what is owed can still be paid.',
    label: 'Close the return',
  },
};

export function EndDialog({
  verb,
  isOpen,
  onClose,
  act,
  isPending,
}: Omit<VerbDialog, 'detail'> & { verb: keyof typeof WORDS }) {
  const [note, setNote] = useState('');
  const words = WORDS[verb];
  return (
    <Dialog title={words.title} isOpen={isOpen} onClose={onClose}>
      <DialogForm<Deed>
        onClose={onClose}
        act={act}
        isPending={isPending}
        label={words.label}
        kind={verb === 'cancel' ? 'danger' : 'primary'}
        deed={() => ({ verb, note: note.trim() || undefined })}
      >
        <p>{words.text}</p>
        <TextArea
          id="end-note"
          label="A word about it"
          hint={verb === 'hold' ? 'Only your team reads it.' : 'Shown in the history, to the shopper too.'}
          rows={2}
          maxLength={2000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </DialogForm>
    </Dialog>
  );
}
