import type { MoneyView } from '@/components/storefront/types';
import type { ShipmentDetail } from '@/lib/cases/types';
import { CONSOLE_LOCALE } from '@/lib/console/constants';
import { sayCustomer, sayGoods, sayMoney } from '@/lib/console/rules/say-things';
import { sayDay, sayStamp } from '@/lib/console/rules/say-time';
import type { Thumb, TimelineEntry, Tone } from '@/lib/console/types';
import { currencyExponent, formatMoney } from '@/lib/core/money';
import { createTranslator } from '@/lib/i18n/translator';
import type { QuoteFacts } from '@/lib/returns/queries/load-quote-facts';
import type { CustomerHistory } from '@/lib/returns/queries/read-history';
import { moneyView } from '@/lib/returns/rules/money-view';
import { quoteReturn } from '@/lib/returns/rules/quote';
import { momentAt } from '@/lib/tracking/rules/calendar';
import { REMEDIED_BY, type RemediedBy, type ReportEventType } from '../constants';
import type { ReportDetail } from '../queries/load-report';
import type { ReportFacts } from '../queries/load-report-facts';
import { parcelGates } from './parcel-gates';
import { REPORT_BADGES } from './report-link';
import { reportVerbs } from './report-verbs';
import { proofFacts, reportTools } from './report-words';

/** Already worded, and crossing to the browser as JSON. */
export type ReportDesk = {
  id: string;
  number: string;
  title: string;
  badge: { tone: Tone; label: string };
  due: string | null;
  order: { number: string; href: string };
  parcelHref: string;
  /** What the courier photographed at the door. */
  proofPhoto: string | null;
  shopperHref: string;
  customer: { name: string; email: string; phone: string | null };
  facts: { label: string; value: string }[];
  words: string | null;
  photos: { id: string; url: string }[];
  lines: { id: string; externalId: string; title: string; detail: string | null; quantity: number; thumb: Thumb }[];
  proof: { label: string; value: string }[];
  history: { facts: { label: string; value: string }[]; flags: string[] };
  options: ReportOption[];
  events: TimelineEntry[];
  /** What came of it, where it is settled. */
  settled: { text: string; href: string | null } | null;
  claim: { kind: 'lost' | 'damaged'; shipmentId: string } | null;
  madeClaim: ShipmentDetail['claim'];
  verbs: { accept: boolean; reject: boolean; ask: boolean };
  currency: string;
  digits: number;
};

export type ReportOption = {
  outcome: RemediedBy;
  label: string;
  /** The amount, or what is sent. */
  sum: string;
  lines: MoneyView['lines'];
  /** Minor units that may be paid at most; 0: no money moves. */
  most: number;
  isWished: boolean;
  /** Why it cannot be done. */
  problem: string | null;
};

const PROBLEMS: Record<ReportDetail['kind'], string> = {
  not_arrived: 'never came, they say',
  damaged: 'came broken, they say',
  missing: 'was not in the parcel, they say',
  wrong: 'is not what came, they say',
};

const LABELS: Record<RemediedBy, string> = { replace: 'Send it again', refund: 'Pay it back', credit: 'Give credit' };

const DEEDS: Record<ReportEventType, string> = {
  reported: 'Reported',
  asked: 'asked',
  answered: 'Answered',
  accepted: 'put it right',
  rejected: 'declined it',
  withdrawn: 'Taken back by the shopper',
  noted: 'noted',
};

const t = createTranslator(CONSOLE_LOCALE);

export function reportDesk(
  input: {
    report: ReportDetail;
    facts: ReportFacts;
    quoteFacts: QuoteFacts;
    parcel: ShipmentDetail;
    history: CustomerHistory;
    beside: { name: string | null; phone: string | null; earlier: number; returnNumber: string | null };
  },
  at: { shop: string; zone: string; now: Date; shopperHref: string; mayDecide: boolean },
): ReportDesk {
  const { report, facts, parcel, beside } = input;
  const { zone, now, shop } = at;
  const base = `/console/${shop}`;
  const verbs = at.mayDecide ? reportVerbs(report.state) : [];
  const today = momentAt(now.getTime(), zone)?.day ?? report.answerBy;
  const name = sayCustomer({ name: beside.name, email: report.email });
  const open = parcelGates(facts, now).find(({ parcel: { id } }) => id === report.shipmentId);
  const tools = reportTools({ t, locale: CONSOLE_LOCALE, country: report.country, now, zone: facts.zone });
  const isOpen = report.state === 'open' || report.state === 'asked';
  return {
    id: report.id,
    number: report.number,
    title: `${possessive(name)} ${sayGoods(report.lines)} ${PROBLEMS[report.kind]}`,
    badge: REPORT_BADGES[report.state],
    due: isOpen ? `You promised an answer ${sayDay(report.answerBy, today)}` : null,
    order: { number: report.orderNumber, href: `${base}/orders/${report.orderId}` },
    parcelHref: `${base}/shipments/${report.shipmentId}`,
    shopperHref: at.shopperHref,
    customer: { name, email: report.email, phone: beside.phone },
    facts: [
      { label: 'What', value: t(`reports.kind.${report.kind}`) },
      ...Object.entries(report.answers).map(([code, answer]) => ({
        label: t(`reports.form.question.${code}`),
        value:
          answer === 'yes' && !t.has(`reports.form.choice.${code}.yes`)
            ? 'Yes'
            : t(`reports.form.choice.${code}.${answer}`),
      })),
      ...(report.wish ? [{ label: 'They would like', value: t(`reports.form.wishes.${report.wish}`) }] : []),
      ...(report.forRecipient ? [{ label: 'Told by', value: 'whoever was given the goods' }] : []),
      { label: 'Told', value: sayStamp(new Date(report.createdAt), zone, now) },
    ],
    words: report.comment,
    photos: report.photoIds.map((id) => ({ id, url: `/api/console/${shop}/returns/photos/${id}` })),
    lines: report.lines.map((line) => ({
      id: line.id,
      externalId: line.externalId,
      title: line.title,
      detail: line.variantTitle,
      quantity: line.quantity,
      thumb: { url: line.imageUrl, title: line.title },
    })),
    proofPhoto: parcel.photos.find(({ url }) => url)?.url ?? null,
    proof: open ? proofFacts(open, tools) : [],
    history: historyOf(input.history, beside.earlier),
    options: verbs.includes('accept') ? REMEDIED_BY.map((outcome) => optionOf(outcome, input, now)) : [],
    events: report.events
      .map((event) => ({
        id: event.id,
        text: event.actorName ? `${event.actorName} ${DEEDS[event.type]}` : capital(DEEDS[event.type]),
        who: event.actorName,
        when: sayStamp(new Date(event.at), zone, now),
        at: event.at,
        note: event.words,
        isPublic: event.type !== 'noted',
        tone: TONES[event.type] ?? ('calm' as const),
      }))
      .reverse(),
    settled: settledOf(report, beside.returnNumber, base),
    claim: claimOf(report, parcel),
    madeClaim: parcel.claim,
    verbs: { accept: verbs.includes('accept'), reject: verbs.includes('reject'), ask: verbs.includes('ask') },
    currency: report.currency,
    digits: currencyExponent(report.currency),
  };
}

