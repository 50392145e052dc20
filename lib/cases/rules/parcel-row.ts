import { carrierName } from '@/lib/carriers/rules/carrier-slug';
import { type ParcelFacts, parcelState } from '@/lib/console/rules/parcel-state';
import { sayDate } from '@/lib/console/rules/say-time';
import { oneLine } from '@/lib/tracking/rules/goods';
import type { CaseKind } from '../constants';
import type { ParcelRow } from '../types';
import { type CaseClock, leadOf, silenceOf } from './case-row';
import { sayProblem } from './case-words';

export type ParcelRowFacts = {
  id: string;
  createdAt: string;
  carrier: string | null;
  service: string | null;
  trackingNumber: string | null;
  parcel: ParcelFacts;
  orderId: string;
  number: string;
  customerName: string | null;
  customerEmail: string;
  lines: { title: string; quantity: number; imageUrl: string | null }[];
  /** The kind of its most painful open case. */
  need: CaseKind | null;
};

/** One parcel as a row: whose, where it is, and whether somebody is needed. */
export function parcelRow(facts: ParcelRowFacts, clock: CaseClock): ParcelRow {
  const state = parcelState(facts.parcel, clock);
  const [first] = facts.lines;
  return {
    id: facts.id,
    href: `/console/${clock.shop}/shipments/${facts.id}`,
    thumb: { url: first?.imageUrl ?? null, title: first?.title ?? '' },
    lead: leadOf(facts),
    detail: [facts.number, carrierName(facts.carrier), oneLine(facts.service, 40)].filter(Boolean).join(' · '),
    number: oneLine(facts.trackingNumber, 60) || null,
    badge: { tone: state.tone, label: state.label },
    state: state.state,
    need: facts.need && sayProblem(facts.need, state, silenceOf(facts, clock.now)),
    isReturn: state.isReturn,
    made: sayDate(new Date(facts.createdAt), clock.zone, clock.now),
  };
}
