export const CLAIM_KINDS = ['lost', 'damaged', 'late'] as const;
export type ClaimKind = (typeof CLAIM_KINDS)[number];

/** `open`: the evidence is together, nothing is sent yet. */
export const CLAIM_STATES = ['open', 'sent', 'accepted', 'rejected', 'paid', 'withdrawn'] as const;
export type ClaimState = (typeof CLAIM_STATES)[number];

/** Where a claim may go from each state. */
export const CLAIM_STEPS: Readonly<Record<ClaimState, readonly ClaimState[]>> = {
  open: ['sent', 'withdrawn'],
  sent: ['accepted', 'rejected', 'paid', 'withdrawn'],
  accepted: ['paid', 'rejected'],
  // A carrier that said no may be asked again with better proof.
  rejected: ['sent'],
  paid: [],
  withdrawn: [],
};
