import { currencyExponent } from '@/lib/core/money';
import type { CreditRead } from '@/lib/credit/schema';
import type { FlagKind } from '@/lib/returns/constants';
import { sayMoney, sayReason, saySums } from './say-things';
import { sayDate, sayStamp } from './say-time';

type Money = { amount: number; currency: string };

export type ShopperFacts = {
  orderId: string;
  /** Of the order that the card stands beside. */
  currency: string;
  history: {
    orders: number;
    since: string | null;
    returns: number;
    returns90: number;
    rate: number;
    paidBack: Money[];
    missing: number;
    damaged: number;
    reasons: { code: string; units: number }[];
    reports: number;
    flags: {
      kind: FlagKind;
      note: string | null;
      at: string;
      returnId: string | null;
      returnNumber: string | null;
      by: string;
    }[];
  };
  credit: CreditRead[];
  story: {
    action: string;
    at: Date;
    by: string;
    amount: number | null;
    currency: string | null;
    note: string | null;
  }[];
  /** Names of the shop's people by their keys. */
  people: Record<string, string>;
};

/** A shopper as the card beside their orders and returns says it: what happened, and no verdict. */
export type ShopperCard = {
  orderId: string;
  facts: { label: string; text: string }[];
  flags: { key: string; text: string; note: string | null; by: string; returnId: string | null; href: string | null }[];
  credit: {
    id: string;
    balance: string;
    amount: number;
    currency: string;
    digits: number;
    lots: string[];
  }[];
  story: { key: string; text: string; note: string | null; by: string }[];
  /** What credit given here is in. */
  currency: string;
  digits: number;
  may: { flag: boolean; credit: boolean };
};

export const FLAG_WORDS: Record<FlagKind, string> = {
  empty_box: 'The box was empty',
  wrong_item: 'Something else was in the box',
  worn: 'It came back worn or used',
  not_sent: 'It was never sent',
  false_claim: 'It had arrived although they said it had not',
  chargeback: 'They had their bank take the money back',
  too_many: 'Very many returns',
  other: 'Something else',
};

const DEEDS: Record<string, string> = {
  'credit.issued': 'given',
  'credit.spent': 'spent',
  'credit.expired': 'ran out',
  'credit.clawed_back': 'taken back',
  'credit.restored': 'given back',
};

const percent = (share: number): string => `${Math.round(100 * share)} %`;

export function shopperCard(
  facts: ShopperFacts,
  options: {
    shop: string;
    zone: string;
    now: Date;
    may: ShopperCard['may'];
    reasons: readonly { code: string; label: Record<string, string> }[];
  },
): ShopperCard {
  const { zone, now } = options;
  const who = (key: string) => facts.people[key] ?? sayDoer(key);
  return {
    orderId: facts.orderId,
    facts: factsOf(facts.history, options),
    flags: facts.history.flags.map((flag) => ({
      key: `${flag.at}-${flag.kind}`,
      text: FLAG_WORDS[flag.kind],
      note: flag.note,
      by: `${who(flag.by)}, ${sayStamp(new Date(flag.at), zone, now)}${flag.returnNumber ? `, at ${flag.returnNumber}` : ''}`,
      returnId: flag.returnId,
      href: flag.returnId && `/console/${options.shop}/returns/${flag.returnId}`,
    })),
    credit: facts.credit.map((account) => ({
      id: account.id,
      balance: sayMoney(account.balance),
      amount: account.balance.amount,
      currency: account.balance.currency,
      digits: currencyExponent(account.balance.currency),
      lots: account.lots.map(
        ({ amount, is_bonus, expires_at }) =>
          `${sayMoney(amount)}${is_bonus ? ' as a bonus' : ''}, ${
            expires_at ? `until ${sayDate(new Date(expires_at), zone, now)}` : 'without an end'
          }`,
      ),
    })),
    story: facts.story.map((deed, index) => ({
      key: `${deed.at.getTime()}-${index}`,
      text: [
        deed.amount !== null && deed.currency ? sayMoney({ amount: deed.amount, currency: deed.currency }) : 'Credit',
        DEEDS[deed.action] ?? 'changed',
      ].join(' '),
      note: deed.note,
      by: `${who(deed.by)}, ${sayStamp(deed.at, zone, now)}`,
    })),
    currency: facts.currency,
    digits: currencyExponent(facts.currency),
    may: options.may,
  };
}

function sayDoer(key: string): string {
  const [kind] = key.split(':');
  if (kind === 'api') return 'Your shop system';
  if (kind === 'integration') return 'A connection';
  if (kind === 'staff') return 'A former colleague';
  return kind === 'shopper' ? 'The shopper' : 'By itself';
}

function factsOf(
  history: ShopperFacts['history'],
  {
    zone,
    now,
    reasons,
  }: { zone: string; now: Date; reasons: readonly { code: string; label: Record<string, string> }[] },
): ShopperCard['facts'] {
  const inside = [
    history.damaged > 0 && `${history.damaged} damaged`,
    history.missing > 0 && `${history.missing} not in the box`,
  ].filter(Boolean);
  const why = history.reasons.map(
    ({ code, units }) => `${sayReason(code, reasons) ?? code}${units > 1 ? ` (${units})` : ''}`,
  );
  const rows: [string, string | null][] = [
    ['First order', history.since && sayDate(new Date(history.since), zone, now)],
    ['Orders', String(history.orders)],
    [
      'Returns',
      history.returns === 0
        ? 'none'
        : `${history.returns}${history.returns90 > 0 ? `, ${history.returns90} in 90 days` : ''}`,
    ],
    ['Orders with a return', history.returns > 0 ? percent(history.rate) : null],
    ['Paid back so far', saySums(history.paidBack)],
    ['Why', why.length > 0 ? why.join(', ') : null],
    ['Found in boxes', inside.length > 0 ? inside.join(', ') : null],
    ['Said something is wrong', history.reports > 0 ? times(history.reports) : null],
  ];
  return rows.flatMap(([label, text]) => (text ? [{ label, text }] : []));
}

const times = (count: number): string => (count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`);
