'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { classes } from '@/components/ui/class-names';
import { Dialog } from '@/components/ui/dialog';
import { TextArea } from '@/components/ui/field';
import type { ActionResult } from '@/lib/core/action';
import { acceptReportAction, askReporterAction, rejectReportAction } from '@/lib/reports/actions';
import type { ReportDesk, ReportOption } from '@/lib/reports/rules/report-desk';
import { DialogForm } from '../layout/dialog-form';
import { failureOf } from '../layout/failure-words';
import { ConsoleFailure } from '../layout/failures';
import { AcceptForm } from './accept-form';

type Open = { verb: 'accept'; option: ReportOption } | { verb: 'reject' } | { verb: 'ask' };

const STALE = 'It was decided meanwhile. Load the page anew to see how.';
const WORDS = {
  INVALID_STATE: STALE,
  INELIGIBLE: 'Something was done about these things meanwhile. Look at the order.',
  CONFLICT: 'Nothing is left to give back, or the shelf is empty. Load the page anew.',
};

/** The ways to put it right, each with its sum; then to ask, or to say no. */
export function ReportVerbs({ shop, desk }: { shop: string; desk: ReportDesk }) {
  const router = useRouter();
  const [open, setOpen] = useState<Open | null>(null);
  const [isPending, setPending] = useState(false);
  const close = () => setOpen(null);
  const ids = { shop, reportId: desk.id };

  async function run(work: Promise<ActionResult<unknown>>) {
    setPending(true);
    try {
      const failure = failureOf(await work, WORDS);
      if (failure) throw new ConsoleFailure('CONFLICT', {}, failure.text);
      close();
      router.refresh();
    } finally {
      setPending(false);
    }
  }

  return (
    <div className="grid gap-3">
      {desk.options.map((option) => (
        <button
          key={option.outcome}
          type="button"
          disabled={option.problem !== null}
          onClick={() => setOpen({ verb: 'accept', option })}
          className={classes(
            'grid gap-0.5 rounded-control border border-edge px-4 py-3 text-left',
            option.problem === null ? 'hover:bg-sunken' : 'opacity-70',
          )}
        >
          <span className="flex flex-wrap items-baseline justify-between gap-x-4">
            <span className="font-semibold">{option.label}</span>
            <span className="tabular-nums">{option.sum}</span>
          </span>
          {option.isWished && (
            <span>
              <Badge tone="calm">What they would like</Badge>
            </span>
          )}
          {option.problem && <span className="text-sm text-muted">{option.problem}</span>}
        </button>
      ))}
      <div className="flex flex-wrap gap-2">
        {desk.verbs.ask && <Button onClick={() => setOpen({ verb: 'ask' })}>Ask them</Button>}
        {desk.verbs.reject && (
          <Button kind="quiet" onClick={() => setOpen({ verb: 'reject' })}>
            Say no
          </Button>
        )}
      </div>
      <Dialog title={open?.verb === 'accept' ? open.option.label : ''} isOpen={open?.verb === 'accept'} onClose={close}>
        {open?.verb === 'accept' && (
          <AcceptForm
            desk={desk}
            option={open.option}
            isPending={isPending}
            onClose={close}
            act={(deed) => run(acceptReportAction({ ...ids, outcome: open.option.outcome, ...deed }))}
          />
        )}
      </Dialog>
      <Dialog title={`Ask ${desk.customer.name}`} isOpen={open?.verb === 'ask'} onClose={close}>
        <WordsForm
          label="Ask"
          field="Your question"
          hint="It comes by mail, and stands on their report’s page until they have answered. They can add photos."
          empty="Write your question first."
          longest={1000}
          isPending={isPending}
          onClose={close}
          act={(question) => run(askReporterAction({ ...ids, question }))}
        />
      </Dialog>
      <Dialog title="Say no, kindly" isOpen={open?.verb === 'reject'} onClose={close}>
        <WordsForm
          label="Say no"
          kind="danger"
          field={`Why? ${desk.customer.name} reads it.`}
          hint="Two honest sentences, and what you can offer instead."
          empty="Say why: the shopper reads it."
          longest={2000}
          isPending={isPending}
          onClose={close}
          act={(reason) => run(rejectReportAction({ ...ids, reason }))}
        />
      </Dialog>
    </div>
  );
}

function WordsForm({
  label,
  kind = 'primary',
  field,
  hint,
  empty,
  longest,
  act,
  ...props
}: {
  label: string;
  kind?: 'primary' | 'danger';
  field: string;
  hint: string;
  empty: string;
  longest: number;
  isPending: boolean;
  onClose: () => void;
  act: (words: string) => Promise<void>;
}) {
  const [words, setWords] = useState('');
  return (
    <DialogForm<{ words: string }>
      {...props}
      label={label}
      kind={kind}
      deed={() => (words.trim() ? { words: words.trim() } : empty)}
      act={(deed) => act(deed.words)}
    >
      <TextArea
        id="report-words"
        label={field}
        hint={hint}
        rows={4}
        maxLength={longest}
        required
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
    </DialogForm>
  );
}
