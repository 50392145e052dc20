import { sayCode } from '@/lib/console/rules/say-things';
import { CHARGE_TYPES, type ChargeType } from '@/lib/orders/constants';
import { EU_COUNTRIES } from '../constants';
import type { Policy, PolicyAction, PolicyResolution } from '../schema';
import { describeCondition } from './describe-condition';
import { EXCEPTION_WORDS, listOf, METHOD_WORDS, RESOLUTION_WORDS, START_WORDS, sayDays, saySum } from './policy-words';

export type PolicyPoint = { title: string; text: string };
export type RuleSentence = { name: string; text: string };
export type PolicySentences = {
  /** The policy in one sentence, for a headline. */
  headline: string;
  points: PolicyPoint[];
  rules: RuleSentence[];
};

/** A policy as a person would say it. `shopCurrency` is that of bare amounts where the document names none. */
export function describePolicy(policy: Policy, shopCurrency: string): PolicySentences {
  const currency = policy.currency ?? shopCurrency;
  return {
    headline: headline(policy),
    points: [
      { title: 'Until when', text: window(policy) },
      { title: 'Withdrawal by law', text: withdrawal(policy) },
      { title: 'What they choose between', text: resolutions(policy, currency) },
      { title: 'How it comes back', text: methods(policy, currency) },
      { title: 'Handing it over', text: handingOver(policy) },
      { title: 'What it costs', text: costs(policy, currency) },
      ...(policy.take_back_discounts ? [{ title: 'Discounts', text: discounts(policy, currency) }] : []),
      { title: 'Final sale', text: finalSale(policy) },
      { title: 'Sets and gifts', text: setsAndGifts(policy) },
      { title: 'Who decides', text: decides(policy) },
      { title: 'When a person looks again', text: limits(policy) },
      { title: 'When it is paid', text: pays(policy, currency) },
    ],
    rules: policy.rules.map((rule, index) => ({
      name: rule.name ?? `Rule ${index + 1}`,
      text: capital(
        `${rule.when ? `when ${describeCondition(rule.when, currency)}, ` : 'always: '}${listOf(
          rule.then.map((action) => describeAction(action, currency)),
        )}.`,
      ),
    })),
  };
}

function headline({ window: { days, starts } }: Policy): string {
  return days === null ? 'Things can come back at any time.' : `${sayDays(days)} ${START_WORDS[starts]}.`;
}

function window(policy: Policy): string {
  const { days } = policy.window;
  if (days === null) return 'There is no last day.';
  return policy.extend_to_working_day
    ? `${headline(policy)} When the last day is a weekend or a holiday, the next working day counts.`
    : `${headline(policy)} The last day counts to its end, on the shopper’s clock.`;
}

function withdrawal({ statutory_withdrawal: { enabled, days, countries } }: Policy): string {
  if (!enabled) return 'No statutory withdrawal is offered.';
  const isEu = countries.length === EU_COUNTRIES.length && EU_COUNTRIES.every((one) => countries.includes(one));
  const where = isEu ? 'in the EU' : countries.length === 0 ? 'nowhere' : `in ${listOf(countries)}`;
  return `Shoppers ${where} may withdraw within ${days} days, without a reason, whatever else stands here.`;
}

function resolutions({ resolutions }: Policy, currency: string): string {
  if (resolutions.length === 0) return 'Nothing is offered, so nothing can come back by itself.';
  return `${capital(
    listOf(
      resolutions.map((one) => resolution(one, currency)),
      'or',
    ),
  )}.`;
}

