import { type Day, momentAt, readMoment } from '@/lib/tracking/rules/calendar';
import { givenDay } from '@/lib/tracking/rules/lateness';
import { hasArrived, type Situation, situationOf } from '@/lib/tracking/rules/situation';
import type { KnownReport, ReportedLine, ReportedParcel, ReportFacts } from '../queries/load-report-facts';
import { type Gate, reportGates } from './report-gates';
import { isUndecided } from './report-verbs';

/** A line in a parcel, with the units of it that may be reported. */
export type ParcelLine = { line: ReportedLine; inside: number; free: number };

export type OpenParcel = {
  parcel: ReportedParcel;
  situation: Situation;
  isDelivered: boolean;
  arrived: Day | null;
  lines: ParcelLine[];
  gates: Gate[];
};

const ends = (text: string, zone: string) => readMoment(text, zone)?.day ?? null;

/** The order's parcels with what may be told of each now. One whose goods travel again is spoken of no more. */
export function parcelGates(
  facts: Pick<ReportFacts, 'parcels' | 'lines' | 'reports' | 'terms' | 'zone'>,
  now: Date,
): OpenParcel[] {
  const { zone, terms } = facts;
  const today = momentAt(now.getTime(), zone)?.day ?? now.toISOString().slice(0, 10);
  return facts.parcels
    .filter(({ isReplaced }) => !isReplaced)
    .map((parcel) => {
      const situation = situationOf(parcel);
      const arrived =
        ends(parcel.deliveredAtLocal ?? '', zone) ??
        ends(parcel.deliveredAt ?? '', zone) ??
        ends(parcel.proof?.localTime ?? parcel.proof?.at ?? '', zone);
      const lines = linesOf(parcel, facts);
      const told = facts.reports.filter(({ shipmentId, state }) => shipmentId === parcel.id && isUndecided(state));
      const gates = reportGates(
        {
          situation,
          sent: ends(parcel.shippedAt ?? '', zone),
          arrived,
          given: givenDay(parcel, { read: (text) => readMoment(text, zone) })?.day ?? null,
          unitsFree: lines.reduce((sum, { free }) => sum + free, 0),
          unitsTold: told.reduce((sum, report) => sum + unitsOf(report.lines), 0),
        },
        terms,
        today,
      );
      return { parcel, situation, isDelivered: hasArrived(situation), arrived, lines, gates };
    });
}

const unitsOf = (lines: readonly { quantity: number }[]) => lines.reduce((sum, { quantity }) => sum + quantity, 0);

/** What is inside, and how much of it nothing was claimed for and nothing is told of yet. */
function linesOf(parcel: ReportedParcel, facts: Pick<ReportFacts, 'lines' | 'parcels' | 'reports'>): ParcelLine[] {
  const isOnly = parcel.lines.length === 0 && facts.parcels.length === 1;
  return facts.lines
    .filter(({ requiresShipping }) => requiresShipping)
    .map((line) => {
      const named = unitsOf(parcel.lines.filter(({ lineId }) => lineId === line.id));
      const inside = isOnly ? line.quantity : Math.min(named, line.quantity);
      const ofLine = (reports: readonly KnownReport[]) =>
        unitsOf(reports.flatMap((report) => report.lines.filter(({ lineId }) => lineId === line.id)));
      const waiting = facts.reports.filter(({ state }) => isUndecided(state));
      // Of this parcel also what was settled: the same unit is not broken twice.
      const here = facts.reports.filter(
        ({ shipmentId, state }) => shipmentId === parcel.id && (isUndecided(state) || state === 'accepted'),
      );
      const free = Math.min(inside - ofLine(here), line.quantity - line.claimed - ofLine(waiting));
      return { line, inside, free: Math.max(0, free) };
    })
    .filter(({ inside }) => inside > 0);
}
