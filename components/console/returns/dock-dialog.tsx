'use client';

import { useState } from 'react';
import { Dialog } from '@/components/ui/dialog';
import { DialogForm } from '../layout/dialog-form';
import type { Deed, VerbDialog } from './use-return-verbs';
import { readKilograms, WeightInput } from './weight-input';

/** The box is here and nobody has opened it yet: your word, not the carrier's. */
export function DockDialog({ isOpen, ...props }: VerbDialog) {
  return (
    <Dialog title="Is the parcel here?" isOpen={isOpen} onClose={props.onClose}>
      <DockForm {...props} />
    </Dialog>
  );
}

function DockForm({ detail: _, ...props }: Omit<VerbDialog, 'isOpen'>) {
  const [weight, setWeight] = useState('');
  return (
    <DialogForm<Deed> {...props} label="It is here" deed={() => ({ verb: 'dock', weight: readKilograms(weight) })}>
      <p className="max-w-prose">
        Still closed: you check in what is inside later. If your policy pays as soon as a parcel has reached you, this
        is that moment.
      </p>
      <WeightInput value={weight} onChange={setWeight} />
    </DialogForm>
  );
}
