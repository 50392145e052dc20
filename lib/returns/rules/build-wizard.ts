import type {
  MethodView,
  MoneyView,
  PickableItemView,
  ReasonQuestionView,
  ReviewView,
} from '@/components/storefront/types';
import { formatMoney } from '@/lib/core/money';
import type { Quote, QuoteLine } from '../types';
import { moneyView } from './money-view';
import { type StepFacts, type StepId, stepFactsOf, stepsOf } from './steps';
import { availableCount, openUnitBook, outboundShipments } from './unit-book';
import {
  askQuote,
  dateWords,
  itemOf,
  localLabel,
  type WizardFacts,
  type WizardWords,
  wantedLines,
} from './wizard-facts';

/** Quote of everything chosen so far; null while nothing is. */
export function draftQuote(facts: WizardFacts, now: Date): Quote | null {
  const lines = wantedLines(facts);
  return lines.length > 0 ? askQuote(facts, now, lines, facts.draft.method) : null;
}

export function draftMoney(facts: WizardFacts, options: WizardWords): MoneyView | null {
  const quote = draftQuote(facts, options.now);
  if (!quote || quote.verdict === 'ineligible') return null;
  return moneyView(quote, {
    locale: options.locale,
    t: options.t,
    titles: new Map(facts.items.map((item) => [item.externalId, item.title])),
    keepsEverything: quote.lines.every((line) => line.keep_item),
  });
}

/** Step one: each line of the order with how many can come back, or why none can. */
export function pickItems(facts: WizardFacts, options: WizardWords): PickableItemView[] {
  const { quoteFacts, draft } = facts;
  const book = openUnitBook(quoteFacts.order, outboundShipments(quoteFacts), quoteFacts.returned);
  const dates = dateWords(facts, options);
  return facts.items.map((item) => {
    const units = book.get(item.externalId);
    const [line] = askQuote(facts, options.now, [{ line_external_id: item.externalId, quantity: 1 }]).lines;
    const isOpen = line !== undefined && line.verdict !== 'ineligible';
    const until = line?.return_by ? dates.read(line.return_by) : null;
    return {
      ...item,
      returnNote: isOpen && until ? options.t('returns.wizard.returnUntil', { date: dates.long(until.day) }) : null,
      returnable: isOpen && units ? availableCount(units, draft.kind === 'withdrawal') : 0,
      picked: draft.lines.find((one) => one.line_id === item.id)?.quantity ?? 0,
      refusal: isOpen ? null : refusal(line, facts, options, dates),
    };
  });
}

function refusal(
  line: QuoteLine | undefined,
  facts: WizardFacts,
  { t }: WizardWords,
  dates: ReturnType<typeof dateWords>,
) {
  const reason = line?.reasons[0];
  const code = reason && t.has(`returns.refusal.${reason.code}`) ? reason.code : 'other';
  const until = reason?.until ? dates.read(reason.until) : null;
  const known = code === 'window_closed' && !until ? 'other' : code;
  return {
    sentence: t(`returns.refusal.${known}`, { date: until ? dates.long(until.day) : '' }),
    offer: facts.links.contact
      ? { label: t('returns.refusal.offer'), href: facts.links.contact, method: 'get' as const }
      : null,
  };
}

/** What the steps need to know beside the draft. */
export const stepFacts = (facts: WizardFacts, now: Date): StepFacts =>
  stepFactsOf(
    draftQuote(facts, now),
    facts.quoteFacts.policy.reasons,
    (externalId) => facts.items.find((item) => item.externalId === externalId)?.id,
  );

export const stepCount = (facts: WizardFacts, now: Date, id: StepId): { step: number; total: number } => {
  const steps = stepsOf(facts.draft, stepFacts(facts, now)).map((step) => step.id);
  return { step: Math.max(1, steps.indexOf(id) + 1), total: steps.length };
};

/** Step two: what the matter is, for each thing. */
export function askReasons(facts: WizardFacts, options: WizardWords): ReasonQuestionView[] {
  const needsPhoto = stepFacts(facts, options.now).photoLineIds ?? [];
  const { reasons } = facts.quoteFacts.policy;
  return facts.draft.lines.flatMap((line) => {
    const item = itemOf(facts, line.line_id);
    if (!item) return [];
    const chosen = reasons.find((reason) => reason.code === line.reason);
    const photo = reasons.some((reason) => reason.photo !== 'none') || needsPhoto.includes(line.line_id);
    return [
      {
        item,
        lineId: line.line_id,
        reasons: reasons.map((reason) => ({
          code: reason.code,
          label: localLabel(reason.label, options.locale, reason.code),
          checked: reason.code === line.reason,
        })),
        comment: { value: line.comment ?? '', required: chosen?.comment === 'required' },
        photo: photo ? { required: chosen?.photo === 'required' && (line.photo_ids ?? []).length === 0 } : null,
      },
    ];
  });
}

const METHOD_ICONS: Record<string, MethodView['icon']> = {
  label: 'label',
  qr: 'qr',
  drop_off: 'post',
  in_store: 'shop',
  pickup: 'pickup',
  own_courier: 'post',
  no_return: 'keep',
};

/** Step four: ways back that every line may take, each with what it costs. */
export function askMethods(facts: WizardFacts, options: WizardWords): MethodView[] {
  const lines = wantedLines(facts);
  const methods = draftQuote(facts, options.now)?.methods ?? [];
  return methods.map((method) => {
    // The fee as it would really be taken: waived, capped or not.
    const fee = askQuote(facts, options.now, lines, method.code).money.method_fee;
    const own = facts.quoteFacts.policy.methods.find((one) => one.code === method.code) as
      | { label?: Record<string, string> }
      | undefined;
    return {
      code: method.code,
      label: own?.label
        ? localLabel(own.label, options.locale, method.code)
        : options.t(`returns.method.${method.type}`),
      fee: fee.amount > 0 ? formatMoney(fee, options.locale) : options.t('returns.wizard.free'),
      isFree: fee.amount === 0,
      detail: options.t(`returns.methodDetail.${method.type}`),
      icon: METHOD_ICONS[method.type] ?? 'post',
      checked: facts.draft.method === method.code,
    };
  });
}

/** Step five: everything that was said, and the money line by line. */
export function reviewDraft(facts: WizardFacts, options: WizardWords): { view: ReviewView; quote: Quote } | null {
  const quote = draftQuote(facts, options.now);
  const money = draftMoney(facts, options);
  if (!quote || !money) return null;
  const { t, locale } = options;
  const method = askMethods(facts, options).find((one) => one.code === facts.draft.method);
  return {
    quote,
    view: {
      groups: [
        {
          id: 'going-back',
          title: t('storefront.wizard.goingBack'),
          changeHref: facts.links.step('items'),
          items: facts.draft.lines.flatMap((line) => {
            const item = itemOf(facts, line.line_id);
            if (!item) return [];
            const reason = facts.quoteFacts.policy.reasons.find((one) => one.code === line.reason);
            const variant = facts.variants.find((one) => one.id === line.exchange_variant_id);
            const resolution = line.resolution ? t(`returns.resolution.${line.resolution}`) : '';
            return [
              {
                item: { ...item, quantity: line.quantity },
                reason: reason ? localLabel(reason.label, locale, reason.code) : '',
                resolution: variant && line.resolution === 'exchange' ? `${resolution}: ${variant.title}` : resolution,
              },
            ];
          }),
        },
      ],
      method: {
        label: method?.label ?? t('returns.method.no_return'),
        fee: method?.fee ?? t('returns.wizard.free'),
        changeHref: facts.links.step(method ? 'method' : 'items'),
      },
      money,
    },
  };
}
