import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { clearCautionsAction, dockReturnAction } from '@/lib/cases/actions';
import {
  addReturnNoteAction,
  approveReturnAction,
  askShopperAction,
  bounceRefundAction,
  cancelReturnAction,
  closeReturnAction,
  disposeGoodsAction,
  extendHandOverAction,
  holdReturnAction,
  moveUnexpectedAction,
  payBackAction,
  payReturnAction,
  receiveReturnAction,
  rejectReturnAction,
  retryLabelAction,
  unholdReturnAction,
  waiveSecurityAction,
} from '@/lib/console/actions';
import type { ReturnDetail } from '@/lib/console/types';
import type { Disposition, Grade } from '@/lib/returns/constants';
import { ConsoleFailure, sayFailure, unwrap } from '../layout/failures';
import { returnsKeys } from './use-returns-query';

export type ReceivedLine = {
  return_line_id: string;
  accepted: number;
  damaged: number;
  missing: number;
  units?: {
    condition: 'good' | 'damaged';
    quantity: number;
    grade: Grade | null;
    disposition: Disposition | null;
    serials?: string[];
  }[];
};

export type Deed =
  | { verb: 'approve'; note?: string }
  | { verb: 'reject'; reason: string; note?: string }
  | {
      verb: 'receive';
      lines: ReceivedLine[];
      unexpected?: { title: string; quantity: number; disposition: Disposition | null }[];
      weight_grams?: number;
      note?: string;
    }
  | { verb: 'dock'; weight?: number }
  | { verb: 'clear'; note?: string }
  | { verb: 'label' }
  | { verb: 'hold' | 'unhold'; note?: string }
  | { verb: 'ask'; question: string }
  | { verb: 'dispose'; inspectionId: string; disposition: Disposition }
  | { verb: 'move'; inspectionId: string; returnLineId: string }
  | { verb: 'refund'; seen: number; amount?: number; note?: string; reference?: string }
  | { verb: 'payback'; byHand?: boolean; reference?: string }
  | { verb: 'bounce'; refundId: string; reason?: string }
  | { verb: 'cancel' | 'close' | 'waive'; note?: string }
  | { verb: 'extend'; days: number; note?: string }
  | { verb: 'note'; note: string; audience: 'everyone' | 'staff' };

const DONE: Record<Deed['verb'], string> = {
  approve: 'Approved. They can send it now.',
  reject: 'Rejected. They can read your reason on their page.',
  receive: 'Checked in.',
  dock: 'Put down as arrived. Open it when you get to it.',
  clear: 'Looked at. It goes on as your policy has it.',
  refund: 'Paid and written down.',
  bounce: 'Written down. They are told that the money is still theirs; pay it again when you know where.',
  payback: 'It goes back, and they are told.',
  cancel: 'Cancelled. The items can be returned again.',
  close: 'Closed.',
  note: 'Noted.',
  label: 'The label is being bought. They get it on their page.',
  hold: 'On hold. Nothing is approved or paid until you take it up again.',
  unhold: 'Taken up again.',
  ask: 'Asked. They get a mail and answer on their page.',
  dispose: 'Written down.',
  move: 'Checked in there.',
  extend: 'They have more days, and see it on their page.',
  waive: 'Forgone. What they paid for it goes back.',
};

