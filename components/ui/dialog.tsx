'use client';

import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Button } from './button';

/** A question that must be answered before one goes on: the browser's own dialog, so focus and Escape are its own. */
export function Dialog({
  title,
  isOpen,
  onClose,
  children,
}: {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    if (isOpen && !element.open) element.showModal();
    if (!isOpen && element.open) element.close();
  }, [isOpen]);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      onClose={onClose}
      className="m-auto w-[min(36rem,calc(100vw-2rem))] rounded-card border border-line bg-card p-0 text-ink shadow-card backdrop:bg-black/45"
    >
      {isOpen && (
        <div className="grid max-h-[calc(100dvh-4rem)] gap-5 overflow-y-auto p-6">
          <header className="flex items-start justify-between gap-4">
            <h2 id={id} className="text-xl font-medium">
              {title}
            </h2>
            <Button kind="quiet" className="-mr-2 -mt-2 min-w-10 px-2" aria-label="Close" onClick={onClose}>
              <span aria-hidden="true">✕</span>
            </Button>
          </header>
          {children}
        </div>
      )}
    </dialog>
  );
}

/** The buttons under a dialog: the way out first in reading order, the deed last. */
export function DialogActions({ children }: { children: ReactNode }) {
  return <footer className="flex flex-wrap justify-end gap-2 border-t border-line pt-4">{children}</footer>;
}
