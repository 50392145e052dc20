'use client';

import { useState } from 'react';
import { Dialog } from '@/components/ui/dialog';
import { TextArea, TextInput } from '@/components/ui/field';
import { DialogForm } from '../layout/dialog-form';
import type { Deed, VerbDialog } from './use-return-verbs';

/** More days for the old item of an exchange whose new one has left. */
export function ExtendDialog(props: Omit<VerbDialog, 'detail'>) {
  return (
    <Dialog title="More days for the old one" isOpen={props.isOpen} onClose={props.onClose}>
      <ExtendForm {...props} />
    </Dialog>
  );
}

function ExtendForm(props: Omit<VerbDialog, 'detail'>) {
  const [days, setDays] = useState('14');
  const [note, setNote] = useState('');
  return (
    <DialogForm<Deed>
      {...props}
      label="Give them the days"
      deed={() => {
        const count = Number(days);
        return Number.isInteger(count) && count >= 1 && count <= 90
          ? { verb: 'extend', days: count, note: note.trim() || undefined }
          : 'Write a number of days, 90 at most.';
      }}
    >
      <TextInput
        id="extend-days"
        label="Days, counted from today"
        inputMode="numeric"
        required
        value={days}
        onChange={(event) => setDays(event.target.value)}
      />
      <TextArea
        id="extend-note"
        label="A word about it"
        hint="Shown in the history, to the shopper too."
        rows={2}
        maxLength={2000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
    </DialogForm>
  );
}
