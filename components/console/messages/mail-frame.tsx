'use client';

import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { classes } from '@/components/ui/class-names';
import { Panel } from '@/components/ui/panel';

const TALLEST = 4_000;

/** The mail as its reader sees it, in a frame of its own that can run nothing; on a phone or a wide screen. */
export function MailFrame({ src, subject }: { src: string; subject: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [isNarrow, setNarrow] = useState(false);
  const [height, setHeight] = useState(640);
  useEffect(() => {
    const own = frame.current;
    if (!own) return;
    // As tall as the mail, so that one page scrolls and not two. It may have come before this script did.
    let observer: ResizeObserver | undefined;
    const watch = () => {
      observer?.disconnect();
      const page = own.contentDocument?.body;
      if (!page) return;
      observer = new ResizeObserver(() => setHeight(Math.min(TALLEST, Math.max(320, page.scrollHeight))));
      observer.observe(page);
    };
    watch();
    own.addEventListener('load', watch);
    return () => {
      observer?.disconnect();
      own.removeEventListener('load', watch);
    };
  }, []);
  return (
    <Panel
      title={subject}
      id="mail"
      action={
        <span className="hidden md:block">
          <Button kind="quiet" aria-pressed={isNarrow} onClick={() => setNarrow(!isNarrow)}>
            {isNarrow ? '✓ ' : ''}as on a phone
          </Button>
        </span>
      }
    >
      <div className="-mx-5 -mb-5 overflow-hidden rounded-b-card border-t border-line bg-sunken sm:p-5">
        <iframe
          ref={frame}
          src={src}
          title={`The mail “${subject}”`}
          height={height}
          sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
          className={classes(
            'mx-auto block w-full border-line bg-white sm:rounded-control sm:border',
            isNarrow && 'md:w-[390px]',
          )}
        />
      </div>
    </Panel>
  );
}
