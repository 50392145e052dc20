'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { TextInput } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { putDisputeAction } from '@/lib/console/actions';
import type { DisputesView } from '@/lib/console/rules/dispute-view';
import { parseAmount } from '@/lib/console/rules/parse-amount';
import { sayFailure, unwrap } from '../layout/failures';

type News = { disputeId?: string; state: 'open' | 'won' | 'lost'; amount: number; reason?: string };

function useDispute(shop: string, orderId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (news: News) => unwrap(await putDisputeAction({ shop, orderId, ...news })),
    onSettled: () => client.invalidateQueries({ queryKey: [shop] }),
  });
}

/** Whether the shopper's bank was asked to take the payment back, and what came of it. */
export function DisputePanel({ shop, view }: { shop: string; view: DisputesView }) {
  const tell = useDispute(shop, view.orderId);
  return (
    <Panel id="disputes" title="Disputed payment">
      <div className="grid gap-5">
        {view.isOpen && (
          <Notice tone="warn">
            Nothing of this order is refunded, by hand or by itself, and nothing exchanged leaves until the bank has
            decided.
          </Notice>
        )}
        {view.rows.length > 0 && (
          <ul className="grid gap-4">
            {view.rows.map((row) => (
              <li key={row.id} className="grid gap-2">
                <span>
                  <span className="font-semibold">{row.text}</span>
                  <span className="block text-sm break-words text-muted">{row.detail}</span>
                </span>
                {row.isOpen && view.mayWrite && (
                  <span className="flex flex-wrap gap-2">
                    {(['won', 'lost'] as const).map((state) => (
                      <Button
                        key={state}
                        className="min-h-9 px-3 py-1.5"
                        aria-disabled={tell.isPending}
                        onClick={() => !tell.isPending && tell.mutate({ disputeId: row.id, state, amount: row.amount })}
                      >
                        {state === 'won' ? 'We won' : 'We lost: the bank took it'}
                      </Button>
                    ))}
                  </span>
                )}
              </li>
            ))}
          </ul>
        )}
        {tell.error && (
          <Notice tone="bad" live>
            {sayFailure(tell.error)}
          </Notice>
        )}
        {view.mayWrite && !view.isOpen && <OpenForm view={view} isPending={tell.isPending} tell={tell.mutateAsync} />}
      </div>
    </Panel>
  );
}

function OpenForm({
  view,
  isPending,
  tell,
}: {
  view: DisputesView;
  isPending: boolean;
  tell: (news: News) => Promise<unknown>;
}) {
  const [text, setText] = useState('');
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <details>
      <summary className="text-sm font-semibold">The payment is being disputed</summary>
      <form
        className="grid gap-4 pt-4"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const amount = parseAmount(text, view.digits);
          if (isPending) return;
          if (!amount) return setProblem(`Write the disputed amount in ${view.currency}.`);
          setProblem(null);
          tell({ state: 'open', amount, reason: reason.trim() || undefined }).catch(() => undefined);
        }}
      >
        <p className="text-sm text-muted">
          Shopify and Stripe tell it by themselves. Told here, refunds of this order wait until you say how it ended.
        </p>
        <TextInput
          id="dispute-amount"
          label={`Amount in ${view.currency}`}
          inputMode="decimal"
          autoComplete="off"
          value={text}
          error={problem ?? undefined}
          onChange={(event) => setText(event.target.value)}
        />
        <TextInput
          id="dispute-reason"
          label="Reason the bank gives"
          autoComplete="off"
          maxLength={300}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <p>
          <Button type="submit" aria-disabled={isPending}>
            Hold refunds
          </Button>
        </p>
      </form>
    </details>
  );
}
