import type { ParcelState } from '@/lib/console/rules/parcel-state';
import { sayAgo, sayStamp } from '@/lib/console/rules/say-time';
import type { Tone } from '@/lib/console/types';
import type { CaseEventType, CaseKind, CaseOutcome } from '../constants';
import type { CaseCard, Colleague } from '../types';
import { type CaseClock, sayDue } from './case-row';
import { KIND_WORDS, OUTCOME_WORDS, REMEDY_WORDS, sayDeed, sayProblem, severityBadge } from './case-words';
import { remediesFor } from './remedies';

export type CaseCardFacts = {
  id: string;
  kind: CaseKind;
  state: 'open' | 'closed';
  pain: number;
  ownerId: string | null;
  openedAt: string;
  dueAt: string | null;
  closedAt: string | null;
  outcome: CaseOutcome | null;
  events: { id: string; at: string; actor: string; type: CaseEventType; detail: string | null; note: string | null }[];
};

const TONES: Partial<Record<CaseEventType, Tone>> = { opened: 'attention', remedied: 'moving', closed: 'done' };

/** A case beside its parcel: what is the matter, whose it is, and everything that was done about it. */
export function caseCard(
  facts: CaseCardFacts,
  state: Pick<ParcelState, 'situation' | 'label' | 'lateDays' | 'isReturn'>,
  silentDays: number,
  people: readonly Colleague[],
  clock: CaseClock,
): CaseCard {
  const { now, zone } = clock;
  const isOpen = facts.state === 'open';
  const name = (id: string) => people.find((one) => one.id === id)?.name ?? 'somebody who has left';
  return {
    id: facts.id,
    kind: facts.kind,
    title: KIND_WORDS[facts.kind],
    problem: isOpen
      ? sayProblem(facts.kind, state, silentDays)
      : `Closed ${sayAgo(new Date(facts.closedAt ?? 0), now)}: ${facts.outcome ? OUTCOME_WORDS[facts.outcome] : 'done'}`,
    isOpen,
    severity: severityBadge(facts.pain),
    owner: people.find(({ id }) => id === facts.ownerId) ?? null,
    due: sayDue(facts.dueAt, clock),
    opened: sayStamp(new Date(facts.openedAt), zone, now),
    remedies: remediesFor(facts.kind, state).map((remedy) => ({ remedy, label: REMEDY_WORDS[remedy].label })),
    events: facts.events.map((event) => ({
      id: event.id,
      who: event.actor.startsWith('staff:') ? name(event.actor.slice('staff:'.length)) : null,
      text: sayDeed(event, name, (at) => sayStamp(new Date(at), zone, now)),
      when: sayStamp(new Date(event.at), zone, now),
      at: event.at,
      note: event.note,
      tone: TONES[event.type] ?? 'calm',
    })),
  };
}
