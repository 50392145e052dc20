'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { TextInput } from '@/components/ui/field';
import { DialogForm } from '../layout/dialog-form';
import type { Act, Deed } from './use-return-verbs';

/** Says that a refund which was paid has come back. */
export function BounceButton({ refundId, act, isPending }: { refundId: string; act: Act; isPending: boolean }) {
  const [isOpen, setIsOpen] = useState(false);
  const [reason, setReason] = useState('');
  const close = () => setIsOpen(false);
  return (
    <>
      <Button kind="quiet" className="min-h-9 justify-self-start px-3 py-1.5" onClick={() => setIsOpen(true)}>
        The money came back…
      </Button>
      <Dialog title="Did the money come back?" isOpen={isOpen} onClose={close}>
        <DialogForm<Deed>
          onClose={close}
          act={async (deed) => {
            await act(deed);
            close();
          }}
          isPending={isPending}
          label="It came back"
          deed={() => ({ verb: 'bounce', refundId, reason: reason.trim() || undefined })}
        >
          <p>
            The bank refused it, or the account is closed: it counts as not paid, the shopper is told that the money is
            still theirs, and you can pay it again once.
          </p>
          <TextInput
            id={`bounce-${refundId}`}
            label="What the bank says"
            hint="Only your team reads it."
            autoComplete="off"
            maxLength={300}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </DialogForm>
      </Dialog>
    </>
  );
}
