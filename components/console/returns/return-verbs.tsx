'use client';

import { useState } from 'react';
import { Button, type ButtonKind } from '@/components/ui/button';
import { Panel } from '@/components/ui/panel';
import type { ReturnDetail } from '@/lib/console/types';
import type { ReturnVerb, SideVerb } from '@/lib/returns/constants';
import { ConsoleFailure } from '../layout/failures';
import { AskDialog } from './ask-dialog';
import { DockDialog } from './dock-dialog';
import { EndDialog } from './end-dialog';
import { ReceiveDialog } from './receive-dialog';
import { RefundDialog } from './refund-dialog';
import { RejectDialog } from './reject-dialog';
import type { Act } from './use-return-verbs';

type Open = Exclude<ReturnVerb, 'approve'> | 'hold' | 'ask' | 'dock' | null;

/** The verb that matters most where a return stands. */
const FIRST: Record<ReturnDetail['place'], ReturnVerb[]> = {
  waiting: ['approve'],
  asked: [],
  held: [],
  overdue: ['receive'],
  failed: ['refund'],
  travelling: ['receive'],
  arrived: ['receive', 'close'],
  refund: ['refund'],
  done: [],
};

const LEAD: Record<ReturnDetail['place'], string> = {
  waiting: 'They wait for your answer.',
  travelling: 'Nothing to do until it reaches you.',
  asked: 'They owe you an answer.',
  held: 'It lies aside.',
  overdue: 'It should have been here by now.',
  failed: 'The payment did not go through.',
  arrived: 'Have a look at what came.',
  refund: 'Their money is with you.',
  done: 'Nothing left to do.',
};

/** What is to be done, in a sentence. */
const leadOf = ({ place, held, disputes }: ReturnDetail): string =>
  place === 'held' && !held && disputes.isOpen ? 'The bank decides first.' : LEAD[place];

const SIDE_LABELS: Record<SideVerb, string> = {
  ask: 'Ask them something…',
  hold: 'Put it on hold…',
  unhold: 'Take it up again',
};

export function ReturnVerbs({ detail, act, isPending }: { detail: ReturnDetail; act: Act; isPending: boolean }) {
  const [open, setOpen] = useState<Open>(null);
  const { verbs, place, payable } = detail;
  const primary = FIRST[place].find((verb) => verbs.includes(verb));
  const labels: Record<ReturnVerb, string> = {
    approve: 'Approve',
    reject: 'Say no…',
    receive: 'Check in what arrived…',
    refund: payable.amount > 0 ? `Pay ${payable.text}…` : 'Pay an amount…',
    cancel: 'Cancel it…',
    close: 'Close it…',
  };
  const kindOf = (verb: ReturnVerb): ButtonKind => {
    if (verb === primary) return 'primary';
    if (verb === 'reject') return 'danger';
    return verb === 'cancel' || verb === 'close' ? 'quiet' : 'plain';
  };
  const ordered = [...verbs].sort((a, b) => Number(b === primary) - Number(a === primary));
  const close = () => setOpen(null);
  const perform: Act = async (deed) => {
    try {
      await act(deed);
    } catch (error) {
      // Somebody was faster: there is nothing left to answer here, and the page says who it was.
      if (!(error instanceof ConsoleFailure && error.code === 'INVALID_STATE')) throw error;
    }
    close();
  };
  return (
    <Panel
      id="now"
      title={leadOf(detail)}
      className={verbs.length + detail.sideVerbs.length > 0 ? 'border-lamp' : undefined}
    >
      {verbs.length + detail.sideVerbs.length === 0 && (
        <p className="text-sm text-muted">
          {detail.mayDecide ? `${detail.lastWord ?? 'It is settled'}.` : 'You may look, and your role may not decide.'}
        </p>
      )}
      <div className="grid gap-2">
        {ordered.map((verb) => (
          <Button
            key={verb}
            kind={kindOf(verb)}
            aria-disabled={isPending}
            onClick={() => {
              if (isPending) return;
              if (verb === 'approve') void act({ verb }).catch(() => undefined);
              else setOpen(verb);
            }}
          >
            {labels[verb]}
          </Button>
        ))}
        {detail.parcel.mayDock && (
          <Button aria-disabled={isPending} onClick={() => !isPending && setOpen('dock')}>
            It is here, unopened…
          </Button>
        )}
        {detail.sideVerbs.map((verb) => (
          <Button
            key={verb}
            kind={verb === 'unhold' ? 'primary' : 'quiet'}
            aria-disabled={isPending}
            onClick={() => {
              if (isPending) return;
              if (verb === 'unhold') void act({ verb }).catch(() => undefined);
              else setOpen(verb);
            }}
          >
            {SIDE_LABELS[verb]}
          </Button>
        ))}
      </div>
      <AskDialog isOpen={open === 'ask'} onClose={close} detail={detail} act={perform} isPending={isPending} />
      <DockDialog isOpen={open === 'dock'} onClose={close} detail={detail} act={perform} isPending={isPending} />
      <RejectDialog isOpen={open === 'reject'} onClose={close} detail={detail} act={perform} isPending={isPending} />
      <ReceiveDialog isOpen={open === 'receive'} onClose={close} detail={detail} act={perform} isPending={isPending} />
      <RefundDialog isOpen={open === 'refund'} onClose={close} detail={detail} act={perform} isPending={isPending} />
      <EndDialog
        verb={open === 'close' || open === 'hold' ? open : 'cancel'}
        isOpen={open === 'cancel' || open === 'close' || open === 'hold'}
        onClose={close}
        act={perform}
        isPending={isPending}
      />
    </Panel>
  );
}
