import type { Tone } from '@/lib/console/types';
import type { ClaimKind, ClaimState } from '../constants';

export const CLAIM_KIND_WORDS: Record<ClaimKind, string> = {
  lost: 'Loss',
  damaged: 'Damage',
  late: 'Late delivery',
};

export const CLAIM_BADGES: Record<ClaimState, { tone: Tone; label: string }> = {
  open: { tone: 'attention', label: 'Not sent yet' },
  sent: { tone: 'moving', label: 'With the courier' },
  accepted: { tone: 'moving', label: 'Accepted' },
  rejected: { tone: 'problem', label: 'Refused' },
  paid: { tone: 'done', label: 'Paid' },
  withdrawn: { tone: 'calm', label: 'Withdrawn' },
};

/** What a press that leads to each state is called. */
export const CLAIM_STEP_WORDS: Record<ClaimState, string> = {
  open: 'Open it',
  sent: 'It is sent',
  accepted: 'They accept it',
  rejected: 'They refuse',
  paid: 'They have paid',
  withdrawn: 'Withdraw it',
};
