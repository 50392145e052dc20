'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { TextArea } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { decideReturnsAction } from '@/lib/console/actions';
import type { BulkVerb, ReturnTab } from '@/lib/console/constants';
import { ConsoleFailure, sayFailure, unwrap } from '../layout/failures';

const LABELS: Record<BulkVerb, string> = {
  approve: 'Approve',
  reject: 'Say no…',
  hold: 'Hold',
  unhold: 'Take up again',
  close: 'Close',
};
const DONE: Record<BulkVerb, string> = {
  approve: 'approved',
  reject: 'rejected',
  hold: 'on hold',
  unhold: 'taken up again',
  close: 'closed',
};

/** What many returns of a tab may take at once. */
export const VERBS_OF: Partial<Record<ReturnTab, readonly BulkVerb[]>> = {
  waiting: ['approve', 'reject', 'hold'],
  asked: ['approve', 'reject', 'hold'],
  held: ['unhold', 'reject'],
  travelling: ['hold', 'close'],
  overdue: ['hold', 'close'],
  arrived: ['hold', 'close'],
  refund: ['hold'],
  failed: ['hold'],
  transfer: ['hold'],
  unlabelled: ['hold', 'close'],
  law: ['hold', 'unhold'],
};

export type Chosen = { id: string; number: string }[];
type Outcome = { done: string | null; failures: { number: string; why: string }[]; error: string | null };

/** The chosen returns and what may be done with all of them; afterwards, of each that could not, why. */
export function BulkBar({
  shop,
  tab,
  chosen,
  onClear,
}: {
  shop: string;
  tab: ReturnTab;
  chosen: Chosen;
  onClear: () => void;
}) {
  const client = useQueryClient();
  const [isRejecting, setRejecting] = useState(false);
  const [reason, setReason] = useState('');
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [isPending, start] = useTransition();
  const run = (verb: BulkVerb, note?: string) => {
    if (isPending || chosen.length === 0) return;
    start(async () => {
      try {
        const results = unwrap(
          await decideReturnsAction({ shop, returnIds: chosen.map(({ id }) => id), verb, note: note ?? null }),
        );
        const done = results.filter(({ failure }) => failure === null).length;
        setOutcome({
          done: done === 0 ? null : `${done === 1 ? 'One return is' : `${done} returns are`} ${DONE[verb]}.`,
          failures: results.flatMap(({ id, number, failure }) =>
            failure
              ? [
                  {
                    number: number ?? chosen.find((one) => one.id === id)?.number ?? '',
                    why: new ConsoleFailure(failure).message,
                  },
                ]
              : [],
          ),
          error: null,
        });
        setRejecting(false);
        setReason('');
        onClear();
        await client.invalidateQueries({ queryKey: [shop] });
      } catch (error) {
        setOutcome({ done: null, failures: [], error: sayFailure(error) });
      }
    });
  };
  return (
    <>
      <div role="status">
        {outcome && (
          <Notice tone={outcome.error || (outcome.failures.length > 0 && !outcome.done) ? 'bad' : 'good'}>
            {outcome.error ?? outcome.done ?? 'None of them could take it.'}
            {outcome.failures.length > 0 && (
              <ul className="mt-1 text-sm">
                {outcome.failures.map(({ number, why }) => (
                  <li key={number}>
                    <span className="font-semibold">{number}</span>: {why}
                  </li>
                ))}
              </ul>
            )}
          </Notice>
        )}
      </div>
      {chosen.length > 0 && (
        <section
          aria-label="The chosen returns"
          className="sticky bottom-3 z-10 flex flex-wrap items-center gap-2 rounded-card border border-lamp bg-card p-3 shadow-card"
        >
          <p className="mr-auto px-1 font-semibold tabular-nums">
            {chosen.length === 1 ? 'One chosen' : `${chosen.length} chosen`}
          </p>
          {(VERBS_OF[tab] ?? []).map((verb, index) => (
            <Button
              key={verb}
              kind={verb === 'reject' ? 'danger' : index === 0 ? 'primary' : 'plain'}
              aria-disabled={isPending}
              onClick={() => (verb === 'reject' ? setRejecting(true) : run(verb))}
            >
              {LABELS[verb]}
            </Button>
          ))}
          <Button kind="quiet" onClick={onClear}>
            Choose none
          </Button>
        </section>
      )}
      <Dialog
        title={chosen.length === 1 ? 'Say no to one return' : `Say no to ${chosen.length} returns`}
        isOpen={isRejecting}
        onClose={() => setRejecting(false)}
      >
        <form
          className="grid gap-5"
          onSubmit={(event) => {
            event.preventDefault();
            if (reason.trim()) run('reject', reason.trim());
          }}
        >
          <TextArea
            id="bulk-reason"
            label="Why? Each of them reads it."
            hint="Two honest sentences, and what you can offer instead."
            rows={4}
            maxLength={500}
            required
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          {outcome?.error && (
            <Notice tone="bad" live>
              {outcome.error}
            </Notice>
          )}
          <DialogActions>
            <Button onClick={() => setRejecting(false)}>Back</Button>
            <Button kind="danger" type="submit" aria-disabled={isPending || !reason.trim()}>
              Say no
            </Button>
          </DialogActions>
        </form>
      </Dialog>
    </>
  );
}
