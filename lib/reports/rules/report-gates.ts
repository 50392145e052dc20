import { addDays, type Day } from '@/lib/tracking/rules/calendar';
import { BEFORE_HANDOVER, hasArrived, type Situation } from '@/lib/tracking/rules/situation';
import { type GateReason, REPORT_KINDS, type ReportKind } from '../constants';
import type { ReportTerms } from './report-settings';

/** One outbound parcel as far as it decides what may be told of it. Days are calendar days where the shopper is. */
export type GateParcel = {
  situation: Situation;
  /** When the shop handed it over, and when it was delivered. */
  sent: Day | null;
  arrived: Day | null;
  /** The day the shopper was given for it. */
  given: Day | null;
  /** Units in it that nothing was claimed for and nothing is told of yet, and those that are only told of. */
  unitsFree: number;
  unitsTold: number;
};

export type Gate =
  | { kind: ReportKind; isOpen: true; until: Day | null }
  | { kind: ReportKind; isOpen: false; reason: GateReason; day: Day | null };

/** A carrier's own word that it will not come. */
const GONE: ReadonlySet<Situation> = new Set(['lost', 'damaged', 'disposed', 'returning', 'returned', 'refused']);

/**
 * What may be told of a parcel today, each kind open or with the reason and, where there is one, the day from which (or
 * until which) it is.
 */
export function reportGates(parcel: GateParcel, terms: ReportTerms, today: Day): Gate[] {
  return REPORT_KINDS.map((kind) => {
    const gate = kind === 'not_arrived' ? arrivalGate(parcel, terms, today) : contentsGate(kind, parcel, terms, today);
    if (!gate.isOpen || parcel.unitsFree > 0) return gate;
    return shut(kind, parcel.unitsTold > 0 ? 'told' : 'nothing_left');
  });
}

const shut = (kind: ReportKind, reason: GateReason, day: Day | null = null): Gate => ({
  kind,
  isOpen: false,
  reason,
  day,
});

function arrivalGate({ situation, sent, arrived, given }: GateParcel, terms: ReportTerms, today: Day): Gate {
  const kind = 'not_arrived';
  if (hasArrived(situation)) {
    if (!arrived) return { kind, isOpen: true, until: null };
    const from = addDays(arrived, terms.not_arrived_after_days);
    const until = addDays(arrived, terms.not_arrived_within_days);
    if (today < from) return shut(kind, 'too_soon', from);
    return today > until ? shut(kind, 'window_over', until) : { kind, isOpen: true, until };
  }
  if (GONE.has(situation)) return { kind, isOpen: true, until: null };
  if (situation === 'cancelled' || (BEFORE_HANDOVER.has(situation) && !sent)) return shut(kind, 'not_sent');
  const from = given ? addDays(given, terms.late_after_days) : sent ? addDays(sent, terms.silent_after_days) : null;
  return from !== null && today >= from ? { kind, isOpen: true, until: null } : shut(kind, 'on_its_way', from);
}

function contentsGate(kind: ReportKind, { situation, arrived }: GateParcel, terms: ReportTerms, today: Day): Gate {
  if (!hasArrived(situation)) return shut(kind, 'not_delivered');
  const until = arrived ? addDays(arrived, terms.contents_within_days) : null;
  return until !== null && today > until ? shut(kind, 'window_over', until) : { kind, isOpen: true, until };
}
