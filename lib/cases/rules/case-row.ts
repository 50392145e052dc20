import { carrierName } from '@/lib/carriers/rules/carrier-slug';
import { parcelState } from '@/lib/console/rules/parcel-state';
import { sayCustomer, sayGoods, sayMoney } from '@/lib/console/rules/say-things';
import { dayIn, sayAgo, sayDay, sayStamp } from '@/lib/console/rules/say-time';
import type { CaseRowFacts } from '../queries/list-cases';
import type { CaseRow, Colleague, Due } from '../types';
import { KIND_WORDS, OUTCOME_WORDS, REMEDY_WORDS, REPORTED_WORDS, sayProblem, severityBadge } from './case-words';
import { remediesFor } from './remedies';

export type CaseClock = { shop: string; now: Date; zone: string };

/** Lars → "Lars’", Grete → "Grete’s". */
export const possessive = (name: string): string => (/[sxz]$/i.test(name) ? `${name}’` : `${name}’s`);

/** "Chidi Okafor’s Derby" */
export const leadOf = (facts: Pick<CaseRowFacts, 'customerName' | 'customerEmail' | 'lines'>): string =>
  `${possessive(sayCustomer({ name: facts.customerName, email: facts.customerEmail }))} ${sayGoods(
    facts.lines.map((line) => ({ ...line, variantTitle: null })),
  ).replace(/^An order$/, 'order')}`;

/** Days since a parcel was last heard of. */
export const silenceOf = (facts: { parcel: { lastEventAt: string | null }; createdAt: string }, now: Date): number =>
  Math.max(0, Math.floor((now.getTime() - Date.parse(facts.parcel.lastEventAt ?? facts.createdAt)) / 86_400_000));

/** By when: "due today", "due on Thursday", "due 2 days ago". */
export function sayDue(dueAt: string | null, { now, zone }: CaseClock): Due {
  if (dueAt === null) return { text: 'no due time', isOver: false, at: null };
  const at = new Date(dueAt);
  const isOver = at < now;
  const day = sayDay(dayIn(at, zone), dayIn(now, zone));
  return {
    text: isOver ? `due ${sayAgo(at, now)}` : `due ${day}`,
    isOver,
    at: at.toISOString(),
  };
}

/** One case as a row of the queue. */
export function caseRow(facts: CaseRowFacts, people: readonly Colleague[], clock: CaseClock): CaseRow {
  const { now, zone, shop } = clock;
  const state = parcelState(facts.parcel, { now, zone });
  const [first] = facts.lines;
  const isOpen = facts.closedAt === null;
  const [best] = remediesFor(facts.kind, state);
  const said = facts.hasWritten ? 'has written to you' : facts.note ? 'told on their page' : null;
  return {
    id: facts.id,
    href: facts.report
      ? `/console/${shop}/reports/${facts.report.id}`
      : `/console/${shop}/shipments/${facts.shipmentId}`,
    thumb: { url: first?.imageUrl ?? null, title: first?.title ?? '' },
    lead: leadOf(facts),
    problem: facts.report ? REPORTED_WORDS[facts.report.kind] : sayProblem(facts.kind, state, silenceOf(facts, now)),
    detail: [
      facts.number,
      sayMoney({ amount: facts.totalPaid, currency: facts.currency }),
      carrierName(facts.carrier),
      said,
    ]
      .filter(Boolean)
      .join(' · '),
    kind: KIND_WORDS[facts.kind],
    severity: severityBadge(facts.pain),
    owner: people.find(({ id }) => id === facts.ownerId) ?? null,
    due: sayDue(facts.dueAt, clock),
    last: isOpen
      ? facts.lastRemedy &&
        `${REMEDY_WORDS[facts.lastRemedy.remedy]?.done ?? 'done'} ${sayAgo(new Date(facts.lastRemedy.at), now)}`
      : `closed ${sayStamp(new Date(facts.closedAt ?? 0), zone, now)}: ${facts.outcome ? OUTCOME_WORDS[facts.outcome] : ''}`,
    isOpen,
    remedy: facts.report ? 'Decide what is done' : best ? REMEDY_WORDS[best].label : 'Look into it',
  };
}
