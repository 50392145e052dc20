'use client';

import { useLinkStatus } from 'next/link';

/** A glow under a link while its page is on its way; nothing where it comes at once. */
export function LinkPending() {
  const { pending } = useLinkStatus();
  return (
    <span
      aria-hidden="true"
      className={
        pending
          ? 'absolute inset-x-3 bottom-1 h-0.5 animate-pulse rounded-full bg-lamp [animation-delay:150ms]'
          : 'hidden'
      }
    />
  );
}
