'use client';

import { type ReactNode, useId, useRef } from 'react';
import { Button, type ButtonKind } from './button';

/**
 * A button that asks once more, in the browser's own modal dialog: focus stays inside, Escape leaves, and afterwards it
 * returns to the button.
 */
export function ConfirmButton({
  children,
  label,
  title,
  text,
  confirm,
  onConfirm,
  kind = 'quiet',
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
  pending?: boolean;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const close = () => dialog.current?.close();
  return (
    <>
      <Button
        kind={kind}
        aria-label={label}
        aria-haspopup="dialog"
        aria-disabled={pending}
        onClick={() => !pending && dialog.current?.showModal()}
      >
        {children}
      </Button>
      <dialog
        ref={dialog}
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-text`}
        className="m-auto w-[min(28rem,calc(100vw-2rem))] rounded-card border border-line bg-card p-6 text-ink shadow-card backdrop:bg-black/40"
      >
        <div className="grid gap-3">
          <h2 id={`${id}-title`} className="text-xl font-medium">
            {title}
          </h2>
          <div id={`${id}-text`} className="text-muted">
            {text}
          </div>
          <div className="mt-3 flex flex-wrap justify-end gap-2">
            <Button onClick={close}>Keep it as it is</Button>
            <Button
              kind="danger"
              onClick={() => {
                close();
                onConfirm();
              }}
            >
              {confirm}
            </Button>
          </div>
        </div>
      </dialog>
    </>
  );
}
