import { draftQuote, stepFacts } from '@/lib/returns/rules/draft-quote';
import { nextStep, type StepId } from '@/lib/returns/rules/steps';
import { transitDays } from '@/lib/returns/rules/transit-days';
import { askQuote, type WizardFacts, wantedLine } from '@/lib/returns/rules/wizard-facts';
import type { Quote, QuoteInput, ReturnDraftLine } from '@/lib/returns/types';
import type { ReadReturn } from '@/lib/storefront/return-document';
import { isRefused, walkOrder, walkTimes } from './walk-order';
import type { ReturnState } from './walk-steps';
import { WALK_EMAIL, WALK_NUMBER, WALK_RETURN, type WalkWorld, walkId } from './walk-world';

const DAY = 86_400_000;

function quoteFacts(world: WalkWorld): WizardFacts['quoteFacts'] {
  const { place, currency, policy, goods } = world;
  const times = walkTimes(world, 'delivered');
  const money = (amount: number) => ({ amount, currency });
  return {
    policy,
    order: {
      currency,
      placed_at: times.placedAt,
      tags: [],
      shipping_address: { country: place.country, region: place.region, postal_code: place.postalCode },
      prices_include_tax: true,
      shipping_total: money(0),
      lines: goods.map((thing, index) => ({
        external_id: `walk-${index}`,
        title: thing.title,
        product_external_id: thing.productExternalId,
        variant_external_id: thing.variants[0]?.externalId ?? null,
        quantity: 1,
        unit_price: money(thing.price),
        tags: thing.tags,
        category: thing.category,
        final_sale: isRefused(world, index),
        requires_shipping: true,
      })),
    },
    shipments: [
      { direction: 'outbound', status: 'delivered', shipped_at: times.shippedAt, delivered_at: times.deliveredAt },
    ],
    returned: [],
    variants: goods.flatMap((thing) =>
      thing.variants.map((variant) => ({
        external_id: variant.externalId,
        product_external_id: variant.productExternalId,
        title: variant.title,
        price: money(thing.price),
        stock: variant.stock,
      })),
    ),
    customer: { tags: [], orders_count: 1, returns_90d: 0, return_rate: 0 },
    shop: { currency, time_zone: world.timeZone },
  };
}

/** What the wizard reads, nothing chosen yet. */
export function walkWizard(world: WalkWorld, links: WizardFacts['links']): WizardFacts {
  const facts = quoteFacts(world);
  return {
    quoteFacts: facts,
    draft: { kind: world.walker === 'withdrawal' ? 'withdrawal' : 'return', version: 1, lines: [], method: null },
    settings: world.settings,
    deliveryRules: world.deliveryRules,
    wishes: [],
    isRecipient: world.walker === 'gift',
    transitDays: transitDays(facts.shipments ?? [], world.place.country),
    items: walkOrder(world, 'delivered').lines.map((line, index) => ({
      id: line.id,
      externalId: line.externalId,
      productExternalId: world.goods[index]?.productExternalId ?? null,
      variantExternalId: world.goods[index]?.variants[0]?.externalId ?? null,
      title: line.title,
      variant: line.variantTitle,
      quantity: 1,
      imageUrl: line.imageUrl,
      imageAlt: line.title,
      price: null,
      returnNote: null,
      careTip: null,
    })),
    variants: world.goods.flatMap(({ variants }) => variants),
    links,
  };
}

/** The first thing that this shop takes back of whoever walks; the first of all where it takes none. */
function chosenIndex(facts: WizardFacts, now: Date): number {
  const ask = (externalId: string) => askQuote(facts, now, [{ line_external_id: externalId, quantity: 1 }]).verdict;
  return Math.max(
    0,
    facts.items.findIndex((item) => ask(item.externalId) !== 'ineligible'),
  );
}

/** One thing, a plain reason, money where there is money, else the first that is offered. */
function chosenLine(facts: WizardFacts, now: Date): ReturnDraftLine {
  const item = facts.items[chosenIndex(facts, now)];
  const line: ReturnDraftLine = {
    line_id: item?.id ?? walkId.line(0),
    quantity: 1,
    reason: null,
    comment: null,
    resolution: null,
    exchange_variant_id: null,
  };
  if (facts.draft.kind === 'withdrawal' || !item) return line;
  const { reasons } = facts.quoteFacts.policy;
  const plain = reasons.find(
    ({ photo, comment, follow_ups }) => photo !== 'required' && comment !== 'required' && follow_ups.length === 0,
  );
  const reason = plain ?? reasons[0];
  const wanted: QuoteInput['lines'][number] = wantedLine(
    facts,
    { ...line, reason: reason?.code ?? null },
    item.externalId,
  );
  const offered = askQuote(facts, now, [wanted]).lines[0]?.options.resolutions ?? [];
  const liked = facts.isRecipient ? 'store_credit' : 'refund';
  const answers = Object.fromEntries(
    (reason?.follow_ups ?? []).flatMap(({ code, choices }) => (choices?.[0] ? [[code, choices[0].code]] : [])),
  );
  return {
    ...line,
    reason: reason?.code ?? null,
    answers,
    resolution: offered.includes(liked) ? liked : (offered.find((one) => one !== 'exchange') ?? offered[0] ?? null),
  };
}

