import type { OrderFacts } from '../types';
import { isolate, oneLine } from './goods';
import { orderStories } from './order-stories';
import { isForCalendar } from './page-extras';
import { parcelSentence } from './parcel-sentences';
import type { Words } from './parcel-story';

/** One parcel that is still to come, for a calendar: its hours where they are known, else its days. */
export type CalendarEntry = {
  shipmentId: string;
  summary: string;
  description: string;
  when: { start: Date; end: Date } | { day: string; lastDay: string };
  /** Grows with each change of the day, so that a calendar takes the newer file. */
  sequence: number;
};

/** What can be written into a calendar of an order, in the order of its parcels; empty where no day is known. */
export function calendarEntries(facts: OrderFacts, words: Words): CalendarEntry[] {
  const { t, dates, scope } = words;
  const shop = oneLine(facts.shop.name, 80);
  return orderStories(facts, words)
    .filter(isForCalendar)
    .flatMap((story) => {
      const { eta, shipment } = story;
      if (!eta) return [];
      const [start, end] = [Date.parse(shipment.eta?.earliest ?? ''), Date.parse(shipment.eta?.latest ?? '')];
      const hours = dates.window(eta) !== null && start < end;
      const sentence = parcelSentence(story, words, 'these');
      const goods = scope === 'status' ? '' : isolate(story.goods.bare, t.locale);
      return {
        shipmentId: shipment.id,
        summary: goods ? t('page.calendar.summary', { shop, goods }) : t('page.calendar.summaryPlain', { shop }),
        description: t('page.calendar.description', { sentence }),
        when: hours ? { start: new Date(start), end: new Date(end) } : { day: eta.from.day, lastDay: eta.to.day },
        sequence: Math.max(0, shipment.etaTrail.length - 1),
      };
    });
}
