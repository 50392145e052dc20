'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { FirstOutView } from '@/lib/console/rules/first-out';
import { EndDialog } from './end-dialog';
import { ExtendDialog } from './extend-dialog';
import type { Act } from './use-return-verbs';

/** An exchange whose new item goes first: where it stands, and more days or forgoing it. */
export function FirstOut({ view, act, isPending }: { view: FirstOutView; act: Act; isPending: boolean }) {
  const [open, setOpen] = useState<'extend' | 'waive' | null>(null);
  const close = () => setOpen(null);
  const perform: Act = async (deed) => {
    await act(deed);
    close();
  };
  return (
    <Notice tone={view.isLate ? 'warn' : undefined}>
      <div className="grid gap-2">
        <p className="font-semibold">{view.title}</p>
        <p>{view.text}</p>
        {(view.mayExtend || view.mayWaive) && (
          <p className="flex flex-wrap gap-2">
            {view.mayExtend && (
              <Button aria-disabled={isPending} onClick={() => !isPending && setOpen('extend')}>
                Give more days…
              </Button>
            )}
            {view.mayWaive && (
              <Button kind="quiet" aria-disabled={isPending} onClick={() => !isPending && setOpen('waive')}>
                Forgo {view.amount}…
              </Button>
            )}
          </p>
        )}
      </div>
      <ExtendDialog isOpen={open === 'extend'} onClose={close} act={perform} isPending={isPending} />
      <EndDialog verb="waive" isOpen={open === 'waive'} onClose={close} act={perform} isPending={isPending} />
    </Notice>
  );
}
