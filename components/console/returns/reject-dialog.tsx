'use client';

import { useState } from 'react';
import { Dialog } from '@/components/ui/dialog';
import { TextArea } from '@/components/ui/field';
import { DialogForm } from '../layout/dialog-form';
import type { Deed, VerbDialog } from './use-return-verbs';

/** Saying no, beside the very words the shopper will read. */
export function RejectDialog(props: VerbDialog) {
  return (
    <Dialog title="Say no, kindly" isOpen={props.isOpen} onClose={props.onClose}>
      <RejectForm {...props} />
    </Dialog>
  );
}

function RejectForm({ detail, ...props }: VerbDialog) {
  const [reason, setReason] = useState('');
  const { refusal, customer } = detail;
  return (
    <DialogForm<Deed>
      {...props}
      label="Say no"
      kind="danger"
      deed={() => (reason.trim() ? { verb: 'reject', reason: reason.trim() } : 'Say why: the shopper reads it.')}
    >
      <TextArea
        id="reason"
        label={`Why? ${customer.name} reads ${refusal.language}.`}
        hint="Two honest sentences, and what you can offer instead."
        rows={4}
        maxLength={500}
        required
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <figure className="grid gap-2">
        <figcaption className="text-sm font-semibold">What they will read</figcaption>
        <div
          lang={refusal.lang}
          dir={refusal.dir}
          className="grid gap-1.5 rounded-card border border-line bg-ground p-5"
        >
          <p className="font-display text-xl leading-snug">{refusal.headline}</p>
          <p className="whitespace-pre-line text-muted">{reason.trim() || '…'}</p>
        </div>
      </figure>
    </DialogForm>
  );
}
