'use client';

import { useState } from 'react';
import { CopyButton } from '@/components/ui/copy-button';
import { Panel } from '@/components/ui/panel';

/** A message's body: indented where it is JSON, or to the letter as it came. Text, never markup. */
export function PayloadView({ body, pretty, isCut }: { body: string; pretty: string | null; isCut: boolean }) {
  const [asItCame, setAsItCame] = useState(false);
  const shown = pretty === null || asItCame ? body : pretty;
  return (
    <Panel
      title="What was sent"
      id="payload"
      action={
        <div className="flex flex-wrap items-center gap-4">
          {pretty !== null && (
            <label className="inline-flex min-h-10 cursor-pointer items-center gap-2 text-sm">
              <input
                type="checkbox"
                className="size-4 accent-lamp"
                checked={asItCame}
                onChange={(event) => setAsItCame(event.target.checked)}
              />
              to the letter
            </label>
          )}
          <CopyButton text={body} of="The message" />
        </div>
      }
    >
      <pre className="whitespace-pre-wrap break-all rounded-control bg-sunken p-4 font-mono text-xs leading-5">
        {shown}
      </pre>
      {isCut && <p className="mt-3 text-sm text-muted">It is longer than this; the rest is kept, but not shown.</p>}
    </Panel>
  );
}
