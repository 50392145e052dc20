'use client';

import { useEffect, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { CopyText } from '@/components/ui/copy-button';
import { Notice } from '@/components/ui/notice';

/** A secret that is shown this once. */
export function FreshSecret({ title, secret, onDone }: { title: string; secret: string; onDone: () => void }) {
  const heading = useRef<HTMLParagraphElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <Notice tone="good">
      <div className="grid gap-3 py-1">
        <p ref={heading} tabIndex={-1} className="font-display text-lg outline-none">
          {title}
        </p>
        <CopyText text={secret} of="The secret" />
        <p className="text-sm">
          With it your system knows that it was we who wrote; every library for Standard Webhooks takes it as it is. We
          keep it sealed and do not show it again.
        </p>
        <p>
          <Button onClick={onDone}>I have put it away</Button>
        </p>
      </div>
    </Notice>
  );
}
