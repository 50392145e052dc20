import type { MoneyView } from '@/components/storefront/types';
import type { Quote } from '../types';
import { whenText } from './ask-resolutions';
import { lineKey } from './line-key';
import { moneyView, withDeposit } from './money-view';
import { pickupDays } from './pickup-days';
import { type StepFacts, type StepId, stepFactsOf, stepsOf } from './steps';
import { askQuote, knownLines, shopperToday, type WizardFacts, type WizardWords, wantedLines } from './wizard-facts';

/** Quote of everything chosen so far; null while nothing is. */
export function draftQuote(facts: WizardFacts, now: Date): Quote | null {
  const lines = wantedLines(facts);
  return lines.length > 0 ? askQuote(facts, now, lines, facts.draft.method) : null;
}

/** What comes back, for the foot of the page; whoever was given the goods is not told what they cost. */
export function draftMoney(facts: WizardFacts, options: WizardWords): MoneyView | null {
  if (facts.isRecipient) return null;
  const quote = draftQuote(facts, options.now);
  if (!quote || quote.verdict === 'ineligible') return null;
  const money = moneyView(quote, {
    locale: options.locale,
    t: options.t,
    titles: new Map(facts.items.map((item) => [item.externalId, item.title])),
    keepsEverything: quote.lines.every((line) => line.keep_item),
    byTransfer: Boolean(facts.quoteFacts.order.paid_by),
  });
  const first = facts.draft.sends_first ? quote.sends_first : null;
  if (first?.secured_by === 'deposit') return withDeposit(money, quote, first.amount, options);
  // The card's day speaks of the card.
  if (facts.quoteFacts.order.paid_by) return money;
  return { ...money, when: promisedDay(facts, quote, options) ?? money.when };
}

/** The day that the card named, as long as everything is made right in one way; a new one that goes first has its own. */
function promisedDay(facts: WizardFacts, { money }: Quote, options: WizardWords): string | null {
  const { draft } = facts;
  const [type, ...others] = new Set(draft.lines.map((line) => line.resolution));
  if (!type || others.length > 0 || money.due_from_shopper.amount > 0) return null;
  if (type !== 'exchange') return whenText(facts, type, options);
  if (draft.sends_first) return null;
  // What a cheaper one leaves over is money, and the day beside it is the money's.
  return whenText(facts, money.refund_total.amount > 0 ? 'refund' : type, options);
}

/** What the steps need to know beside the draft. */
export const stepFacts = (facts: WizardFacts, now: Date): StepFacts =>
  stepFactsOf(
    draftQuote(facts, now),
    facts.quoteFacts.policy.reasons,
    knownLines(facts).map(({ line }) => lineKey(line)),
    pickupDays(
      shopperToday(facts, now),
      facts.quoteFacts.order.shipping_address?.country ?? null,
      facts.settings.pickup?.days_ahead,
    ),
  );

export const stepCount = (facts: WizardFacts, now: Date, id: StepId): { step: number; total: number } => {
  const steps = stepsOf(facts.draft, stepFacts(facts, now)).map((step) => step.id);
  return { step: Math.max(1, steps.indexOf(id) + 1), total: steps.length };
};
