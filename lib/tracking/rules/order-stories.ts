import type { Translate } from '@/lib/i18n/translator';
import type { OrderFacts } from '../types';
import { knownZone } from './calendar';
import { createDateWords } from './dates';
import { asSent, linesInside } from './order-items';
import { parcelRoles } from './parcel-roles';
import { type ParcelStory, readParcel, type Words } from './parcel-story';

/** The words in which an order is told: a language, and the clocks and calendar of where it goes. */
export function orderWords({ order, shop, scope }: OrderFacts, { t, now }: { t: Translate; now: Date }): Words {
  const zone = knownZone(order.timeZone, shop.timeZone);
  return { t, scope, dates: createDateWords({ t, locale: t.locale, country: order.country, now, zone }) };
}

/** The outbound parcels of an order, each read for one reader at one moment. */
export function orderStories(facts: OrderFacts, words: Words): ParcelStory[] {
  const roles = parcelRoles(facts);
  return facts.shipments
    .filter((shipment) => shipment.direction === 'outbound')
    .map((shipment) => {
      const role = roles.get(shipment.id) ?? { replaced: false, exchanged: false, role: 'first' };
      const inside = linesInside(facts, shipment).map((one) => asSent(facts, role.role, one));
      const goods = inside.map(({ line, quantity }) => ({ title: line.title, quantity }));
      return readParcel(facts, shipment, goods, role, words);
    });
}
