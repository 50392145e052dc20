import type { PolicyReason } from '@/lib/policies/schema';
import type { Quote, ReturnDraft, ReturnDraftLine } from '../types';
import { lineKey } from './line-key';

export const STEP_IDS = ['items', 'reasons', 'resolution', 'method', 'review'] as const;
export type StepId = (typeof STEP_IDS)[number];

/** What the steps need to know beside the draft; from the policy and from the quote of what has been chosen so far. */
export type StepFacts = {
  reasons: readonly Pick<PolicyReason, 'code' | 'comment' | 'photo' | 'follow_ups'>[];
  /** Keys of the draft's lines on which a rule demands a photo. */
  photoLineIds?: readonly string[];
  /** Keys of the draft's lines that leave parts of a set behind which comes back as a whole. */
  partedKeys?: readonly string[];
  /** The ways back that every line may take; none where nothing is sent back. */
  methodCodes: readonly string[];
  /** Every line is kept or is no parcel. */
  nothingToSend?: boolean;
  /** Methods that come to the door, and the days on which they may. */
  pickup?: { codes: readonly string[]; days: readonly string[] };
};

/**
 * What the steps need to know, from the quote of what has been chosen so far; null while nothing is.
 * @param keys of the draft's lines, in the order in which the quote has them
 */
export function stepFactsOf(
  quote: Pick<Quote, 'lines' | 'methods'> | null,
  reasons: StepFacts['reasons'],
  keys: readonly string[],
  pickupDays: readonly string[] = [],
): StepFacts {
  return {
    reasons,
    photoLineIds: quote?.lines.flatMap((line, index) => (line.require_photo ? (keys[index] ?? []) : [])),
    partedKeys: quote?.lines.flatMap((line, index) =>
      line.reasons.some(({ code }) => code === 'bundle_whole') ? (keys[index] ?? []) : [],
    ),
    methodCodes: quote?.methods.map((method) => method.code) ?? [],
    nothingToSend: quote?.lines.every((line) => line.keep_item) ?? false,
    pickup: {
      codes: quote?.methods.filter((method) => method.type === 'pickup').map((method) => method.code) ?? [],
      days: pickupDays,
    },
  };
}

export type Step = {
  id: StepId;
  isNeeded(draft: ReturnDraft, facts: StepFacts): boolean;
  isComplete(draft: ReturnDraft, facts: StepFacts): boolean;
};

const isReturn = (draft: ReturnDraft) => draft.kind === 'return';

/** The wizard as data. A withdrawal asks for no reason and no resolution: items, then review. */
export const STEPS: readonly Step[] = [
  {
    id: 'items',
    isNeeded: () => true,
    isComplete: ({ lines }) => lines.length > 0 && lines.every(({ quantity }) => quantity > 0),
  },
  {
    id: 'reasons',
    isNeeded: isReturn,
    // Whether a part of a set may go back without the rest hangs on why it does.
    isComplete: ({ lines }, facts) =>
      lines.every((line) => hasReason(line, facts) && !facts.partedKeys?.includes(lineKey(line))),
  },
  {
    id: 'resolution',
    isNeeded: isReturn,
    isComplete: ({ lines }) =>
      lines.every(
        ({ resolution, exchange_variant_id }) =>
          resolution !== null && (resolution !== 'exchange' || exchange_variant_id !== null),
      ),
  },
  {
    id: 'method',
    // Things that travel in another return's parcel go the way it goes.
    isNeeded: (draft, facts) => isReturn(draft) && !facts.nothingToSend && !draft.parcel_of,
    isComplete: (draft, facts) =>
      draft.method !== null && facts.methodCodes.includes(draft.method) && hasPickupDay(draft, facts),
  },
  { id: 'review', isNeeded: () => true, isComplete: () => false },
];

function hasReason(line: ReturnDraftLine, facts: StepFacts): boolean {
  const reason = facts.reasons.find(({ code }) => code === line.reason);
  if (!reason) return false;
  if (reason.comment === 'required' && !line.comment?.trim()) return false;
  if (openFollowUps(line, reason).length > 0) return false;
  const needsPhoto = reason.photo === 'required' || facts.photoLineIds?.includes(lineKey(line));
  return !needsPhoto || (line.photo_ids ?? []).length > 0;
}

/** Questions with choices that are still to be answered; what may be said in words may be left out. */
export const openFollowUps = (
  line: ReturnDraftLine,
  reason: Pick<PolicyReason, 'follow_ups'>,
): PolicyReason['follow_ups'] =>
  reason.follow_ups.filter(
    ({ code, choices }) => choices?.length && !choices.some((choice) => choice.code === line.answers?.[code]),
  );

function hasPickupDay({ method, details }: ReturnDraft, { pickup }: StepFacts): boolean {
  if (!pickup?.days.length || !pickup.codes.includes(method ?? '')) return true;
  return pickup.days.includes(details?.pickup_on ?? '');
}

/** The steps this draft goes through, in order. */
export const stepsOf = (draft: ReturnDraft, facts: StepFacts): Step[] =>
  STEPS.filter((step) => step.isNeeded(draft, facts));

/** Where the draft is to go on: its first step that is not complete. */
export const nextStep = (draft: ReturnDraft, facts: StepFacts): StepId =>
  stepsOf(draft, facts).find((step) => !step.isComplete(draft, facts))?.id ?? 'review';

/** Whether a step may be opened: everything before it is complete. */
export function isReachable(id: StepId, draft: ReturnDraft, facts: StepFacts): boolean {
  const steps = stepsOf(draft, facts);
  const place = steps.findIndex((step) => step.id === id);
  return place >= 0 && steps.slice(0, place).every((step) => step.isComplete(draft, facts));
}

/** Everything before the review is there. */
export const isComplete = (draft: ReturnDraft, facts: StepFacts): boolean => nextStep(draft, facts) === 'review';
