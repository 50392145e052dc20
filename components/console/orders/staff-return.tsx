'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Select } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { openReturnAction, quoteStaffReturnAction } from '@/lib/console/actions';
import type { StaffQuote, StaffReturnView } from '@/lib/console/types';
import { Outcome } from '../layout/outcome';
import { useAction } from '../layout/use-action';
import { answersOf, LineWish, NOTHING, type Wish } from './staff-return-line';
import { StaffReturnMoney } from './staff-return-money';

const WORDS = {
  changed: 'It comes to another sum by now. Look at it once more, then open it.',
  INELIGIBLE: 'The policy of this order does not allow it as it stands here.',
  CONFLICT: 'Somebody else has just taken one of these. Look at it once more.',
};
const PAUSE_MS = 350;

/** A return on a shopper's behalf: what, why, what they want; beside it what it comes to, by the policy itself. */
export function StaffReturn({ shop, view }: { shop: string; view: StaffReturnView }) {
  const router = useRouter();
  const [wishes, setWishes] = useState<Record<string, Wish>>({});
  const [method, setMethod] = useState('');
  const [approve, setApprove] = useState(true);
  const [quote, setQuote] = useState<{ of: string; answer: StaffQuote } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const open = useAction(openReturnAction, WORDS);
  const lines = view.lines.flatMap((line) => {
    const wish = wishes[line.id];
    if (!wish || wish.quantity === 0) return [];
    return [
      {
        line_external_id: line.id,
        quantity: wish.quantity,
        reason: wish.reason || null,
        resolution: wish.resolution || null,
        exchange_variant_external_id: wish.resolution === 'exchange' ? wish.variant || null : null,
        comment: wish.comment.trim() || null,
        answers: answersOf(view, wish),
        photo_ids: wish.photos.map(({ id }) => id),
      },
    ];
  });
  const asked = JSON.stringify({ orderId: view.order.id, lines, method: method || null });
  const isAsking = lines.length > 0;
  useEffect(() => {
    if (!isAsking) return;
    let isOver = false;
    const timer = setTimeout(async () => {
      const result = await quoteStaffReturnAction({ shop, ...JSON.parse(asked) }).catch(() => null);
      if (isOver) return;
      if (result?.status === 'ok') {
        setQuote({ of: asked, answer: result.data });
        setProblem(null);
      } else setProblem('It could not be reckoned just now. Change something, or try again.');
    }, PAUSE_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [asked, isAsking, shop]);
  const put = (id: string, wish: Wish) => setWishes({ ...wishes, [id]: wish });
  const answer = isAsking ? (quote?.answer ?? null) : null;
  const isFresh = quote?.of === asked;
  const isComplete = lines.every((line) => line.reason) && method !== '';
  const mayOpen = isAsking && isFresh && answer !== null && answer.verdict !== 'ineligible' && isComplete;
  return (
    <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="grid min-w-0 gap-6">
        <Panel id="what" title="What">
          <ul className="grid divide-y divide-line">
            {view.lines.map((line, place) => (
              <li key={line.id} className="py-4 first:pt-0 last:pb-0">
                <LineWish
                  shop={shop}
                  place={place}
                  line={line}
                  view={view}
                  wish={wishes[line.id] ?? NOTHING}
                  answer={answer?.lines.find(({ id }) => id === line.id) ?? null}
                  onWish={(wish) => put(line.id, wish)}
                />
              </li>
            ))}
          </ul>
        </Panel>
        {isAsking && (
          <Panel id="how" title="How it comes back">
            <Select id="method" label="With" value={method} onChange={(event) => setMethod(event.target.value)}>
              <option value="">choose …</option>
              {view.methods.map(({ code, label }) => {
                const offered = answer?.methods.find((one) => one.code === code);
                return (
                  <option key={code} value={code}>
                    {offered ? `${label} (${offered.fee})` : label}
                  </option>
                );
              })}
            </Select>
          </Panel>
        )}
      </div>
      <aside className="grid gap-4 xl:sticky xl:top-8">
        <Outcome failure={open.failure} />
        {problem && (
          <Notice tone="bad" live>
            {problem}
          </Notice>
        )}
        <StaffReturnMoney answer={answer} isFresh={isFresh} />
        {answer && !answer.approves && answer.verdict !== 'ineligible' && (
          <Checkbox
            id="approve"
            label="Approve it at once"
            hint="Otherwise it waits in the queue for somebody’s yes."
            checked={approve}
            onChange={(event) => setApprove(event.target.checked)}
          />
        )}
        <Button
          kind="primary"
          aria-disabled={!mayOpen || open.pending}
          onClick={() => {
            if (!mayOpen || !answer) return;
            open.run(
              { shop, orderId: view.order.id, lines, method: method || null, seen: answer.total, approve },
              ({ returnId }) => router.push(`/console/${shop}/returns/${returnId}`),
            );
          }}
        >
          {open.pending ? 'Opening …' : 'Open the return'}
        </Button>
        {isAsking && !isComplete && (
          <p className="text-sm text-muted">Say why for each thing, and how it comes back.</p>
        )}
      </aside>
    </div>
  );
}
