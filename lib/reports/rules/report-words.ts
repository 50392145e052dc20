import { carrierName } from '@/lib/carriers/rules/carrier-slug';
import type { Translate } from '@/lib/i18n/translator';
import { readWallClock } from '@/lib/tracking/rules/calendar';
import { createDateWords, type DateWords } from '@/lib/tracking/rules/dates';
import { oneLine } from '@/lib/tracking/rules/goods';
import type { OpenParcel } from './parcel-gates';

export type ReportTools = { t: Translate; dates: DateWords };

/** Words and dates for one reader. */
export const reportTools = (input: {
  t: Translate;
  locale: string;
  country: string | null;
  now: Date;
  zone: string;
}): ReportTools => ({ t: input.t, dates: createDateWords(input) });

/** "Derby", "Derby, Chelsea boots", "Derby + 2" */
export function parcelTitle({ lines }: OpenParcel): string {
  const titles = lines.map(({ line }) => oneLine(line.title, 80));
  return titles.length > 2 ? `${titles[0]} + ${titles.length - 1}` : titles.join(', ');
}

/** How and when a parcel was delivered, as its courier tells it. */
export function proofFacts(
  { parcel, situation, isDelivered }: OpenParcel,
  { t, dates }: ReportTools,
): { label: string; value: string }[] {
  if (!isDelivered) return [];
  const { proof } = parcel;
  const at =
    readWallClock(parcel.deliveredAtLocal) ??
    readWallClock(proof?.localTime) ??
    dates.read(parcel.deliveredAt) ??
    dates.read(proof?.at);
  const place = [proof?.location?.city, proof?.location?.country].filter(Boolean).join(', ');
  const rows = [
    { label: t('reports.form.proofWhen'), value: at ? dates.stamp(at) : '' },
    { label: t('reports.form.proofPlace'), value: situation === 'delivered' ? '' : t(`parcel.label.${situation}`) },
    { label: t('reports.form.proofWhere'), value: oneLine(place, 120) },
    {
      label: t('reports.form.proofWords'),
      // The carrier's name alone is nobody's words.
      value: proof?.description
        ? [`“${oneLine(proof.description, 200)}”`, carrierName(parcel.carrier)].filter(Boolean).join(' · ')
        : '',
    },
  ];
  return rows.filter(({ value }) => value !== '');
}
