'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { ConfirmButton } from '@/components/ui/confirm-button';
import { CopyText } from '@/components/ui/copy-button';
import { Panel } from '@/components/ui/panel';
import { revokeScorecardAction, shareScorecardAction } from '@/lib/contracts/actions';
import { LINK_DAYS, type ScoreSpan } from '@/lib/contracts/constants';
import type { LinkView } from '@/lib/contracts/types';
import { Outcome } from '../layout/outcome';
import { useAction } from '../layout/use-action';

/** Links that show this scorecard to somebody without an account, and nothing else. */
export function SharePanel({
  shop,
  carrier,
  days,
  links,
  mayWrite,
}: {
  shop: string;
  carrier: string | null;
  days: number;
  links: LinkView[];
  mayWrite: boolean;
}) {
  const share = useAction(shareScorecardAction);
  const revoke = useAction(revokeScorecardAction);
  const router = useRouter();
  const [openFor, setOpenFor] = useState<(typeof LINK_DAYS)[number]>(30);
  const [url, setUrl] = useState<string | null>(null);
  if (!mayWrite && links.length === 0) return null;
  return (
    <Panel id="share" title="Show it to the courier">
      <div className="grid gap-4">
        <p className="-mt-2 max-w-prose text-muted">
          A link shows this scorecard and nothing else: no orders, no shoppers, no amounts. It needs no account, and you
          can take it back.
        </p>
        {mayWrite && (
          <form
            className="flex flex-wrap items-end gap-3"
            onSubmit={(event) => {
              event.preventDefault();
              share.run({ shop, carrier, days: days as ScoreSpan, openFor }, (made) => {
                setUrl(made.url);
                router.refresh();
              });
            }}
          >
            <div className="grid gap-1.5">
              <label htmlFor="open-for" className="text-sm font-semibold">
                Open for
              </label>
              <select
                id="open-for"
                value={openFor}
                onChange={(event) => setOpenFor(Number(event.target.value) as typeof openFor)}
                className="min-h-10 rounded-control border border-edge bg-card px-3 py-2"
              >
                {LINK_DAYS.map((one) => (
                  <option key={one} value={one}>
                    {one} days
                  </option>
                ))}
              </select>
            </div>
            <Button type="submit" aria-disabled={share.pending}>
              {share.pending ? 'One moment…' : 'Make a link'}
            </Button>
          </form>
        )}
        <Outcome
          failure={share.failure ?? revoke.failure}
          success={url ? 'Copy it now: it is shown only this once.' : null}
        />
        {url && <CopyText label="The link" text={url} of="The link" />}
        {links.length > 0 && (
          <ul className="grid divide-y divide-line border-t border-line">
            {links.map((link) => (
              <li key={link.id} className="flex flex-wrap items-center justify-between gap-3 py-3">
                <span className="grid">
                  <span className="font-medium">{link.text}</span>
                  <span className="text-sm text-muted">{link.detail}</span>
                </span>
                {mayWrite && (
                  <ConfirmButton
                    title="Take this link back?"
                    text="Whoever has it sees nothing any more."
                    confirm="Take it back"
                    pending={revoke.pending}
                    onConfirm={() =>
                      revoke.run({ shop, linkId: link.id }, () => {
                        setUrl(null);
                        router.refresh();
                      })
                    }
                  >
                    Take back
                  </ConfirmButton>
                )}
              </li>
            ))}
          </ul>
        )}
      </div>
    </Panel>
  );
}
