import { optionFacts } from '@/lib/delivery/rules/option-facts';
import { parcelChange } from '@/lib/delivery/rules/parcel-change';
import type { ParcelStory, Words } from '@/lib/tracking/rules/parcel-story';
import type { ParcelChangeView } from '@/lib/tracking/types';
import type { OpenedOrder } from './open-order';

export type ParcelChanges = Record<string, ParcelChangeView | null>;

/** What is said about changing the delivery of each parcel of an order; only to whom the whole of it is open. */
export function parcelChanges(
  { row, page, facts }: OpenedOrder,
  stories: readonly ParcelStory[],
  words: Words,
  { now, href }: { now: Date; href: (shipmentId: string) => string },
): ParcelChanges {
  if (row.scope !== 'full') return {};
  const { timeZone: zone, country, cancelledAt } = facts.order;
  return Object.fromEntries(
    page.shipments.map((shipment) => {
      const replaced = stories.some((story) => story.shipment.id === shipment.id && story.replaced);
      const isOver = cancelledAt !== null || replaced;
      const where = { country, zone, shopZone: facts.shop.timeZone, now, isOver };
      const view = parcelChange(optionFacts(shipment, where), href(shipment.id), {
        t: words.t,
        dates: words.dates,
        now,
      });
      return [shipment.id, view];
    }),
  );
}

/** The addresses of those changes that can be asked for now. */
export const openChanges = (changes: ParcelChanges): Record<string, string> =>
  Object.fromEntries(
    Object.entries(changes).flatMap(([id, change]) => (change?.isOffered ? [[id, change.open.href]] : [])),
  );
