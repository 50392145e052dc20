import type { ParcelState } from '@/lib/console/rules/parcel-state';
import { saySpan } from '@/lib/console/rules/say-time';
import type { Tone } from '@/lib/console/types';
import type { ReportKind } from '@/lib/reports/constants';
import type { CaseEventType, CaseKind, CaseOutcome, Remedy } from '../constants';
import { type Severity, severityOf } from './severity';

/** A kind as a filter names it. */
export const KIND_WORDS: Record<CaseKind, string> = {
  reported: 'Reported',
  lost: 'Lost',
  damaged: 'Broken',
  not_arrived: '“It is not here”',
  customs: 'At customs',
  address: 'Address unclear',
  returning: 'Coming back',
  exception: 'In trouble',
  rearrange: 'Change asked for',
  stall: 'Gone quiet',
  unknown: 'Never scanned',
  pickup_expiring: 'Not collected',
  late: 'Late',
};

/** What a shopper reported, as the end of a sentence about their goods. */
export const REPORTED_WORDS: Record<ReportKind, string> = {
  not_arrived: 'never came, they say',
  damaged: 'came broken, they say',
  missing: 'not all of it was in the parcel, they say',
  wrong: 'something else came, they say',
};

export const REMEDY_WORDS: Record<Remedy, { label: string; done: string }> = {
  ask_courier: { label: 'Ask the courier', done: 'asked the courier' },
  write_shopper: { label: 'Write to them', done: 'wrote to the shopper' },
  send_papers: { label: 'Send the papers', done: 'sent the papers' },
  correct_address: { label: 'Correct the address', done: 'corrected the address' },
  remind_pickup: { label: 'Remind them to collect it', done: 'reminded them to collect it' },
  resend: { label: 'Send it anew', done: 'sent it anew' },
  refund: { label: 'Pay it back', done: 'paid it back' },
  claim: { label: 'Claim it from the courier', done: 'claimed it from the courier' },
};

export const OUTCOME_WORDS: Record<CaseOutcome, string> = {
  solved: 'solved',
  nothing_to_do: 'nothing to do',
  moved_on: 'it moves again',
  arrived: 'it has arrived',
  replaced: 'another one was sent',
  changed: 'it became something else',
  order_over: 'the order was cancelled',
  return_over: 'its return is over',
};

const days = (count: number): string => saySpan(Math.max(1, count) * 86_400_000);

/** What is the matter, as the end of a sentence: "no scan for 9 days", "the courier has lost it". */
export function sayProblem(
  kind: CaseKind,
  state: Pick<ParcelState, 'situation' | 'label' | 'lateDays' | 'isReturn'>,
  silentDays: number,
): string {
  const backwards = state.isReturn ? BACKWARDS[kind] : undefined;
  if (backwards) return backwards(state.situation);
  const problem = sayForwards(kind, state, silentDays);
  return state.isReturn ? `on its way back: ${problem}` : problem;
}

/** Where the same trouble is another one on the way back. */
const BACKWARDS: Partial<Record<CaseKind, (situation: ParcelState['situation']) => string>> = {
  lost: () => 'the courier has lost it on its way back',
  damaged: (situation) =>
    situation === 'disposed' ? 'sent back and thrown away by the courier' : 'broken on its way back',
  address: () => 'the courier cannot find where to send it back',
  returning: (situation) =>
    situation === 'returned' ? 'sent back, and gone to them again' : 'sent back, and going to them again',
  exception: (situation) =>
    `on its way back: ${situation === 'attempt_not_home' ? 'nobody of yours was there' : (ATTEMPTS[situation] ?? 'the courier reports trouble')}`,
};

function sayForwards(
  kind: CaseKind,
  state: Pick<ParcelState, 'situation' | 'label' | 'lateDays'>,
  silentDays: number,
): string {
  switch (kind) {
    case 'reported':
      return 'reported a problem';
    case 'lost':
      return 'the courier has lost it';
    case 'damaged':
      return state.situation === 'disposed' ? 'thrown away by the courier' : 'broken on the way';
    case 'not_arrived':
      return 'delivered, they say, but it is not there';
    case 'customs':
      return state.situation === 'payment_due' ? 'held until duties are paid' : 'held at customs';
    case 'address':
      return 'the courier cannot find the address';
    case 'returning':
      return state.situation === 'returned' ? 'came back to you undelivered' : 'coming back to you undelivered';
    case 'stall':
      return silentDays > 0 ? `no scan for ${days(silentDays)}` : 'the courier has stopped telling';
    case 'unknown':
      return `not one scan in ${days(silentDays)}`;
    case 'pickup_expiring':
      return `waiting to be collected for ${days(silentDays)}`;
    case 'late':
      return `${days(state.lateDays)} later than promised`;
    case 'rearrange':
      return 'asked for another delivery, the courier has not agreed';
    case 'exception':
      return ATTEMPTS[state.situation] ?? state.label.charAt(0).toLowerCase() + state.label.slice(1);
  }
}

const ATTEMPTS: Partial<Record<ParcelState['situation'], string>> = {
  attempt_not_home: 'nobody was home',
  attempt_no_access: 'the courier found no way in',
  attempt_closed: 'the courier found it closed',
  attempt_other: 'the courier could not deliver it',
  delivery_retracted: 'reported as delivered by mistake',
};

const TONES: Record<Severity, Tone> = { high: 'problem', medium: 'attention', low: 'calm' };
const SEVERITY_WORDS: Record<Severity, string> = { high: 'Urgent', medium: 'Soon', low: 'Can wait' };

export const severityBadge = (pain: number): { tone: Tone; label: string } => {
  const severity = severityOf(pain);
  return { tone: TONES[severity], label: SEVERITY_WORDS[severity] };
};

/** What somebody did: "took it", "gave it to Mara", "closed it: solved". */
export function sayDeed(
  event: { type: CaseEventType; detail: string | null },
  name: (userId: string) => string,
  moment: (at: string) => string,
): string {
  switch (event.type) {
    case 'opened':
      return 'Needs a person';
    case 'taken':
      return 'took it';
    case 'given':
      return `gave it to ${name(event.detail ?? '')}`;
    case 'let_go':
      return 'let it go';
    case 'due_set':
      return `set it due ${moment(event.detail ?? '')}`;
    case 'due_cleared':
      return 'took its due time away';
    case 'noted':
      return 'noted';
    case 'remedied':
      return REMEDY_WORDS[event.detail as Remedy]?.done ?? 'did something';
    case 'written':
      return 'wrote to the shopper';
    case 'closed':
      return `closed: ${OUTCOME_WORDS[event.detail as CaseOutcome] ?? 'done'}`;
  }
}
