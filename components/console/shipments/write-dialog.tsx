'use client';

import { useState } from 'react';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog } from '@/components/ui/dialog';
import { TextArea } from '@/components/ui/field';
import { DialogForm } from '../layout/dialog-form';
import { type DeedDialog, formOf } from './deed-dialog';
import type { CaseDeed } from './use-cases-query';

/** One text to the shoppers of all that is chosen, each in a mail of the shop's own. */
export function WriteDialog(props: DeedDialog) {
  const { caseIds, isOpen, onClose } = props;
  return (
    <Dialog
      title={caseIds.length === 1 ? 'Write to them' : `Write to the shoppers of ${caseIds.length} parcels`}
      isOpen={isOpen}
      onClose={onClose}
    >
      <WriteForm {...props} />
    </Dialog>
  );
}

function WriteForm({ caseIds, ...props }: DeedDialog) {
  const [text, setText] = useState('');
  const [onPage, setOnPage] = useState(true);
  return (
    <DialogForm<CaseDeed>
      {...formOf(props)}
      label={caseIds.length === 1 ? 'Send it' : 'Send them'}
      deed={() => (text.trim() ? { verb: 'write', caseIds, text: text.trim(), onPage } : 'Write something first.')}
    >
      <TextArea
        id="message"
        label="Your words"
        hint="Greeting, order number, goods and a link to their page are added around them, in each shopper’s language. Your words go out as you write them."
        rows={6}
        maxLength={2000}
        required
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Checkbox
        id="on-page"
        label="Show them on the tracking page too"
        hint="They replace what stands beside the parcel now."
        checked={onPage}
        onChange={(event) => setOnPage(event.target.checked)}
      />
    </DialogForm>
  );
}
