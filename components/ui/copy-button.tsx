'use client';

import { useState } from 'react';
import { Button } from './button';

/** Puts a text on the clipboard and says so. `of` names it for people who do not see what stands beside. */
export function CopyButton({ text, of }: { text: string; of: string }) {
  const [said, setSaid] = useState('');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid('Copied');
    } catch {
      setSaid('Select and copy it by hand');
    }
    setTimeout(() => setSaid(''), 2_500);
  };
  return (
    <span className="inline-flex items-center gap-2">
      <Button onClick={copy} aria-label={`Copy ${of}`} className="min-w-20">
        {said === 'Copied' ? '✓ Copied' : 'Copy'}
      </Button>
      <span role="status" className={said === 'Copied' ? 'sr-only' : 'text-sm text-muted'}>
        {said === 'Copied' ? `${of} copied` : said}
      </span>
    </span>
  );
}

/** A text to be copied somewhere else: one line, monospaced, wrapping where it must. */
export function CopyText({ label, text, of }: { label?: string; text: string; of: string }) {
  return (
    <div className="grid min-w-0 gap-1.5">
      {label && <p className="text-sm font-semibold">{label}</p>}
      <div className="flex flex-wrap items-center gap-2">
        <code className="min-w-0 flex-1 basis-64 break-all rounded-control border border-line bg-sunken px-3 py-2 font-mono text-sm leading-6">
          {text}
        </code>
        <CopyButton text={text} of={of} />
      </div>
    </div>
  );
}