/** The wizard with everything answered that comes before a step. */
export function walkWizardAt(facts: WizardFacts, step: StepId, now: Date): WizardFacts {
  const whole = chosenLine(facts, now);
  const line: ReturnDraftLine = {
    ...whole,
    reason: step === 'items' || step === 'reasons' ? null : whole.reason,
    resolution: step === 'method' || step === 'review' ? whole.resolution : null,
  };
  const chosen: WizardFacts = { ...facts, draft: { ...facts.draft, lines: step === 'items' ? [] : [line] } };
  if (step !== 'review') return chosen;
  const method = draftQuote(chosen, now)?.methods[0]?.code ?? null;
  const draft = { ...chosen.draft, method, ...(facts.isRecipient && { recipient_email: WALK_EMAIL }) };
  return { ...chosen, draft };
}

/** Which step is really shown: the asked one, or the one after it where this shop leaves it out. */
export const shownStep = (facts: WizardFacts, step: StepId, now: Date): StepId =>
  step === 'items'
    ? 'items'
    : step === 'method' && nextStep(facts.draft, stepFacts(facts, now)) === 'review'
      ? 'review'
      : step;

/** What goes back, in numbers. */
export function walkQuote(
  facts: WizardFacts,
  now: Date,
): { quote: Quote; line: ReturnDraftLine; method: string | null } {
  const line = chosenLine(facts, now);
  const whole = { ...facts, draft: { ...facts.draft, lines: [line] } };
  const method = facts.draft.kind === 'withdrawal' ? null : (draftQuote(whole, now)?.methods[0]?.code ?? null);
  const item = facts.items.find(({ id }) => id === line.line_id);
  const quote = askQuote(whole, now, [wantedLine(whole, line, item?.externalId ?? '')], method);
  return { quote, line, method };
}

/** The return of a walk as its page reads it. */
export function walkReturn(world: WalkWorld, facts: WizardFacts, state: ReturnState): ReadReturn {
  const { now, place } = world;
  const { quote, line, method } = walkQuote(facts, now);
  const item = facts.items.find(({ id }) => id === line.line_id);
  const isPaid = state === 'completed';
  const { refund_total, credit_total } = quote.money;
  const happened = {
    approved: [],
    received: ['received'],
    completed: ['received', 'refunded'],
    rejected: ['rejected'],
  }[state];
  const createdAt = new Date(now.getTime() - (state === 'approved' ? 0 : 5 * DAY));
  return {
    quote,
    isFirst: true,
    policy: world.policy,
    label: null,
    settings: world.settings,
    newParcel: null,
    row: {
      number: WALK_RETURN,
      kind: facts.draft.kind,
      status: state,
      locale: world.locale,
      method,
      methodDetails: {},
      createdAt,
      expiresAt: new Date(createdAt.getTime() + 28 * DAY),
      rejectReason: null,
      askedAt: null,
      parcelOf: null,
      sendsFirst: false,
      releasedAt: null,
      securedBy: null,
      security: 0,
      handOverBy: null,
      overdueAt: null,
    },
    order: {
      id: walkId.order,
      number: WALK_NUMBER,
      country: place.country,
      shippingAddress: { country: place.country, postal_code: place.postalCode, city: place.city },
      tags: [],
      channel: null,
    } as ReadReturn['order'],
    lines: [
      {
        id: walkId.line(50),
        externalId: item?.externalId ?? '',
        title: item?.title ?? '',
        variantTitle: item?.variant ?? null,
        quantity: 1,
        imageUrl: item?.imageUrl ?? null,
        productImage: null,
        exchangeTitle: null,
        keepsItem: quote.lines[0]?.keep_item ?? false,
        resolution: quote.lines[0]?.resolution ?? 'refund',
        photoIds: [],
        category: null,
      },
    ],
    events: ['requested', 'approved', ...happened].map((type, index) => ({
      type: type as ReadReturn['events'][number]['type'],
      at: new Date(createdAt.getTime() + index * DAY),
      note: null,
      audience: 'everyone' as const,
    })),
    state: {
      asked: null,
      verbs: state === 'approved' ? ['cancel'] : [],
      intents: isPaid
        ? [
            { kind: 'refund' as const, state: 'succeeded' as const, amount: refund_total.amount },
            { kind: 'credit' as const, state: 'succeeded' as const, amount: credit_total.amount },
          ].filter(({ amount }) => amount > 0)
        : [],
      owed: {
        refund: state === 'received' ? refund_total.amount : 0,
        credit: state === 'received' ? credit_total.amount : 0,
      },
    },
  };
}
