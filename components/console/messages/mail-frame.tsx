'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { classes } from '@/components/ui/class-names';
import { Panel } from '@/components/ui/panel';

/** The mail as its reader sees it, in a frame of its own that can run nothing; on a phone or a wide screen. */
export function MailFrame({ src, subject }: { src: string; subject: string }) {
  const [isNarrow, setNarrow] = useState(false);
  return (
    <Panel
      title={subject}
      id="mail"
      action={
        <Button
          kind="quiet"
          className="hidden md:inline-flex"
          aria-pressed={isNarrow}
          onClick={() => setNarrow(!isNarrow)}
        >
          {isNarrow ? '✓ ' : ''}as on a phone
        </Button>
      }
    >
      <div className="-mx-5 -mb-5 overflow-hidden rounded-b-card border-t border-line bg-sunken sm:p-5">
        <iframe
          src={src}
          title={`The mail “${subject}”`}
          sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
          className={classes(
            'mx-auto block h-[42rem] w-full border-line bg-white sm:rounded-control sm:border',
            isNarrow && 'md:w-[390px]',
          )}
        />
      </div>
    </Panel>
  );
}
