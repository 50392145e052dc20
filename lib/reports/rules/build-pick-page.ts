import type { ReportKindView, ReportPickView } from '@/components/storefront/report-types';
import type { ReportFacts } from '../queries/load-report-facts';
import { type OpenParcel, parcelGates } from './parcel-gates';
import type { Gate } from './report-gates';
import { isUndecided } from './report-verbs';
import { parcelTitle, type ReportTools } from './report-words';

export type ReportLinks = {
  order: string;
  /** The form of a kind for a parcel, or the page that asks for the kind. */
  problem: (parcel: string | null, kind: string | null) => string;
  report: (id: string) => string;
  /** A person of the shop: page, mail or phone. */
  person: { label: string; href: string }[];
};

/** The page that asks what went wrong: every kind of every parcel, open or with the reason why not. */
export function buildPickPage(
  facts: ReportFacts,
  input: { shown: string | null; isRecipient: boolean; links: ReportLinks; now: Date },
  { t, dates }: ReportTools,
): ReportPickView {
  const { links, shown, now } = input;
  const parcels = parcelGates(facts, now);
  const chosen = parcels.filter(({ parcel }) => parcel.id === shown);
  // Nobody asked about one: the one that came last is the likeliest.
  const listed = chosen.length > 0 ? chosen : [...parcels].reverse();
  const others = chosen.length > 0 && parcels.length > 1;
  const own = facts.reports.filter(({ forRecipient }) => forRecipient === input.isRecipient);
  return {
    title: t('reports.pick.title'),
    lead: parcels.length > 0 ? t('reports.pick.lead') : t('reports.pick.none'),
    parcels: listed.map((open) => ({
      id: open.parcel.id,
      title: parcelTitle(open),
      status: [t(`parcel.label.${open.situation}`), open.isDelivered && open.arrived ? dates.long(open.arrived) : '']
        .filter(Boolean)
        .join(' · '),
      kinds: open.gates.map((gate) => kindView(gate, open, own, links, { t, dates })),
    })),
    person: {
      text: t('reports.pick.person'),
      ways: [
        ...links.person,
        ...(others ? [{ label: t('reports.pick.others'), href: links.problem(null, null) }] : []),
      ],
    },
    back: { label: t('reports.pick.back'), href: links.order },
  };
}

function kindView(
  gate: Gate,
  { parcel }: OpenParcel,
  own: ReportFacts['reports'],
  links: ReportLinks,
  tools: ReportTools,
): ReportKindView {
  const { t } = tools;
  const told = own.find(
    ({ shipmentId, kind, state }) => shipmentId === parcel.id && kind === gate.kind && isUndecided(state),
  );
  const any = told ?? own.find(({ shipmentId, state }) => shipmentId === parcel.id && isUndecided(state));
  const isTold = !gate.isOpen && gate.reason === 'told';
  const seen = told ?? (isTold ? any : undefined);
  return {
    kind: gate.kind,
    label: t(`reports.kind.${gate.kind}`),
    hint: t(`reports.hint.${gate.kind}`),
    href: gate.isOpen ? links.problem(parcel.id, gate.kind) : null,
    why: gate.isOpen ? null : sayShut(gate, tools),
    report: seen ? { label: t('reports.seeReport'), href: links.report(seen.id) } : null,
  };
}

/** Why not now, and from when or until when. */
export function sayShut({ reason, day }: Extract<Gate, { isOpen: false }>, { t, dates }: ReportTools): string {
  if (reason === 'on_its_way' && !day) return t('reports.shut.on_its_wayOpen');
  return t(`reports.shut.${reason}`, { date: day ? dates.long(day) : '' });
}
