import type { Need, Tone } from '../types';
import { type ParcelFacts, type ParcelState, parcelState } from './parcel-state';
import type { ReturnRowFacts } from './return-row';
import { quote, sayCustomer, sayGoods, sayMoney, sayReason } from './say-things';
import { sayAge, saySpan } from './say-time';

type Face = {
  orderId: string;
  customerName: string | null;
  customerEmail: string;
  currency: string;
  totalPaid: number;
  hasWritten: boolean;
  lines: { title: string; quantity: number; imageUrl: string | null }[];
};
export type TroubleFacts = Face & { parcel: ParcelFacts & { id: string }; note: string | null };
export type LateOrderFacts = Face & { shipsBy: string };
export type ComplaintFacts = Face & { message: string | null; at: string };

/** Most people a first screen can ask for. */
export const NEEDS_SHOWN = 5;

type Painful = Need & { pain: number };

/** Lars → "Lars’", Grete → "Grete’s". */
const possessive = (name: string): string => (/[sxz]$/i.test(name) ? `${name}’` : `${name}’s`);

const bare = (lines: Face['lines']): string => sayGoods(lines.map((line) => ({ ...line, variantTitle: null })));

const leadOf = (face: Pick<Face, 'customerName' | 'customerEmail' | 'lines'>): string =>
  `${possessive(sayCustomer({ name: face.customerName, email: face.customerEmail }))} ${bare(face.lines)}`;

const thumbOf = ([first]: Face['lines']) => ({ url: first?.imageUrl ?? null, title: first?.title ?? '' });

/** What hurts, and how much: lost before stuck, and each day more than the one before. */
function troubleOf(
  { situation, stuckDays, label }: ParcelState,
  days: number,
): [words: string, pain: number, remedy: string] {
  if (stuckDays > 0) return [`no scan for ${stuckDays} days`, 55 + 4 * stuckDays, 'Look into it'];
  switch (situation) {
    case 'lost':
      return ['the courier has lost it', 100, 'Make it good'];
    case 'damaged':
    case 'disposed':
      return ['broken on the way', 98, 'Make it good'];
    case 'documents':
    case 'payment_due':
    case 'customs':
    case 'delayed_customs':
      return ['held at customs', 90 + days, 'Send the papers'];
    case 'address_problem':
      return ['the courier cannot find the address', 85 + days, 'Ask for the address'];
    case 'returning':
    case 'returned':
    case 'refused':
      return ['coming back to you undelivered', 75 + days, 'Decide what next'];
    case 'attempt_not_home':
      return ['nobody was home', 45 + 5 * days, 'See the parcel'];
    case 'attempt_no_access':
      return ['the courier found no way in', 50 + 5 * days, 'See the parcel'];
    case 'pickup_point':
    case 'pickup_locker':
    case 'pickup_missed':
      return [`waiting to be collected for ${saySpan(days * 86_400_000)}`, 40 + 3 * days, 'Remind them'];
    default:
      return [label.charAt(0).toLowerCase() + label.slice(1), 60 + 2 * days, 'Look into it'];
  }
}

type Options = { shop: string; now: Date; zone: string };

function troubleNeed(facts: TroubleFacts, { shop, now, zone }: Options): Painful {
  const state = parcelState(facts.parcel, { now, zone });
  const seen = facts.parcel.lastEventAt ? new Date(facts.parcel.lastEventAt).getTime() : now.getTime();
  const days = Math.floor((now.getTime() - seen) / 86_400_000);
  const [problem, pain, label] = troubleOf(state, days);
  const said = facts.hasWritten
    ? 'has written to you'
    : facts.note
      ? 'you told them on their page'
      : 'hasn’t written yet';
  return {
    key: `parcel-${facts.parcel.id}`,
    thumb: thumbOf(facts.lines),
    lead: leadOf(facts),
    problem,
    detail: `${sayMoney({ amount: facts.totalPaid, currency: facts.currency })} · ${said}`,
    tone: state.tone === 'problem' || pain >= 85 ? 'problem' : 'attention',
    remedy: { label, href: `/console/${shop}/orders/${facts.orderId}#parcel-${facts.parcel.id}` },
    // Somebody who asked waits harder; somebody who has been told, less.
    pain: pain + (facts.hasWritten ? 25 : 0) - (facts.note ? 40 : 0),
  };
}