const TONES: Partial<Record<ReportEventType, Tone>> = {
  reported: 'attention',
  asked: 'moving',
  accepted: 'done',
  rejected: 'problem',
};

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const possessive = (name: string) => (/[sxz]$/i.test(name) ? `${name}’` : `${name}’s`);

/** What this way out would be, by the quote that settles it. */
function optionOf(
  outcome: RemediedBy,
  { report, quoteFacts }: { report: ReportDetail; quoteFacts: QuoteFacts },
  now: Date,
): ReportOption {
  const resolution = outcome === 'credit' ? 'store_credit' : outcome;
  const quote = quoteReturn({
    ...quoteFacts,
    kind: 'report',
    lines: report.lines.map((line) => ({
      line_external_id: line.externalId,
      quantity: line.quantity,
      reason: report.kind,
      resolution,
    })),
    now,
  });
  const view = moneyView(quote, {
    locale: CONSOLE_LOCALE,
    t,
    titles: new Map(report.lines.map((line) => [line.externalId, line.title])),
    keepsEverything: true,
  });
  const { refund_total, credit_total } = quote.money;
  const most = outcome === 'replace' ? 0 : refund_total.amount + credit_total.amount;
  return {
    outcome,
    label: LABELS[outcome],
    sum: outcome === 'replace' ? sayGoods(report.lines) : sayMoney({ amount: most, currency: report.currency }),
    lines: outcome === 'replace' ? [] : view.lines,
    most,
    isWished: report.wish === outcome,
    problem:
      quote.verdict === 'ineligible'
        ? 'Something was done about these things already; look at the order.'
        : outcome === 'replace'
          ? shelfProblem(report, quoteFacts)
          : most === 0
            ? 'Nothing of what was paid is left to give back.'
            : null,
  };
}

function shelfProblem(report: ReportDetail, { lineRows, variantRows }: QuoteFacts): string | null {
  const short = report.lines.find((line) => {
    const row = lineRows.find(({ id }) => id === line.id);
    const variant = variantRows.find(({ externalId }) => externalId === row?.variantExternalId);
    return typeof variant?.stock === 'number' && variant.stock - variant.reserved < line.quantity;
  });
  return short ? `Not enough on the shelf: ${short.title}.` : null;
}

function historyOf(history: CustomerHistory, earlier: number): ReportDesk['history'] {
  return {
    facts: [
      { label: 'Orders', value: String(history.orders) },
      { label: 'Reports before', value: String(earlier) },
      { label: 'Returns', value: `${history.returns}, ${history.returns90} in 90 days` },
      ...(history.paidBack.length > 0
        ? [
            {
              label: 'Given back so far',
              value: history.paidBack.map((sum) => formatMoney(sum, CONSOLE_LOCALE)).join(', '),
            },
          ]
        : []),
    ],
    flags: history.flags.map(({ kind, note }) => [kind.replaceAll('_', ' '), note].filter(Boolean).join(': ')),
  };
}

function settledOf(report: ReportDetail, returnNumber: string | null, base: string): ReportDesk['settled'] {
  if (report.state !== 'accepted') return null;
  const amount = report.refund + report.credit;
  const money = sayMoney({ amount, currency: report.currency });
  const text =
    report.outcome === 'replace'
      ? 'It is to be sent again.'
      : report.outcome === 'credit'
        ? `${money} given as credit.`
        : `${money} goes back.`;
  return {
    text: returnNumber ? `${text} Booked as ${returnNumber}.` : text,
    href: report.returnId ? `${base}/returns/${report.returnId}` : null,
  };
}

/** What the carrier answers for; another thing in the box is the shop's own doing. */
function claimOf(report: ReportDetail, parcel: ShipmentDetail): ReportDesk['claim'] {
  if (parcel.claim || !parcel.mayWork || !parcel.carrier || report.kind === 'wrong' || report.state === 'withdrawn')
    return null;
  return { kind: report.kind === 'not_arrived' ? 'lost' : 'damaged', shipmentId: report.shipmentId };
}
