import { carrierName } from '@/lib/carriers/rules/carrier-slug';
import { sayReason } from '@/lib/console/rules/say-things';
import type { PolicyReason } from '@/lib/policies/schema';
import { ENOUGH, WEEKS } from '../constants';
import type { PromiseWeek } from '../queries/count-promises';
import type { ReasonCount } from '../queries/count-return-reasons';
import type { CarrierDays } from '../queries/measure-delivery';

/** Already worded; lengths are shares of the longest, from 0 to 1. */
export type PromisesView = {
  headline: string | null;
  text: string;
  /** Newest last; a week without parcels has none. */
  weeks: { label: string; of: number; kept: number; text: string }[];
  highest: number;
};
export type BarView = { label: string; text: string; isEnough: boolean; length: number; mark: number | null };

const percent = (part: number, whole: number) => `${Math.round((part / whole) * 100)}%`;
const plural = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`;

/** The Monday of the week `back` weeks before the one that `today` (`2026-11-22`) is in. */
function mondayOf(today: string, back: number): string {
  const date = new Date(`${today}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7) - back * 7);
  return date.toISOString().slice(0, 10);
}

const dayText = (day: string) =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
    new Date(`${day}T12:00:00Z`),
  );

/** Promises kept, as a share where there are enough parcels and as bars of counts in any case. */
export function wordPromises(counts: readonly PromiseWeek[], input: { days: number; today: string }): PromisesView {
  const of = counts.reduce((sum, week) => sum + week.of, 0);
  const kept = counts.reduce((sum, week) => sum + week.kept, 0);
  const shown = Math.min(WEEKS, Math.ceil(input.days / 7));
  const weeks = Array.from({ length: shown }, (_, index) => {
    const monday = mondayOf(input.today, shown - 1 - index);
    const week = counts.find((one) => one.week === monday) ?? { of: 0, kept: 0 };
    const label = dayText(monday);
    const text =
      week.of === 0
        ? 'no parcel arrived'
        : `${plural(week.of, 'parcel')}, ${week.kept === week.of ? 'all' : week.kept} by the day given`;
    return { label, of: week.of, kept: week.kept, text };
  });
  return {
    headline: of >= ENOUGH ? percent(kept, of) : null,
    text:
      of === 0
        ? 'No parcel has arrived in this time that had a day given.'
        : `${kept} of ${plural(of, 'parcel')} came by the day their shopper was given.`,
    weeks,
    highest: Math.max(1, ...weeks.map((week) => week.of)),
  };
}

/** Days in transit by carrier: the bar reaches to where half had come, the mark to where nine of ten had. */
export function wordDelivery(carriers: readonly CarrierDays[]): BarView[] {
  const longest = Math.max(1, ...carriers.filter(({ parcels }) => parcels >= ENOUGH).map(({ most }) => most));
  return carriers.map(({ carrier, parcels, half, most }) => {
    const isEnough = parcels >= ENOUGH;
    return {
      label: carrierName(carrier) ?? 'Courier unknown',
      text: isEnough
        ? `${half === 0 ? 'Half on the same day' : `Half within ${plural(half, 'day')}`}, nine of ten within ${most}. ${parcels} parcels.`
        : `Too few to say: ${plural(parcels, 'parcel')}.`,
      isEnough,
      length: isEnough ? half / longest : 0,
      mark: isEnough ? most / longest : null,
    };
  });
}

/** Why things come back, as shares where there are enough of them. */
export function wordReasons(counts: readonly ReasonCount[], reasons: readonly PolicyReason[]): BarView[] {
  const total = counts.reduce((sum, { units }) => sum + units, 0);
  const most = Math.max(1, ...counts.map(({ units }) => units));
  return counts.map(({ reason, units }) => ({
    label: sayReason(reason, reasons) ?? 'Withdrawn, without a reason',
    text: total >= ENOUGH ? `${units}, ${percent(units, total)}` : String(units),
    isEnough: total >= ENOUGH,
    length: units / most,
    mark: null,
  }));
}