function lateNeed(facts: LateOrderFacts, { shop, now }: Options): Painful {
  const by = new Date(facts.shipsBy);
  const days = Math.floor((now.getTime() - by.getTime()) / 86_400_000);
  return {
    key: `order-${facts.orderId}`,
    thumb: thumbOf(facts.lines),
    lead: leadOf(facts),
    problem: `promised ${sayAge(by, now)} ago and not sent`,
    detail: `${sayMoney({ amount: facts.totalPaid, currency: facts.currency })}${facts.hasWritten ? ' · has written to you' : ''}`,
    tone: 'attention',
    remedy: { label: 'Tell them', href: `/console/${shop}/orders/${facts.orderId}` },
    pain: 60 + 4 * days + (facts.hasWritten ? 25 : 0),
  };
}

function complaintNeed(facts: ComplaintFacts, { shop, now }: Options): Painful {
  const at = new Date(facts.at);
  const words = quote(facts.message, 90);
  const days = Math.floor((now.getTime() - at.getTime()) / 86_400_000);
  return {
    key: `complaint-${facts.orderId}`,
    thumb: thumbOf(facts.lines),
    lead: leadOf(facts),
    problem: `wrote ${sayAge(at, now)} ago, not answered`,
    detail: [sayMoney({ amount: facts.totalPaid, currency: facts.currency }), words && `“${words}”`]
      .filter(Boolean)
      .join(' · '),
    tone: 'attention',
    remedy: { label: 'Answer', href: `/console/${shop}/orders/${facts.orderId}` },
    pain: 70 + Math.min(30, 5 * days),
  };
}

export type ReturnNeedFacts = ReturnRowFacts & { reasons: readonly { code: string; label: Record<string, string> }[] };

function returnNeed(facts: ReturnNeedFacts, { shop, now }: Options): Painful | null {
  const days = (now.getTime() - new Date(facts.since).getTime()) / 86_400_000;
  const age = sayAge(new Date(facts.since), now);
  const reason = sayReason(facts.lines[0]?.reason ?? null, facts.reasons);
  const words = quote(facts.lines.find((line) => line.comment)?.comment ?? null, 60);
  const [problem, pain, label, tone]: [string, number, string, Tone] | [null, 0, '', 'calm'] =
    facts.place === 'waiting'
      ? [
          `waits ${age} for your answer${reason ? `: ${lower(reason)}` : ''}`,
          45 + Math.min(40, 6 * days),
          'Decide',
          'attention',
        ]
      : facts.place === 'refund'
        ? [
            facts.damaged > 0 ? 'came back damaged: you decide' : `back for ${age}, not yet paid`,
            50 + Math.min(40, 5 * days),
            facts.damaged > 0 ? 'Decide' : 'Pay them',
            'attention',
          ]
        : facts.place === 'arrived' && (facts.awaited > 0 || facts.remaining > 0)
          ? [`at your door for ${age}, not unpacked`, 35 + Math.min(40, 5 * days), 'Check it in', 'attention']
          : [null, 0, '', 'calm'];
  if (problem === null) return null;
  return {
    key: `return-${facts.id}`,
    thumb: thumbOf(facts.lines),
    lead: leadOf(facts),
    problem,
    detail: [
      facts.remaining > 0 ? sayMoney({ amount: facts.remaining, currency: facts.currency }) : null,
      words && facts.place === 'waiting' ? `“${words}”` : null,
    ]
      .filter(Boolean)
      .join(' · '),
    tone,
    remedy: { label, href: `/console/${shop}/returns/${facts.id}` },
    pain,
  };
}

const lower = (text: string): string =>
  /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;

/**
 * Whom to help first: everybody who needs a person, the most painful first.
 * @returns at most five, and how many people there are in all
 */
export function needs(
  facts: {
    troubles: TroubleFacts[];
    lateOrders: LateOrderFacts[];
    complaints: ComplaintFacts[];
    returns: ReturnNeedFacts[];
    openReturns: number;
  },
  options: Options,
): { shown: Need[]; people: number } {
  // A parcel in trouble already tells that its shopper has written.
  const told = new Set([...facts.troubles, ...facts.lateOrders].map((one) => one.orderId));
  const complaints = facts.complaints.filter((one) => !told.has(one.orderId));
  const all = [
    ...facts.troubles.map((trouble) => troubleNeed(trouble, options)),
    ...facts.lateOrders.map((order) => lateNeed(order, options)),
    ...complaints.map((one) => complaintNeed(one, options)),
    ...facts.returns.map((one) => returnNeed(one, options)).filter((need) => need !== null),
  ].sort((a, b) => b.pain - a.pain);
  return {
    shown: all.slice(0, NEEDS_SHOWN).map(({ pain: _, ...need }) => need),
    people: told.size + complaints.length + facts.openReturns,
  };
}
