import { formatMoney } from '@/lib/core/money';
import { FIELD_WORDS } from '@/lib/policies/rules/describe-condition';
import { describeAction, describePolicy } from '@/lib/policies/rules/describe-policy';
import { listOf, START_WORDS, sayDays } from '@/lib/policies/rules/policy-words';
import type { Policy } from '@/lib/policies/schema';
import { TRANSIT_ESTIMATE_DAYS } from '@/lib/returns/constants';
import type { Quote, QuoteTrace } from '@/lib/returns/types';
import type { WhyEntry } from '../types';
import { sayReasonCode } from './say-reason-code';
import { sayCode } from './say-things';

type Facts = {
  quote: Pick<Quote, 'trace' | 'lines' | 'money'>;
  /** The version that judged. */
  policy: Policy;
  /** Of bare amounts where the policy names none. */
  shopCurrency: string;
};

/** Why the policy answered as it did about one line: which window from which day, which rule, which term. */
export function sayWhy(facts: Facts, lineExternalId: string): WhyEntry[] {
  return worded(
    facts,
    facts.quote.trace.filter((step) => step.line_external_id === lineExternalId),
  );
}

/** What was decided about a return as a whole: fees of its way back, caps by what was paid. */
export const sayWhyTotals = (facts: Facts): WhyEntry[] =>
  worded(
    facts,
    facts.quote.trace.filter((step) => step.line_external_id === null),
  );