function resolution({ type, bonus, scope, price_difference, sends_first }: PolicyResolution, currency: string): string {
  const name = RESOLUTION_WORDS[type];
  if (type === 'store_credit' && bonus) return `${name} with ${share(bonus, currency)} on top`;
  if (type !== 'exchange') return name;
  const what = scope === 'any' ? 'an exchange for anything' : 'another size or colour';
  const difference = {
    settle: 'the difference is paid or paid back',
    waive_up: 'a dearer one costs nothing more',
    even: 'at the same price only',
  }[price_difference ?? 'settle'];
  const days = sends_first && `${sends_first.days} ${sends_first.days === 1 ? 'day' : 'days'}`;
  const first = !sends_first
    ? ''
    : sends_first.secured_by === 'deposit'
      ? `; the new one may go first against a deposit, the old one within ${days}`
      : `; the new one may go first, the old one within ${days} or it is to be paid for`;
  return `${what} (${difference}${first})`;
}

function methods({ methods }: Policy, currency: string): string {
  if (methods.length === 0) return 'No way back is offered.';
  return `${capital(
    listOf(
      methods.map(({ type, fee }) => `${METHOD_WORDS[type]} (${saySum(fee, currency) ?? 'free'})`),
      'or',
    ),
  )}.`;
}

function handingOver({ send_back_days: days }: Policy): string {
  return `Whoever opened a return has ${days === 1 ? 'one day' : `${days} days`} to hand it over; then it runs out.`;
}

function costs({ restocking_fee: fee, refund_outbound_shipping, refund_charges }: Policy, currency: string): string {
  const kept = fee && (fee.percent === undefined ? saySum(fee, currency) : fee.percent > 0 && `${fee.percent}%`);
  const unless = 'except where the fault is yours or the courier’s';
  const restocking = !kept
    ? 'No restocking fee.'
    : fee.percent === undefined
      ? `A restocking fee of ${kept} once per return, ${unless}.`
      : `${kept} of what comes back is kept as a restocking fee, ${unless}.`;
  const shipping = {
    never: 'What sending it out cost is not paid back.',
    full_return: 'What sending it out cost is paid back when the whole order returns.',
    always: 'What sending it out cost is always paid back.',
  }[refund_outbound_shipping];
  return `${restocking} ${shipping} ${charges(refund_charges)}`.trim();
}

const CHARGES: Record<ChargeType, string> = {
  duty: 'customs duties',
  import_tax: 'import taxes',
  tip: 'tips',
  donation: 'donations',
  fee: 'fees',
};

/** Only what was decided on: few shops sell with duties or tips. */
function charges(rules: Policy['refund_charges']): string {
  const named = (rule: string) => {
    const types = CHARGE_TYPES.filter((type) => rules?.[type] === rule).map((type) => CHARGES[type]);
    return types.length > 0 ? sayList(types) : null;
  };
  const [back, kept] = [named('with_goods'), named('never')];
  const say = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  return [back && `${say(back)} go back with the goods.`, kept && `${say(kept)} are not paid back.`]
    .filter(Boolean)
    .join(' ');
}

const sayList = (items: readonly string[]) => new Intl.ListFormat('en').format(items);

const finalSale = ({ final_sale }: Policy): string =>
  final_sale === 'refuse'
    ? 'What was sold as final cannot come back.'
    : 'What was sold as final comes back like anything else.';

function setsAndGifts({ bundles, gifts }: Policy): string {
  const sets =
    bundles === 'whole'
      ? 'What was sold as a set comes back as a whole, except a part that is at fault.'
      : 'What was sold as a set may come back in parts, each with its share of the price.';
  const given =
    gifts === 'keep'
      ? 'A gift stays with the shopper.'
      : 'A gift goes back with what it came with, or its value is taken off; not on a withdrawal, nor where the fault is yours or the courier’s.';
  return `${sets} ${given}`;
}

function discounts({ take_back_discounts: rule }: Policy, currency: string): string {
  const from = saySum(rule?.from, currency);
  return `A discount of the whole order that was given from ${from ? `${from}, or from what the order says,` : 'a sum that the order names'} is taken back as far as it lies on what they keep, where that no longer comes to it. Never on a withdrawal, nor where the fault is yours or the courier’s.`;
}

