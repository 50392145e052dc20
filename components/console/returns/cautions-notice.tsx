'use client';

import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { ReturnDetail } from '@/lib/console/types';
import type { Act } from './use-return-verbs';

/** What speaks against paying a return by itself, for whoever decides; the shopper sees nothing of it. */
export function CautionsNotice({ detail, act, isPending }: { detail: ReturnDetail; act: Act; isPending: boolean }) {
  const { cautions } = detail.parcel;
  if (cautions.length === 0) return null;
  return (
    <div className="mt-5">
      <Notice tone="warn">
        <div className="grid gap-2">
          <p className="font-semibold">Have a look before it is paid.</p>
          {cautions.map((text) => (
            <p key={text} className="max-w-prose">
              {text}
            </p>
          ))}
          <p className="max-w-prose text-sm">
            Your policy pays nothing of it by itself meanwhile, and they are told nothing of this. You may pay what is
            owed below, or ask them first.
          </p>
          {detail.mayDecide && (
            <p>
              <Button
                aria-disabled={isPending}
                onClick={() => !isPending && void act({ verb: 'clear' }).catch(() => undefined)}
              >
                I have looked, it may go on
              </Button>
            </p>
          )}
        </div>
      </Notice>
    </div>
  );
}
