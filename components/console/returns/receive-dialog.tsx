'use client';

import { Dialog } from '@/components/ui/dialog';
import { ReceiveForm } from './receive-form';
import type { VerbDialog } from './use-return-verbs';

/** Unpacking: how many of each are fine, damaged or not in the box, and where they go. */
export function ReceiveDialog(props: VerbDialog) {
  return (
    <Dialog title="What is in the box?" isOpen={props.isOpen} onClose={props.onClose}>
      <ReceiveForm {...props} />
    </Dialog>
  );
}