function decides({ auto_approve, refund_damaged }: Policy): string {
  const approval = auto_approve ? 'An eligible return is approved at once.' : 'A person approves each return.';
  const damaged = refund_damaged
    ? 'What arrives damaged is refunded all the same.'
    : 'What arrives damaged waits for a person.';
  return `${approval} ${damaged}`;
}

/** Limits ask for a person; nobody is refused by a number. */
function limits({ limits: set }: Policy): string {
  const customer = set?.per_customer;
  const parts = [
    customer && `from the ${nth(customer.returns + 1)} return of one shopper within ${customer.days} days`,
    set?.per_customer_day && `from the ${nth(set.per_customer_day + 1)} of one shopper in a day`,
    set?.per_customer_kept &&
      `from the ${nth(set.per_customer_kept.returns + 1)} that one shopper keeps within ${set.per_customer_kept.days} days`,
    set?.per_order && `from the ${nth(set.per_order + 1)} of one order`,
  ].filter((part) => typeof part === 'string');
  const flagged = 'after something was wrong with a return of theirs';
  if (parts.length === 0) return `Only ${flagged}: no number is too many by itself.`;
  return `${capital(listOf([...parts, flagged], 'and'))}. Nobody is refused by it, and what the law lets them declare is not counted.`;
}

function nth(count: number): string {
  const ending = count % 100 >= 11 && count % 100 <= 13 ? 'th' : ({ 1: 'st', 2: 'nd', 3: 'rd' }[count % 10] ?? 'th');
  return `${count}${ending}`;
}

const MOMENTS = {
  first_scan: 'as soon as the courier has scanned the parcel',
  receipt: 'as soon as you have said that the parcel is here',
  inspection: 'once what came has been checked in',
};

function pays({ auto_refund }: Policy, currency: string): string {
  if (!auto_refund) return 'A person pays each return.';
  const limit = saySum(auto_refund.up_to, currency);
  return `By itself, ${MOMENTS[auto_refund.on]}${limit ? `, up to ${limit}` : ''}; what is to be looked at waits for a person${
    auto_refund.careful
      ? `. Where only the shopper’s history or a parcel that was looked at speaks against it: ${MOMENTS[auto_refund.careful]}.`
      : '.'
  }`;
}

/** What a rule does, as the second half of a sentence: "they keep the item". */
export function describeAction(action: PolicyAction, currency: string): string {
  switch (action.action) {
    case 'refuse':
      return `it cannot come back: ${sayCode(action.code)}`;
    case 'review':
      return `a person looks at it first: ${sayCode(action.code)}`;
    case 'set_window':
      if (action.days === null) return 'there is no last day';
      return [
        ...(action.days === undefined ? [] : [`the window is ${sayDays(action.days).toLowerCase()}`]),
        ...(action.until ? [`it may come back until ${action.until} at least`] : []),
      ].join(', ');
    case 'set_restocking_fee': {
      const fee = action.percent != null ? `${action.percent}%` : saySum(action, currency);
      return fee ? `the restocking fee is ${fee}` : 'there is no restocking fee';
    }
    case 'set_method_fee':
      return `“${action.method}” costs ${saySum(action, currency) ?? 'nothing'}`;
    case 'waive_fees':
      return 'there are no fees';
    case 'exclude_resolution':
      return `${RESOLUTION_WORDS[action.type]} is not offered`;
    case 'exclude_method':
      return `“${action.code}” is not offered`;
    case 'bonus':
      return `credit gets ${share(action, currency)} on top`;
    case 'keep_item':
      return 'they keep the item';
    case 'require_photo':
      return 'a photo is asked for';
    case 'hide':
      return 'it is not offered for return at all';
    case 'withdrawal_exception':
      return `the law lets nobody withdraw from it: ${EXCEPTION_WORDS[action.code]}`;
  }
}

const share = (
  value: { percent?: number; amount?: number; amounts?: { amount: number; currency: string }[] },
  currency: string,
) => (value.percent !== undefined ? `${value.percent}%` : (saySum(value, currency) ?? 'nothing'));

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
