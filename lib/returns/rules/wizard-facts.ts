import type { Translate } from '@/lib/i18n/translator';
import { createDateWords } from '@/lib/tracking/rules/dates';
import type { DeliveryRules } from '@/lib/tracking/schema';
import type { ItemView } from '@/lib/tracking/types';
import type { Quote, QuoteInput, ReturnDraft, ReturnDraftLine, ReturnSettings } from '../types';
import { quoteReturn } from './quote';
import { shippingZone } from './shipping-zone';
import type { StepId } from './steps';

export type WizardVariant = {
  id: string;
  externalId: string;
  productExternalId: string;
  productTitle: string;
  title: string;
  options: Record<string, string>;
  stock: number | null;
  imageUrl: string | null;
};

export type WizardFacts = {
  quoteFacts: Omit<QuoteInput, 'lines' | 'kind' | 'method' | 'now'>;
  draft: ReturnDraft;
  /** Order lines as the page shows them; `id` is the row's, `externalId` the quote's. */
  items: (ItemView & { externalId: string; productExternalId: string | null; variantExternalId: string | null })[];
  variants: WizardVariant[];
  settings: ReturnSettings;
  /** Whoever was given the goods: prices and buyer stay unseen, and no money goes back to the buyer's payment. */
  isRecipient: boolean;
  /** When the shop hands over what leaves it. */
  deliveryRules: DeliveryRules;
  /** Variants whose return the shopper asked to be told of. */
  wishes: string[];
  /** Working days the order's own parcels took from the shop to the door; null: none has arrived yet. */
  transitDays: number | null;
  links: {
    step: (step: StepId) => string;
    contact: string | null;
    photo: (id: string) => string;
    /** Anything else of the shop, instead of the thing of this key. */
    pick: (key: string) => string;
  };
};

export type WizardWords = { now: Date; locale: string; t: Translate };

export const dateWords = (facts: WizardFacts, { t, locale, now }: WizardWords) =>
  createDateWords({
    t,
    locale,
    country: facts.quoteFacts.order.shipping_address?.country ?? null,
    now,
    zone: zoneOf(facts),
  });

export const askQuote = (
  facts: WizardFacts,
  now: Date,
  lines: QuoteInput['lines'],
  method: string | null = null,
  byItself = false,
): Quote =>
  quoteReturn({
    ...facts.quoteFacts,
    lines,
    method,
    kind: facts.draft.kind,
    shares_parcel: Boolean(facts.draft.parcel_of),
    by_itself: byItself,
    now,
  });

/** One line asked about beside whatever else goes back: its set and the order's gifts are looked at with all of it. */
export const askLine = (facts: WizardFacts, now: Date, line: QuoteInput['lines'][number]): Quote =>
  askQuote(facts, now, [line], null, true);

export const itemOf = (facts: WizardFacts, lineId: string) => facts.items.find((item) => item.id === lineId);

/** The draft's lines that the order has. */
export const knownLines = (facts: WizardFacts) =>
  facts.draft.lines.flatMap((line) => {
    const item = itemOf(facts, line.line_id);
    return item ? [{ line, item }] : [];
  });

/** The draft's lines as a quote reads them. */
export const wantedLines = (facts: WizardFacts): QuoteInput['lines'] =>
  knownLines(facts).map(({ line, item }) => wantedLine(facts, line, item.externalId));

/** The shopper's own calendar day, YYYY-MM-DD. */
export const shopperToday = (facts: Pick<WizardFacts, 'quoteFacts'>, now: Date): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zoneOf(facts) }).format(now);

const zoneOf = ({ quoteFacts }: Pick<WizardFacts, 'quoteFacts'>): string =>
  shippingZone(quoteFacts.order.shipping_address) ?? quoteFacts.shop?.time_zone ?? 'UTC';

export const wantedLine = (
  facts: WizardFacts,
  line: ReturnDraftLine,
  externalId: string,
): QuoteInput['lines'][number] => ({
  line_external_id: externalId,
  quantity: line.quantity,
  reason: line.reason,
  resolution: line.resolution,
  exchange_variant_external_id:
    facts.variants.find((variant) => variant.id === line.exchange_variant_id)?.externalId ?? null,
});

/** A policy's own words in the reader's language, else English, else any. */
export const localLabel = (labels: Record<string, string>, locale: string, fallback: string): string =>
  labels[locale] ?? labels[locale.split('-')[0] ?? ''] ?? labels.en ?? Object.values(labels)[0] ?? fallback;
