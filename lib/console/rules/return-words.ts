import type { ReturnStatus } from '@/lib/returns/constants';
import type { ReturnPlace, ReturnTab } from '../constants';
import type { Tone } from '../types';

export const TAB_LABELS: Record<ReturnTab, string> = {
  waiting: 'Waiting for you',
  travelling: 'On their way',
  arrived: 'Arrived',
  refund: 'To refund',
  asked: 'Waiting for an answer',
  held: 'On hold',
  overdue: 'Overdue',
  failed: 'Payment failed',
  unlabelled: 'No label',
  transfer: 'To transfer',
  law: 'The law’s clock',
  done: 'Done',
  all: 'All',
};

const STATUS: Record<ReturnStatus, { tone: Tone; label: string }> = {
  requested: { tone: 'attention', label: 'Waiting for you' },
  approved: { tone: 'moving', label: 'Approved' },
  rejected: { tone: 'problem', label: 'Rejected' },
  in_transit: { tone: 'moving', label: 'On its way' },
  received: { tone: 'attention', label: 'Arrived' },
  completed: { tone: 'done', label: 'Done' },
  cancelled: { tone: 'calm', label: 'Cancelled' },
  expired: { tone: 'calm', label: 'Ran out of time' },
};

/** A return's state in a word. Where money is owed, that is the state that matters. */
export function returnBadge(
  status: ReturnStatus,
  place: ReturnPlace,
  isDisputed = false,
): { tone: Tone; label: string } {
  if (place === 'held' && isDisputed) return { tone: 'problem', label: 'Disputed' };
  if (place === 'held') return { tone: 'calm', label: 'On hold' };
  if (place === 'asked') return { tone: 'moving', label: 'Asked' };
  if (place === 'failed') return { tone: 'problem', label: 'Payment failed' };
  if (place === 'overdue') return { tone: 'attention', label: 'Overdue' };
  if (place === 'refund') return { tone: 'attention', label: 'To refund' };
  if (place === 'arrived' && status !== 'received') return { tone: 'attention', label: 'At your door' };
  return STATUS[status];
}

const RESOLUTIONS: Record<string, string> = {
  refund: 'Money back',
  store_credit: 'Store credit',
  exchange: 'Exchange',
  replace: 'The same again',
  keep: 'Keeps it',
};

/** "Exchange for 43", "Money back". */
export const sayResolution = (resolution: string, exchangeTitle: string | null): string =>
  resolution === 'exchange' && exchangeTitle
    ? `Exchange for ${exchangeTitle}`
    : (RESOLUTIONS[resolution] ?? resolution.replaceAll('_', ' '));

const METHODS: Record<string, string> = {
  label: 'Parcel with a label',
  qr: 'QR code',
  drop_off: 'Drop-off point',
  in_store: 'Brought to the shop',
  pickup: 'Collected',
  own_courier: 'Own courier',
  no_return: 'Nothing to send',
};
export const sayMethod = (type: string): string => METHODS[type] ?? type.replaceAll('_', ' ');
