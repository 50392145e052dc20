'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { TextInput } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import type { PaybackView } from '@/lib/console/rules/payback-view';
import type { ReturnDetail } from '@/lib/console/types';
import { DialogForm } from '../layout/dialog-form';
import { PaidTo } from './paid-to';
import type { Act, Deed } from './use-return-verbs';

/** Money for an exchange that was to go back and is with the shop again: once more, or by hand. */
export function Payback({
  view,
  detail,
  act,
  isPending,
}: {
  view: PaybackView;
  detail: ReturnDetail;
  act: Act;
  isPending: boolean;
}) {
  const [isOpen, setIsOpen] = useState(false);
  const [reference, setReference] = useState('');
  const close = () => setIsOpen(false);
  return (
    <Notice tone="bad">
      <div className="grid gap-2">
        <p className="font-semibold">{view.title}</p>
        <p>{view.text}</p>
        {detail.mayDecide && (
          <p className="flex flex-wrap gap-2">
            {view.mayRetry && (
              <Button
                aria-disabled={isPending}
                onClick={() => !isPending && void act({ verb: 'payback' }).catch(() => undefined)}
              >
                Try once more
              </Button>
            )}
            <Button aria-disabled={isPending} onClick={() => !isPending && setIsOpen(true)}>
              Paid by hand…
            </Button>
          </p>
        )}
      </div>
      <Dialog title={`You paid ${view.amount} back by hand`} isOpen={isOpen} onClose={close}>
        <DialogForm<Deed>
          onClose={close}
          act={async (deed) => {
            await act(deed);
            close();
          }}
          isPending={isPending}
          label="It is paid"
          deed={() => ({ verb: 'payback', byHand: true, reference: reference.trim() || undefined })}
        >
          {detail.account && <PaidTo account={detail.account} />}
          <p className="text-sm text-muted">
            {detail.account
              ? 'Send it from your bank first, then write it down here. The account is deleted then.'
              : 'They have not told you an account yet: their page asks for one. Write it down here once it is paid.'}
          </p>
          <TextInput
            id="payback-reference"
            label="What your bank calls it"
            hint="A transfer’s number or reference, to find it again. May be left empty."
            autoComplete="off"
            maxLength={140}
            value={reference}
            onChange={(event) => setReference(event.target.value)}
          />
        </DialogForm>
      </Dialog>
    </Notice>
  );
}