function worded(facts: Facts, steps: readonly QuoteTrace[]): WhyEntry[] {
  const seen = new Set<string>();
  return steps.flatMap((step) => {
    const entry = sayStep(step, facts);
    const key = `${entry.source} ${entry.text}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [entry];
  });
}

function sayStep(step: QuoteTrace, facts: Facts): WhyEntry {
  const { applied } = step;
  const source = step.rule ? `Your rule “${step.rule}”` : SOURCES[step.source];
  if (step.action === 'window') return { text: sayWindow(step, facts.policy), source, applied };
  if (step.source === 'rule') return { text: sayRule(step, facts), source, applied };
  if (step.action === 'waive_fees') {
    const reason = facts.policy.reasons.find(({ code }) => code === step.detail);
    const whose = reason && { shopper: null, merchant: 'is yours', carrier: 'is the courier’s' }[reason.fault];
    return {
      text: whose ? `No fees: the matter ${whose}.` : 'No fees: this reason is free of them.',
      source,
      applied,
    };
  }
  const cap = /^(\d+) of (\d+)/.exec(step.detail);
  if (step.action.endsWith('_cap') && cap) {
    const { currency } = facts.quote.money.refund_total;
    const say = (amount: string) => formatMoney({ amount: Number(amount), currency }, 'en');
    return {
      text: `${CAPS[step.action] ?? sayCode(step.action)}: ${say(cap[1] ?? '0')} instead of ${say(cap[2] ?? '0')}, because no more is left.`,
      source,
      applied,
    };
  }
  if (step.action === 'bundle_share' || step.action === 'gift_kept')
    return { text: saySetOrGift(step, facts.quote.money.refund_total.currency), source, applied };
  if (step.action === 'take_back_discount')
    return { text: sayDiscount(step.detail, facts.quote.money.refund_total.currency), source, applied };
  if (step.source === 'policy') return { text: `${sayCode(step.action)}: ${sayTerm(step.detail)}.`, source, applied };
  const until = /^until (\S+)$/.exec(step.detail)?.[1];
  return { text: `${sayReasonCode(step.action)}${until ? `, since ${sayMoment(until)}` : ''}.`, source, applied };
}

/** "5000 of 30000, 500 EUR" of a trace: what stays, what the discount was given from, what is taken (or given) back. */
function sayDiscount(detail: string, currency: string): string {
  const [, left = '0', from = '0', amount = '0'] = /^(\d+) of (\d+), (-?\d+) /.exec(detail) ?? [];
  const say = (sum: number) => formatMoney({ amount: sum, currency }, 'en');
  return Number(amount) < 0
    ? `${say(-Number(amount))} of the discount that was taken back before goes back, because its goods do.`
    : `${say(Number(amount))} of the order’s discount is taken back: it was given from ${say(Number(from))} on, and what they keep comes to ${say(Number(left))}.`;
}

/** "500 EUR" of a trace are minor units. */
function sayTerm(detail: string): string {
  const [, amount, currency] = /^(\d+) ([A-Z]{3})$/.exec(detail) ?? [];
  return amount && currency ? formatMoney({ amount: Number(amount), currency }, 'en') : detail;
}

const SHARE = /^(\d+) of (\d+)(?:, (\d+) [A-Z]{3}: (.*))?/s;

/** "5000 of 6000, 1500 EUR: Tote" of a trace: what stays, what the gift was given from, what it is worth. */
function saySetOrGift({ action, detail }: QuoteTrace, currency: string): string {
  const [, part = '', whole = '', value = '', title = ''] = SHARE.exec(detail) ?? [];
  const say = (amount: string) => formatMoney({ amount: Number(amount), currency }, 'en');
  if (action === 'bundle_share') return `Its share of what the set cost: ${say(part)} of ${say(whole)}.`;
  return `“${title}” was a gift with goods of ${say(whole)} or more. Those that stay come to ${say(part)}, so ${say(value)} is taken off unless it comes back too.`;
}

const SOURCES = { rule: 'Your rule', policy: 'Your policy', law: 'The law', order: 'The order' };
const CAPS: Record<string, string> = {
  payment_cap: 'What is paid back',
  method_fee_cap: 'The fee of the way back',
  outbound_shipping_cap: 'What sending it out had cost',
};
const BEGAN: Record<string, string> = {
  delivered: 'Delivered',
  last_delivered: 'The last parcel was delivered',
  shipped: 'Sent',
  ordered: 'Ordered',
};

const WINDOW = /^(.+): (?:from (\S+?)( \(estimated\))? until (\S+)|(no limit)|(not begun))$/;

function sayWindow(step: QuoteTrace, policy: Policy): string {
  const parts = WINDOW.exec(step.detail);
  if (!parts) return step.detail;
  const [, starts = '', from = '', estimated, until = '', open, waiting] = parts;
  const isLaw = step.source === 'law';
  if (open) return 'There is no last day.';
  if (waiting) return 'The window has not begun: nothing has been delivered yet.';
  const days = isLaw
    ? `${sayDays(policy.statutory_withdrawal.days)} to withdraw`
    : step.rule
      ? 'A window of its own'
      : policy.window.days === null
        ? 'The window'
        : `${sayDays(policy.window.days)} ${START_WORDS[policy.window.starts]}`;
  const began = estimated
    ? `Nobody saw the delivery, so ${TRANSIT_ESTIMATE_DAYS} days after dispatch are taken: ${sayDayOf(from)}`
    : `${BEGAN[isLaw ? 'last_delivered' : starts] ?? 'From'} on ${sayDayOf(from)}`;
  return `${days}. ${began}, so until ${sayMoment(until)}.`;
}

function sayRule(step: QuoteTrace, { policy, quote, shopCurrency }: Facts): string {
  const currency = policy.currency ?? shopCurrency;
  const index = policy.rules.findIndex((rule, place) => (rule.name ?? `Rule ${place + 1}`) === step.rule);
  const rule = policy.rules[index];
  if (step.action === 'compare') {
    const field = Object.keys(FIELD_WORDS).find((name) => step.detail.startsWith(name));
    const words = field ? FIELD_WORDS[field as keyof typeof FIELD_WORDS] : 'a sum';
    return `It compares ${words} and names no sum in ${quote.money.refund_total.currency}, so it does not hold here.`;
  }
  const actions = rule?.then.filter(({ action }) => action === step.action) ?? [];
  const does =
    actions.length > 0 ? listOf(actions.map((action) => describeAction(action, currency))) : sayCode(step.action);
  if (!step.applied) {
    const first = /^"(.*)" comes first$/.exec(step.detail)?.[1];
    return first ? `It says ${does}, but “${first}” comes first.` : `It says ${does}. ${step.detail}.`;
  }
  const sentence = rule ? describePolicy({ ...policy, rules: [rule] }, shopCurrency).rules[0]?.text : null;
  return sentence ?? `${does.charAt(0).toUpperCase()}${does.slice(1)}.`;
}

const day = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});

const sayDayOf = (date: string): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(date) ? day.format(new Date(`${date}T12:00:00Z`)) : date;

/** The day of an instant on the clock it was written in: the shopper's. */
const sayMoment = (text: string): string => `the end of ${sayDayOf(text.slice(0, 10))}`;

/** A line's answer in a few words: "can come back until the end of Wed 2 Dec". */
export function sayVerdict(line: Quote['lines'][number]): { text: string; tone: 'done' | 'attention' | 'problem' } {
  const [reason] = line.reasons;
  if (line.verdict === 'ineligible') {
    const code = reason ? sayReasonCode(reason.code) : 'It cannot come back';
    return { text: `${code}${reason?.until ? `, since ${sayMoment(reason.until)}` : ''}.`, tone: 'problem' };
  }
  const until = line.return_by ? `until ${sayMoment(line.return_by)}` : 'without a last day';
  if (line.verdict === 'review') return { text: `A person would look at it first; ${until}.`, tone: 'attention' };
  return { text: `Can come back ${until}.`, tone: 'done' };
}
