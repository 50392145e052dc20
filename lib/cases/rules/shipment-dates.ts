import type { Eta } from '@/lib/carriers/types';
import { dayOf } from '@/lib/console/rules/parcel-state';
import { dayIn, sayDate, sayStamp } from '@/lib/console/rules/say-time';
import { readWallClock } from '@/lib/tracking/rules/calendar';
import type { EtaStep } from '@/lib/tracking/types';
import type { ShipmentDate } from '../types';

type Clock = { now: Date; zone: string };

export const SUPPLIERS: Record<Eta['source'], string> = {
  carrier: 'the courier',
  learned: 'learned from your parcels',
  promised: 'your promise',
  rule: 'your contract or rule',
};

/** "Thu 26 Nov", "Thu 26 to Fri 27 Nov", with hours where the estimate has them and no longer than a day. */
export function sayEta(eta: Eta, { now, zone }: Clock): string {
  const from = dayOf(eta.earliest, zone);
  const to = dayOf(eta.latest, zone);
  if (!to) return 'unknown';
  const say = (day: string) => sayDate(new Date(`${day}T12:00:00Z`), 'UTC', now);
  return from && from !== to ? `${say(from)} to ${say(to)}` : say(to);
}

/** A moment as it was given: the wall clock where there is one, never moved to another zone. */
export function sayMoment(
  moment: { localTime: string | null; occurredAt: string | null },
  { now, zone }: Clock,
): string | null {
  const wall = readWallClock(moment.localTime);
  if (wall) {
    const at = new Date(`${wall.day}T00:00:00Z`);
    at.setUTCMinutes(wall.minute ?? 0);
    return wall.minute === null ? sayDate(at, 'UTC', now) : sayStamp(at, 'UTC', now);
  }
  return moment.occurredAt ? sayStamp(new Date(moment.occurredAt), zone, now) : null;
}

const REASONS: Record<EtaStep['reason'], string> = {
  first: 'first said',
  carrier: 'the courier said so',
  handover: 'it left later',
  silence: 'it went quiet',
  history: 'more is known by now',
  recipient: 'because of the recipient',
  merchant: 'because of the shop',
  customs: 'because of customs',
  weather: 'because of the weather',
} as Record<EtaStep['reason'], string>;

export type DatesFacts = {
  placedAt: string;
  createdAt: string;
  labelledAt: string | null;
  shippedAt: string | null;
  promisedAt: string | null;
  eta: Eta | null;
  etaOriginal: Eta | null;
  etaTrail: EtaStep[];
  deliveredAt: string | null;
  deliveredAtLocal: string | null;
  /** Estimates as couriers told them, oldest first. */
  told: { eta: Eta; at: string; source: string }[];
};

/** Every date of a parcel and who supplied it, in the order in which they come true. */
export function shipmentDates(facts: DatesFacts, clock: Clock): ShipmentDate[] {
  const { now, zone } = clock;
  const stamp = (text: string) => sayStamp(new Date(text), zone, now);
  const dates: ShipmentDate[] = [{ label: 'Ordered', text: stamp(facts.placedAt), source: 'the order', history: [] }];
  const add = (label: string, text: string | null, source: string, history: ShipmentDate['history'] = []) => {
    if (text) dates.push({ label, text, source, history });
  };
  add('Label made', facts.labelledAt && stamp(facts.labelledAt), 'your shop');
  add(
    'Handed over',
    facts.shippedAt && stamp(facts.shippedAt),
    facts.shippedAt === facts.labelledAt ? 'your shop' : 'the courier’s scan',
  );
  add('Promised', facts.promisedAt && sayDate(new Date(facts.promisedAt), zone, now), 'your shop');
  const first = facts.etaOriginal && sayEta(facts.etaOriginal, clock);
  const current = facts.eta && sayEta(facts.eta, clock);
  const isSame = facts.etaOriginal?.source === facts.eta?.source && first === current;
  if (facts.etaOriginal && !isSame)
    add('Expected at first', first, SUPPLIERS[facts.etaOriginal.source] ?? facts.etaOriginal.source);
  const [firstTold] = facts.told;
  const own = firstTold && sayEta(firstTold.eta, clock);
  if (firstTold && own && own !== first) add('Courier’s first estimate', own, firstTold.source);
  if (facts.eta) {
    const last = dayOf(facts.eta.latest, zone);
    const isOver = !facts.deliveredAt && !facts.deliveredAtLocal && last !== null && last < dayIn(now, zone);
    add(
      // A day that is over is expected no more.
      isOver ? 'Was expected' : isSame ? 'Expected' : 'Expected now',
      current,
      SUPPLIERS[facts.eta.source] ?? facts.eta.source,
      changes(facts, clock),
    );
  }
  add(
    'Delivered',
    sayMoment({ localTime: facts.deliveredAtLocal, occurredAt: facts.deliveredAt }, clock),
    facts.deliveredAtLocal ? 'the courier, on its own clock' : 'the courier',
  );
  return dates;
}

/** How the estimate came to be what it is: what we said and why, or else what couriers told, each once. */
function changes(facts: DatesFacts, clock: Clock): ShipmentDate['history'] {
  const when = (at: string) => sayStamp(new Date(at), clock.zone, clock.now);
  const steps =
    facts.etaTrail.length > 0
      ? facts.etaTrail.map(({ at, eta, reason, told }) => ({
          text: sayEta(eta, clock),
          why: [
            SUPPLIERS[eta.source] ?? eta.source,
            REASONS[reason] ?? reason,
            told ? 'the shopper was written to' : null,
          ]
            .filter(Boolean)
            .join(' · '),
          when: when(at),
          at,
        }))
      : facts.told.map(({ at, eta, source }) => ({ text: sayEta(eta, clock), why: source, when: when(at), at }));
  const changed = steps.filter((step, index) => step.text !== steps[index - 1]?.text);
  return changed.length > 1 ? changed.reverse() : [];
}
