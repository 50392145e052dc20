import { formatMoney, type Money } from '@/lib/core/money';
import type { ItemView, LineFacts, OrderFacts, ShipmentFacts } from '../types';
import { isolate, oneLine } from './goods';
import type { ParcelRole } from './parcel-roles';
import type { ParcelStory, Words } from './parcel-story';
import { hasArrived } from './situation';

/** The lines of a shipment with how many of each are inside; every line when the shop did not say and it is the only one. */
export function linesInside(facts: OrderFacts, shipment: ShipmentFacts): { line: LineFacts; quantity: number }[] {
  const outbound = facts.shipments.filter((other) => other.direction === 'outbound');
  const shippable = facts.order.lines.filter((line) => line.requiresShipping);
  if (shipment.lines.length === 0) {
    return outbound.length === 1 ? shippable.map((line) => ({ line, quantity: line.quantity })) : [];
  }
  const inside = new Map<string, number>();
  for (const { lineId, quantity } of shipment.lines) inside.set(lineId, (inside.get(lineId) ?? 0) + quantity);
  return facts.order.lines.flatMap((line) => {
    const quantity = inside.get(line.id) ?? 0;
    return quantity > 0 ? [{ line, quantity }] : [];
  });
}

/** In the parcel of an exchange lies what was chosen instead, and nothing of that is going back. */
export function asSent<T extends { line: LineFacts }>(facts: OrderFacts, role: ParcelRole['role'], inside: T): T {
  if (role !== 'exchange') return inside;
  const line = { ...inside.line, returnedQuantity: 0, returnBy: null };
  const chosen = facts.returns.flatMap(({ exchanges }) => exchanges ?? []).find(({ lineId }) => lineId === line.id);
  if (!chosen) return { ...inside, line };
  const { title, variantTitle, imageUrl } = chosen;
  return {
    ...inside,
    line: { ...line, title: title ?? line.title, variantTitle, imageUrl: imageUrl ?? line.imageUrl },
  };
}

/** What has not left the house: ordered, to be shipped, and in no parcel yet. */
export function linesWaiting(facts: OrderFacts): { line: LineFacts; quantity: number }[] {
  if (facts.order.cancelledAt) return [];
  const outbound = facts.shipments.filter((shipment) => shipment.direction === 'outbound');
  // A parcel whose contents nobody named may hold anything, and a fulfilled order holds nothing back.
  if (outbound.some((shipment) => shipment.lines.length === 0)) return [];
  if (outbound.length === 0 && facts.order.fulfilledAt) return [];
  const sent = new Map<string, number>();
  for (const shipment of outbound) {
    for (const { lineId, quantity } of shipment.lines) sent.set(lineId, (sent.get(lineId) ?? 0) + quantity);
  }
  return facts.order.lines.flatMap((line) => {
    const quantity = line.quantity - (sent.get(line.id) ?? 0);
    return line.requiresShipping && quantity > 0 ? [{ line, quantity }] : [];
  });
}

/** Prices said lately: a shop has a few hundred, and shows them all day long. */
const prices = new Map<string, string | null>();

function price(money: Money, locale: string): string | null {
  const key = `${locale} ${money.currency} ${money.amount}`;
  let said = prices.get(key);
  if (said === undefined) {
    try {
      said = formatMoney(money, locale);
    } catch {
      // A currency the runtime does not know is left out rather than guessed.
      said = null;
    }
    if (prices.size >= 2_000) prices.clear();
    prices.set(key, said);
  }
  return said;
}

function returnNote(line: LineFacts, { t, dates }: Words): string | null {
  if (line.returnedQuantity > 0) {
    return line.returnedQuantity >= line.quantity
      ? t('page.item.goingBack')
      : t('page.item.partlyGoingBack', { count: line.returnedQuantity, total: line.quantity });
  }
  const until = dates.read(line.returnBy);
  if (!until) return null;
  return until.day >= dates.today
    ? t('page.item.returnBy', { date: dates.date(until.day) })
    : t('page.item.returnOver', { date: dates.date(until.day) });
}

/** One thing with its picture. Prices are for the buyer, never for a gift's recipient. */
export function itemView(
  { line, quantity }: { line: LineFacts; quantity: number },
  story: ParcelStory | null,
  words: Words,
): ItemView {
  const { t, scope } = words;
  const arrived = story !== null && hasArrived(story.situation);
  const title = oneLine(line.title, 200) || t('common.goods.item');
  const variant = oneLine(line.variantTitle, 120);
  return {
    id: line.id,
    title: isolate(title, t.locale),
    variant: variant ? isolate(variant, t.locale) : null,
    quantity,
    imageUrl: line.imageUrl,
    imageAlt: variant ? t('page.item.imageAlt', { title, variant }) : title,
    price: scope === 'full' ? price(line.unitPrice, t.locale) : null,
    returnNote: story?.awaitsScan ? null : returnNote(line, words),
    careTip: arrived ? oneLine(line.careTip, 400) || null : null,
  };
}

/**
 * Whether to offer the way back: something can still be returned, or it is here and nobody named a last day (a policy
 * without one, or a reason that the return pages explain better than silence does).
 */
export function somethingReturnable(facts: OrderFacts, somethingArrived: boolean, today: string): boolean {
  const left = facts.order.lines.filter((line) => line.returnedQuantity < line.quantity);
  const dated = left.filter((line) => line.returnBy !== null);
  if (dated.length === 0) return somethingArrived && left.length > 0;
  return dated.some((line) => line.returnBy !== null && line.returnBy.slice(0, 10) >= today);
}