async function perform(shop: string, returnId: string, deed: Deed): Promise<void> {
  const on = { shop, returnId };
  switch (deed.verb) {
    case 'approve':
      return unwrap(await approveReturnAction({ ...on, note: deed.note }));
    case 'reject':
      return unwrap(await rejectReturnAction({ ...on, reason: deed.reason, note: deed.note }));
    case 'receive':
      return unwrap(
        await receiveReturnAction({
          ...on,
          lines: deed.lines,
          unexpected: deed.unexpected,
          weight_grams: deed.weight_grams,
          note: deed.note,
        }),
      );
    case 'dock':
      return unwrap(await dockReturnAction({ ...on, weight: deed.weight }));
    case 'clear':
      return unwrap(await clearCautionsAction({ ...on, note: deed.note }));
    case 'label':
      return unwrap(await retryLabelAction(on));
    case 'hold':
      return unwrap(await holdReturnAction({ ...on, note: deed.note }));
    case 'unhold':
      return unwrap(await unholdReturnAction({ ...on, note: deed.note }));
    case 'ask':
      return unwrap(await askShopperAction({ ...on, question: deed.question }));
    case 'dispose':
      return unwrap(await disposeGoodsAction({ shop, inspectionId: deed.inspectionId, disposition: deed.disposition }));
    case 'move':
      return unwrap(
        await moveUnexpectedAction({ shop, inspectionId: deed.inspectionId, returnLineId: deed.returnLineId }),
      );
    case 'refund':
      return unwrap(
        await payReturnAction({
          ...on,
          seen: deed.seen,
          amount: deed.amount,
          note: deed.note,
          reference: deed.reference,
        }),
      );
    case 'bounce':
      return unwrap(await bounceRefundAction({ ...on, refundId: deed.refundId, reason: deed.reason }));
    case 'payback':
      return unwrap(await payBackAction({ ...on, by_hand: deed.byHand, reference: deed.reference }));
    case 'cancel':
      return unwrap(await cancelReturnAction({ ...on, note: deed.note }));
    case 'extend':
      return unwrap(await extendHandOverAction({ ...on, days: deed.days, note: deed.note }));
    case 'waive':
      return unwrap(await waiveSecurityAction({ ...on, note: deed.note }));
    case 'close':
      return unwrap(await closeReturnAction({ ...on, note: deed.note }));
    case 'note':
      return unwrap(await addReturnNoteAction({ ...on, note: deed.note, audience: deed.audience }));
  }
}

/** What the page may show before the server has answered: nothing where money or goods are counted. */
function foreseen(detail: ReturnDetail, deed: Deed): ReturnDetail {
  switch (deed.verb) {
    case 'approve':
      return { ...detail, badge: { tone: 'moving', label: 'Approved' }, verbs: [] };
    case 'note':
      return {
        ...detail,
        timeline: [
          {
            id: 'just-now',
            text: deed.audience === 'everyone' ? 'You wrote to the shopper' : 'You noted',
            who: null,
            when: 'now',
            at: '',
            note: deed.note,
            isPublic: deed.audience === 'everyone',
            tone: 'calm',
          },
          ...detail.timeline,
        ],
      };
    default:
      return detail;
  }
}

export type Verdict = { tone: 'good' | 'bad'; text: string } | null;

/** The verbs of one return, and what became of the last one in words to announce. */
export function useReturnVerbs(shop: string, returnId: string) {
  const client = useQueryClient();
  const key = returnsKeys.detail(shop, returnId);
  const [verdict, setVerdict] = useState<Verdict>(null);
  const mutation = useMutation({
    mutationFn: (deed: Deed) => perform(shop, returnId, deed),
    onMutate: async (deed) => {
      setVerdict(null);
      await client.cancelQueries({ queryKey: key });
      const before = client.getQueryData<ReturnDetail>(key);
      if (before) client.setQueryData(key, foreseen(before, deed));
      return { before };
    },
    onSuccess: async (_data, deed) => {
      setVerdict({ tone: 'good', text: DONE[deed.verb] });
      // The next press must find the verbs that are left.
      await client.invalidateQueries({ queryKey: key });
    },
    onError: async (error, _deed, context) => {
      if (context?.before) client.setQueryData(key, context.before);
      await client.refetchQueries({ queryKey: key });
      const now = client.getQueryData<ReturnDetail>(key);
      const wasBeaten = error instanceof ConsoleFailure && error.code === 'INVALID_STATE' && now?.lastWord;
      setVerdict({
        tone: 'bad',
        text: wasBeaten ? `${now.lastWord}. Nothing of yours was done; this is how it stands now.` : sayFailure(error),
      });
    },
    onSettled: () => {
      void client.invalidateQueries({ queryKey: [shop] });
    },
  });
  return { act: mutation.mutateAsync, isPending: mutation.isPending, verdict };
}

export type Act = ReturnType<typeof useReturnVerbs>['act'];

export type VerbDialog = {
  isOpen: boolean;
  onClose: () => void;
  detail: ReturnDetail;
  act: Act;
  isPending: boolean;
};
