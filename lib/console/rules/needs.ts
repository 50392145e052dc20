import { carrierName } from '@/lib/carriers/rules/carrier-slug';
import type { CaseRowFacts } from '@/lib/cases/queries/list-cases';
import { leadOf, silenceOf } from '@/lib/cases/rules/case-row';
import { REMEDY_WORDS, sayProblem } from '@/lib/cases/rules/case-words';
import { remediesFor } from '@/lib/cases/rules/remedies';
import { severityOf } from '@/lib/cases/rules/severity';
import { carrierDoubtView, type DoubtFacts } from '@/lib/tracking/rules/carrier-doubt';
import { oneLine } from '@/lib/tracking/rules/goods';
import type { Need, Tone } from '../types';
import { parcelState } from './parcel-state';
import { lawClock, type ReturnRowFacts } from './return-row';
import { quote, sayMoney, sayReason } from './say-things';
import { sayAge } from './say-time';
import { type OpenWithdrawal, withdrawalNeed } from './withdrawal-row';

type Face = {
  orderId: string;
  customerName: string | null;
  customerEmail: string;
  currency: string;
  totalPaid: number;
  hasWritten: boolean;
  lines: { title: string; quantity: number; imageUrl: string | null }[];
};
export type LateOrderFacts = Face & { shipsBy: string };
export type ComplaintFacts = Face & { message: string | null; at: string };
export type DoubtfulNumberFacts = Face & DoubtFacts & { shipmentId: string };

/** Most people a first screen can ask for. */
export const NEEDS_SHOWN = 5;

type Painful = Need & { pain: number };

const thumbOf = ([first]: Face['lines']) => ({ url: first?.imageUrl ?? null, title: first?.title ?? '' });

type Options = { shop: string; now: Date; zone: string };

function troubleNeed(facts: CaseRowFacts, { shop, now, zone }: Options): Painful {
  const state = parcelState(facts.parcel, { now, zone });
  const said = facts.hasWritten
    ? 'has written to you'
    : facts.note
      ? 'you told them on their page'
      : 'hasn’t written yet';
  const [best] = remediesFor(facts.kind, state);
  return {
    key: `case-${facts.id}`,
    thumb: thumbOf(facts.lines),
    lead: leadOf(facts),
    problem: sayProblem(facts.kind, state, silenceOf(facts, now)),
    detail: `${sayMoney({ amount: facts.totalPaid, currency: facts.currency })} · ${said}`,
    tone: severityOf(facts.pain) === 'high' ? 'problem' : 'attention',
    remedy: {
      label: best ? REMEDY_WORDS[best].label : 'Look into it',
      href: `/console/${shop}/shipments/${facts.shipmentId}`,
    },
    pain: facts.pain,
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

/** No scan has come, and none may: the carrier that is asked may not know the number. */
function numberNeed(facts: DoubtfulNumberFacts, { shop }: Options): Painful {
  const doubt = carrierDoubtView(facts);
  return {
    key: `number-${facts.shipmentId}`,
    thumb: thumbOf(facts.lines),
    lead: leadOf(facts),
    problem: doubt ? lower(doubt.title) : 'its number may be another courier’s',
    detail: [carrierName(facts.carrier), oneLine(facts.trackingNumber, 40)].filter(Boolean).join(' · '),
    tone: 'attention',
    remedy: { label: 'Say whose it is', href: `/console/${shop}/shipments/${facts.shipmentId}` },
    pain: 40,
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
          : facts.place === 'failed'
            ? [
                `was to be paid ${age} ago, and it did not go through`,
                80 + Math.min(20, 5 * days),
                'Pay again',
                'problem',
              ]
            : facts.unlabelled
              ? [`waits ${age} for a label to send it with`, 55 + Math.min(40, 6 * days), 'See to it', 'attention']
              : [null, 0, '', 'calm'];
  const clock = lawClock(facts, now);
  const isDue = clock !== null && clock.tone !== 'calm';
  if (problem === null && !isDue) return null;
  return {
    key: `return-${facts.id}`,
    thumb: thumbOf(facts.lines),
    lead: leadOf(facts),
    problem: isDue ? `${clock.text} to pay back what they withdrew from` : (problem ?? ''),
    detail: [
      facts.remaining > 0 ? sayMoney({ amount: facts.remaining, currency: facts.currency }) : null,
      words && facts.place === 'waiting' ? `“${words}”` : null,
    ]
      .filter(Boolean)
      .join(' · '),
    tone: clock?.tone === 'problem' ? 'problem' : tone,
    remedy: { label: label || 'Look at it', href: `/console/${shop}/returns/${facts.id}` },
    pain: isDue ? Math.max(pain, clock.tone === 'problem' ? 110 : 85) : pain,
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
    /** Parcels with an open case, the worst first, and how many orders they are of in all. */
    troubles: CaseRowFacts[];
    troubledOrders: number;
    lateOrders: LateOrderFacts[];
    complaints: ComplaintFacts[];
    /** Parcels without a scan whose number may not be of the carrier that was named. */
    doubtful?: DoubtfulNumberFacts[];
    returns: ReturnNeedFacts[];
    openReturns: number;
    /** Declarations of withdrawal that no return was opened for, and how many there are. */
    withdrawals: OpenWithdrawal[];
    openWithdrawals: number;
  },
  options: Options,
): { shown: Need[]; people: number } {
  // A parcel in trouble already tells that its shopper has written.
  const troubled = new Set(facts.troubles.map((one) => one.orderId));
  const late = facts.lateOrders.filter((one) => !troubled.has(one.orderId));
  const told = new Set([...troubled, ...late.map((one) => one.orderId)]);
  const complaints = facts.complaints.filter((one) => !told.has(one.orderId));
  for (const one of complaints) told.add(one.orderId);
  const doubtful = (facts.doubtful ?? []).filter((one) => !told.has(one.orderId));
  const returns = facts.returns.map((one) => returnNeed(one, options)).filter((need) => need !== null);
  const all = [
    ...facts.troubles.map((trouble) => troubleNeed(trouble, options)),
    ...late.map((order) => lateNeed(order, options)),
    ...complaints.map((one) => complaintNeed(one, options)),
    ...doubtful.map((one) => numberNeed(one, options)),
    ...returns,
    ...facts.withdrawals.map((one) => withdrawalNeed(one, options)),
  ].sort((a, b) => b.pain - a.pain);
  return {
    shown: all.slice(0, NEEDS_SHOWN).map(({ pain: _, ...need }) => need),
    people:
      facts.troubledOrders +
      late.length +
      complaints.length +
      doubtful.length +
      facts.openReturns +
      facts.openWithdrawals,
  };
}
