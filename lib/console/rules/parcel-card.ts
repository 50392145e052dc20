import type { Eta } from '@/lib/carriers/types';
import { createTranslator } from '@/lib/i18n/translator';
import { momentAt, readWallClock } from '@/lib/tracking/rules/calendar';
import { oneLine } from '@/lib/tracking/rules/goods';
import { CONSOLE_LOCALE } from '../constants';
import type { ParcelCard, ParcelDate, TimelineEntry, Tone } from '../types';
import type { OrderParcelFacts, ScanFacts } from './order-detail';
import { dayOf, parcelState } from './parcel-state';
import { sayLine } from './say-things';
import { sayDate, sayDay, sayStamp } from './say-time';

type Clock = { now: Date; zone: string };

const t = createTranslator(CONSOLE_LOCALE);

/** A parcel with its scans and every date beside whoever gave it. */
export function parcelCard(
  parcel: OrderParcelFacts,
  options: Clock & {
    lines: { id: string; title: string; variantTitle: string | null }[];
    carrier: string | null;
    href: string | null;
  },
): ParcelCard {
  const state = parcelState(parcel, options);
  const isReturn = parcel.direction === 'return';
  return {
    id: parcel.id,
    title: isReturn
      ? 'Parcel coming back'
      : [options.carrier ?? 'Parcel', oneLine(parcel.service, 40)].filter(Boolean).join(' · '),
    badge: { tone: state.tone, label: state.label },
    state: state.state,
    carrier: options.carrier,
    trackingNumber: oneLine(parcel.trackingNumber, 60) || null,
    trackingHref: options.href,
    isReturn,
    goods: parcel.lines.flatMap(({ lineId, quantity }) => {
      const line = options.lines.find((one) => one.id === lineId);
      return line ? [quantity > 1 ? `${quantity} × ${sayLine(line)}` : sayLine(line)] : [];
    }),
    dates: datesOf(parcel, options),
    scans: scansOf(parcel.scans, options),
    note: parcel.note ?? '',
  };
}

const SOURCES: Record<Eta['source'], string> = {
  carrier: 'the courier',
  learned: 'your own parcels before',
  promised: 'your promise',
  rule: 'working days',
};

function datesOf(parcel: OrderParcelFacts, clock: Clock): ParcelDate[] {
  const { now, zone } = clock;
  const stamp = (text: string | null) => (text ? sayStamp(new Date(text), zone, now) : null);
  const dates: (ParcelDate | null)[] = [
    parcel.shippedAt
      ? { label: 'Handed over', text: stamp(parcel.shippedAt) ?? '', source: 'your shop', wasText: null }
      : null,
    parcel.promisedAt
      ? { label: 'Promised', text: sayDate(new Date(parcel.promisedAt), zone, now), source: 'your shop', wasText: null }
      : null,
    // A promise repeated as an estimate says nothing new.
    parcel.eta && parcel.eta.source !== 'promised' && !parcel.deliveredAt && !parcel.deliveredAtLocal
      ? etaDate(parcel.eta, parcel.etaOriginal, clock)
      : null,
    parcel.deliveredAtLocal || parcel.deliveredAt
      ? {
          label: 'Delivered',
          text: sayScan({ localTime: parcel.deliveredAtLocal, occurredAt: parcel.deliveredAt }, clock) ?? '',
          source: 'the courier',
          wasText: null,
        }
      : null,
  ];
  return dates.filter((date) => date !== null);
}

function etaDate(eta: Eta, original: Eta | null, clock: Clock): ParcelDate {
  const was = original && original.latest !== eta.latest ? etaText(original, clock) : null;
  return {
    label: 'Expected',
    text: etaText(eta, clock),
    source: SOURCES[eta.source] ?? eta.source,
    wasText: was,
  };
}

function etaText(eta: Eta, { now, zone }: Clock): string {
  const today = momentAt(now.getTime(), zone)?.day ?? '2000-01-01';
  const from = dayOf(eta.earliest, zone);
  const to = dayOf(eta.latest, zone);
  const say = (day: string) => sayDay(day, today).replace(/^on /, '');
  if (!to) return 'unknown';
  return from && from !== to ? `${say(from)} to ${say(to)}` : say(to);
}

/** When a scan was, on the courier's own clock where it gave one. */
function sayScan(scan: Pick<ScanFacts, 'localTime' | 'occurredAt'>, { now, zone }: Clock): string | null {
  const wall = readWallClock(scan.localTime);
  if (wall) {
    // A wall clock carries no zone; it is said as it stands.
    const at = new Date(`${wall.day}T00:00:00Z`);
    at.setUTCMinutes(wall.minute ?? 0);
    return wall.minute === null ? sayDate(at, 'UTC', now) : sayStamp(at, 'UTC', now);
  }
  return scan.occurredAt ? sayStamp(new Date(scan.occurredAt), zone, now) : null;
}

const TONES: Partial<Record<ScanFacts['status'], Tone>> = {
  delivered: 'done',
  out_for_delivery: 'moving',
  exception: 'problem',
  attempt_failed: 'attention',
  returned: 'problem',
};

function scansOf(scans: readonly ScanFacts[], clock: Clock): TimelineEntry[] {
  const sortKey = (scan: ScanFacts) => scan.occurredAt ?? scan.localTime ?? scan.receivedAt;
  return [...scans]
    .sort((a, b) => (sortKey(a) < sortKey(b) ? 1 : -1))
    .map((scan) => {
      const place = [scan.location?.city, scan.location?.country].filter(Boolean).join(', ');
      const own = oneLine(scan.description, 200);
      const meaning = sayStatus(scan);
      return {
        id: scan.id,
        text: [own || meaning, oneLine(place, 60)].filter(Boolean).join(' · '),
        who: scan.source,
        when: sayScan(scan, clock) ?? `told ${sayStamp(new Date(scan.receivedAt), clock.zone, clock.now)}`,
        at: scan.occurredAt ?? '',
        note: null,
        isPublic: true,
        tone: TONES[scan.status] ?? 'calm',
      };
    });
}

const sayStatus = ({ status, subStatus }: ScanFacts): string => {
  const word = (subStatus ?? status).replaceAll('_', ' ');
  return t.has(`parcel.label.${status}`) ? t(`parcel.label.${status}`) : word.charAt(0).toUpperCase() + word.slice(1);
};
