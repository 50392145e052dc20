'use client';

import { type ReactNode, useState } from 'react';
import { Button, type ButtonKind } from './button';
import { Dialog, DialogActions } from './dialog';

/** A button that asks once more. */
export function ConfirmButton({
  children,
  label,
  title,
  text,
  confirm,
  onConfirm,
  kind = 'quiet',
  confirmKind = 'danger',
  pending = false,
}: {
  children: ReactNode;
  /** The button's name where its own words are short for several alike. */
  label?: string;
  title: string;
  text: ReactNode;
  confirm: string;
  onConfirm: () => void;
  kind?: ButtonKind;
  confirmKind?: ButtonKind;
  pending?: boolean;
}) {
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button
        kind={kind}
        aria-label={label}
        aria-haspopup="dialog"
        aria-disabled={pending}
        onClick={() => !pending && setOpen(true)}
      >
        {children}
      </Button>
      <Dialog title={title} isOpen={isOpen} onClose={close}>
        <div className="text-muted">{text}</div>
        <DialogActions>
          <Button onClick={close}>Keep it as it is</Button>
          <Button
            kind={confirmKind}
            onClick={() => {
              close();
              onConfirm();
            }}
          >
            {confirm}
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
