import { hasArrived, situationOf } from '@/lib/tracking/rules/situation';
import type { CaseKind, CaseOutcome } from '../constants';
import { type CaseFacts, caseOf } from './case-of';
import { eveningOf, painOf, severityOf, dueAt as soonest, type Weight } from './severity';

export type KnownCase = {
  id: string;
  kind: CaseKind;
  state: 'open' | 'closed';
  pain: number;
  closedAt: string | null;
  outcome: CaseOutcome | null;
};

export type Decision = {
  open: { kind: CaseKind; pain: number; dueAt: Date } | null;
  close: { id: string; outcome: CaseOutcome }[];
  /** Open cases whose pain has changed. */
  weigh: { id: string; pain: number }[];
};

/** News older than this opens nothing: an import of last year's parcels asks nobody to do anything. */
const FORGOTTEN_DAYS = 30;
/** A person's closing holds until the parcel is heard of again, or for so long. */
const CLOSED_HOLDS_DAYS = 7;

/**
 * What becomes of a parcel's cases: one that is needed is opened, those that no longer hold are closed with the reason,
 * and the rest are weighed anew. The same facts at the same moment always decide the same.
 */
export function decideCases(
  facts: CaseFacts & { weight: Weight; cases: readonly KnownCase[]; shopZone: string },
  now: Date,
): Decision {
  const verdict = caseOf(facts, now);
  const open = facts.cases.filter((one) => one.state === 'open');
  const pain = verdict ? painOf(verdict, facts.weight) : 0;
  const same = open.find((one) => one.kind === verdict?.kind);
  const opens = verdict && !same && isNews(facts, verdict.kind, now);
  return {
    open: opens ? { kind: verdict.kind, pain, dueAt: dueOf(facts, verdict.kind, pain, now) } : null,
    close: open
      .filter((one) => one.kind !== verdict?.kind)
      .map(({ id }) => ({ id, outcome: outcomeOf(facts, verdict !== null) })),
    weigh: same && same.pain !== pain ? [{ id: same.id, pain }] : [],
  };
}

/** Whoever reported something was promised an answer by a day. */
function dueOf({ report, shopZone }: CaseFacts & { shopZone: string }, kind: CaseKind, pain: number, now: Date): Date {
  return kind === 'reported' && report
    ? eveningOf(report.answerBy, shopZone)
    : soonest(severityOf(pain), now, shopZone);
}

function outcomeOf(facts: CaseFacts, isOther: boolean): CaseOutcome {
  if (facts.isCancelled && !facts.report) return facts.parcel.isReturn ? 'return_over' : 'order_over';
  if (facts.isReplaced) return 'replaced';
  if (isOther) return 'changed';
  return hasArrived(situationOf(facts.parcel)) ? 'arrived' : 'moved_on';
}

function isNews(facts: CaseFacts & { cases: readonly KnownCase[] }, kind: CaseKind, now: Date): boolean {
  const { parcel, createdAt, complaintAt, isAnswered } = facts;
  // Undecided it stays somebody's, however it was closed.
  if (kind === 'reported') return true;
  if (kind === 'not_arrived' && isAnswered) return false;
  const asked = kind === 'rearrange' ? facts.request?.at : null;
  const heard = Date.parse(asked ?? (kind === 'not_arrived' ? complaintAt : null) ?? parcel.lastEventAt ?? createdAt);
  if (now.getTime() - heard > FORGOTTEN_DAYS * 86_400_000) return false;
  // Only a person's word keeps a case closed: one that ended by itself begins again when its reason does.
  const closed = facts.cases
    .filter((one) => one.kind === kind && (one.outcome === 'solved' || one.outcome === 'nothing_to_do'))
    .map((one) => Date.parse(one.closedAt ?? ''));
  const last = closed.length > 0 ? Math.max(...closed) : null;
  return last === null || heard > last || now.getTime() - last > CLOSED_HOLDS_DAYS * 86_400_000;
}
