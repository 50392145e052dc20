import { createTranslator } from '@/lib/i18n/translator';
import type { Policy } from '@/lib/policies/schema';
import { moneyView } from '@/lib/returns/rules/money-view';
import { quoteReturn } from '@/lib/returns/rules/quote';
import { localLabel } from '@/lib/returns/rules/wizard-facts';
import type { Quote, QuoteInput } from '@/lib/returns/types';
import { CONSOLE_LOCALE } from '../constants';
import type { ComeBackRow, StaffQuote, StaffReturnView, Thumb } from '../types';
import { sayMethod, sayResolution } from './return-words';
import { sayMoney, sayReason } from './say-things';
import { sayVerdict, sayWhy, sayWhyTotals } from './say-why';

export type StaffReturnFacts = {
  quoteFacts: Omit<QuoteInput, 'lines' | 'kind' | 'method' | 'now'>;
  shopCurrency: string;
  order: { id: string; number: string; who: string };
  lines: {
    externalId: string;
    title: string;
    detail: string | null;
    thumb: Thumb;
    /** Units that no return holds. */
    left: number;
    productExternalId: string | null;
    variantExternalId: string | null;
  }[];
  variants: { externalId: string; productExternalId: string; title: string; stock: number | null }[];
};

const NO_LINE = { text: 'It has come back already.', tone: 'problem' as const };

/** Each line of an order, asked by itself: could what is left of it come back now, and why. */
export function comeBack(facts: StaffReturnFacts, now: Date): ComeBackRow[] {
  return facts.lines.map((line) => {
    const base = { id: line.externalId, title: line.title, detail: line.detail, left: line.left };
    if (line.left === 0) return { ...base, ...NO_LINE, why: [] };
    const quote = quoteReturn({
      ...facts.quoteFacts,
      lines: [{ line_external_id: line.externalId, quantity: line.left }],
      by_itself: true,
      now,
    });
    const [answer] = quote.lines;
    if (!answer) return { ...base, ...NO_LINE, why: [] };
    return {
      ...base,
      ...sayVerdict(answer),
      why: sayWhy({ quote, policy: facts.quoteFacts.policy, shopCurrency: facts.shopCurrency }, line.externalId),
    };
  });
}

/** What the form for a return on a shopper's behalf offers. */
export function staffReturnView(facts: StaffReturnFacts, now: Date): StaffReturnView {
  const { policy } = facts.quoteFacts;
  const rows = comeBack(facts, now);
  return {
    order: facts.order,
    lines: facts.lines.map((line, index) => ({
      id: line.externalId,
      title: line.title,
      detail: line.detail,
      thumb: line.thumb,
      left: line.left,
      text: rows[index]?.text ?? '',
      tone: rows[index]?.tone ?? 'problem',
      variants: facts.variants
        .filter((one) => one.productExternalId === line.productExternalId && one.externalId !== line.variantExternalId)
        .map((one) => ({
          id: one.externalId,
          label: `${one.title}${one.stock === null ? '' : one.stock > 0 ? `, ${one.stock} in stock` : ', out of stock'}`,
        })),
    })),
    reasons: policy.reasons.map((reason) => ({
      code: reason.code,
      label: sayReason(reason.code, [reason]) ?? reason.code,
      photo: reason.photo,
      followUps: reason.follow_ups.map(({ code, label, choices }) => ({
        code,
        label: localLabel(label, CONSOLE_LOCALE, code),
        choices:
          choices?.map((choice) => ({
            code: choice.code,
            label: localLabel(choice.label, CONSOLE_LOCALE, choice.code),
          })) ?? null,
      })),
    })),
    resolutions: policy.resolutions.map(({ type }) => ({ type, label: sayResolution(type, null) })),
    methods: policy.methods.map((method) => ({ code: method.code, label: labelOf(method) })),
  };
}

const labelOf = ({ label, type }: Policy['methods'][number]): string => label?.[CONSOLE_LOCALE] ?? sayMethod(type);

/** The quote as staff see it before they open the return: verdicts, why, and the shopper's own money. */
export function staffQuote(quote: Quote, facts: StaffReturnFacts): StaffQuote {
  const { policy } = facts.quoteFacts;
  const words = { quote, policy, shopCurrency: facts.shopCurrency };
  const { refund_total, credit_total, due_from_shopper } = quote.money;
  return {
    verdict: quote.verdict,
    approves: quote.approves,
    lines: quote.lines.map((line) => ({
      id: line.line_external_id,
      ...sayVerdict(line),
      options: line.options.resolutions,
      why: sayWhy(words, line.line_external_id),
    })),
    methods: quote.methods.map(({ code, fee }) => ({ code, fee: fee.amount > 0 ? sayMoney(fee) : 'free' })),
    money: moneyView(quote, {
      locale: CONSOLE_LOCALE,
      t: createTranslator(CONSOLE_LOCALE),
      titles: new Map(facts.lines.map((line) => [line.externalId, line.title])),
      keepsEverything: quote.lines.every((line) => line.keep_item),
    }),
    why: sayWhyTotals(words),
    total: refund_total.amount + credit_total.amount - due_from_shopper.amount,
  };
}
