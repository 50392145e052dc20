import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CanonicalEvent, type CanonicalShipment, type Observation, SHIPMENT_STATUSES } from '../types';
import { foldShipment } from './fold-shipment';
import { type Meaning, meaningOf } from './meaning';
import { toObservations } from './to-observations';

/** What carriers' feeds are known to do wrong, each as a law that holds for whatever they do. */
const RUNS = process.env.PORCHLIGHT_DEEP ? 10_000 : 400;
const check = <T>(arbitrary: fc.Arbitrary<T>, law: (value: T) => void) =>
  fc.assert(fc.property(arbitrary, law), { numRuns: RUNS });

const START = Date.parse('2026-03-02T08:00:00Z');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const iso = (ms: number) => `${new Date(ms).toISOString().slice(0, 19)}Z`;

type Step = { hour: number; meaning: Meaning; code: string; city: string };
const MEANINGS: Meaning[] = [
  ...SHIPMENT_STATUSES.map((status) => meaningOf(status)),
  meaningOf('in_transit', 'update'),
  meaningOf('in_transit', 'arrived'),
  meaningOf('exception', 'damaged'),
  meaningOf('exception', 'delivery_retracted'),
  meaningOf('exception', 'customs_delay'),
  meaningOf('returned', 'returning'),
  meaningOf('returned', 'returned_to_sender'),
];
const ROAD = MEANINGS.filter(({ status }) =>
  ['pre_transit', 'in_transit', 'out_for_delivery', 'attempt_failed', 'available_for_pickup'].includes(status),
);

/** A journey of scans at different hours, so that their order in time is beyond doubt. */
const journeyOf = (meanings: readonly Meaning[], { from = 0, hours = 24 * 20, max = 25 } = {}) =>
  fc
    .uniqueArray(
      fc.record({
        hour: fc.integer({ min: from, max: from + hours }),
        meaning: fc.constantFrom(...meanings),
        code: fc.constantFrom('A1', 'B2', 'C3'),
        city: fc.constantFrom('Paris', 'Köln', 'Łódź'),
      }),
      { maxLength: max, selector: ({ hour }) => hour },
    )
    .map((steps) => steps.sort((a, b) => a.hour - b.hour));
const journey = (options = {}) => journeyOf(MEANINGS, options);

const eventOf = ({ hour, meaning, code, city }: Step, over: Partial<CanonicalEvent> = {}): CanonicalEvent => ({
  id: null,
  occurred_at: iso(START + hour * HOUR),
  local_time: null,
  ...meaning,
  code,
  description: 'Scan',
  location: { city, region: null, postal_code: null, country: null, latitude: null, longitude: null },
  ...over,
});

const payload = (events: CanonicalEvent[]): CanonicalShipment => ({
  carrier: 'dhl',
  service: null,
  tracking_number: '1',
  direction: 'outbound',
  ...meaningOf('unknown'),
  declared: false,
  shipped_at: null,
  delivered_at: null,
  delivered_at_local: null,
  promised_at: null,
  eta: null,
  events,
  observed_at: null,
  external_id: null,
  order_external_id: null,
});

const observe = (events: CanonicalEvent[], source = 'dhl', receivedAt = iso(START + 30 * DAY)) =>
  toObservations(payload(events), { source, receivedAt });
const scans = (steps: readonly Step[], source = 'dhl') =>
  observe(
    steps.map((step) => eventOf(step)),
    source,
  );

/** The rules of what may follow what, said again as slowly as possible: every scan against everything before it. */
function oracle(steps: readonly Step[]): string {
  let headline = 'unknown';
  let detail: string | null = null;
  for (const { meaning } of steps) {
    const { status, sub_status } = meaning;
    const ends = sub_status === 'damaged' || sub_status === 'delivery_retracted';
    let takes = status !== 'unknown';
    if (headline === 'delivered') takes = status === 'returned' || (status === 'exception' && ends);
    else if (headline === 'returned') takes = status === 'delivered' || status === 'returned';
    else if (status === 'pre_transit') takes = headline === 'unknown' || headline === 'pre_transit';
    else if (sub_status === 'update') takes = ['unknown', 'pre_transit', 'in_transit', 'expired'].includes(headline);
    if (sub_status === 'delivery_retracted') takes = true;
    if (headline === 'returned' && detail === 'returned_to_sender' && status === 'returned') continue;
    if (!takes) continue;
    if (headline === 'returned' && status === 'delivered') detail = 'returned_to_sender';
    else {
      if (headline !== status || sub_status !== null) detail = sub_status;
      headline = status;
    }
  }
  return headline;
}

/** The same facts in payloads of any size, told in any order, some of them several times. */
const tellings = (steps: fc.Arbitrary<Step[]>) =>
  steps.chain((told) =>
    fc.tuple(
      fc.constant(told),
      fc.shuffledSubarray(told, { minLength: told.length }),
      fc.subarray(told),
      fc.integer({ min: 1, max: 7 }),
    ),
  );

function inPayloads(steps: readonly Step[], size: number): Observation[] {
  const all: Observation[] = [];
  for (let i = 0; i < steps.length; i += size) all.push(...scans(steps.slice(i, i + size)));
  return all;
}

describe('C01: out of order', () => {
  it('any order, grouping and repetition gives what the scans in order of time give', () => {
    check(tellings(journey()), ([told, shuffled, again, size]) => {
      const state = foldShipment(scans(told));
      expect(foldShipment([...inPayloads(shuffled, size), ...scans(again)])).toEqual(state);
      expect(state.status).toBe(oracle(told));
    });
  });

  it('the sabotage: taking the last scan told instead of the last in time is noticed', () => {
    const last = (facts: readonly Observation[]) => facts.at(-1)?.status ?? 'unknown';
    const holds = fc.check(
      fc.property(tellings(journey({ max: 8 })), ([told, shuffled]) => last(scans(shuffled)) === oracle(told)),
    );
    expect(holds.failed).toBe(true);
  });
});

describe('C02: told again in other words', () => {
  const reworded = fc.record({
    description: fc.string(),
    upper: fc.boolean(),
    country: fc.constantFrom('FR', 'France'),
  });
  it('is the same scan, whatever its text, case and spelling of the place', () => {
    check(fc.tuple(journey(), reworded), ([steps, { description, upper, country }]) => {
      const again = steps.map((step) => {
        const city = upper ? `${step.city.toUpperCase()}, ${country}` : ` ${step.city} `;
        const place = { city, region: null, postal_code: null, country, latitude: null, longitude: null };
        return eventOf(step, {
          description,
          location: place,
          code: upper ? step.code.toLowerCase() : ` ${step.code} `,
        });
      });
      const keys = (facts: readonly Observation[]) => facts.map(({ key }) => key);
      expect(keys(observe(again))).toEqual(keys(scans(steps)));
    });
  });
});

describe('C03: no zone', () => {
  it('fixes no instant anywhere, and tells the delivery by the clock that was given', () => {
    check(journey(), (steps) => {
      const walls = steps.map((step) =>
        eventOf(step, { occurred_at: null, local_time: iso(START + step.hour * HOUR).slice(0, 16) }),
      );
      const state = foldShipment(observe(walls));
      expect([state.delivered_at, state.shipped_at]).toEqual([null, null]);
      if (state.delivered_at_local)
        expect(walls.map(({ local_time }) => local_time)).toContain(state.delivered_at_local);
    });
  });
});

describe('C04: back from delivered', () => {
  it('no scan of the road or trouble elsewhere changes a delivery, nor when it was', () => {
    const later = journeyOf([...ROAD, meaningOf('exception', 'customs_delay'), meaningOf('expired')], { from: 100 });
    check(fc.tuple(journeyOf(ROAD, { hours: 90 }), later), ([before, after]) => {
      const delivery: Step = { hour: 95, meaning: meaningOf('delivered'), code: 'OK', city: 'Paris' };
      const state = foldShipment(scans([...after, delivery, ...before]));
      expect(state).toMatchObject({ status: 'delivered', delivered_at: iso(START + 95 * HOUR) });
    });
  });
});

describe('C05: a number used again', () => {
  it('nothing of the last parcel counts for this one', () => {
    const old = journey({ from: -24 * 300, hours: 24 * 100 });
    check(fc.tuple(old, journey()), ([before, now]) => {
      const labelledAt = iso(START);
      expect(foldShipment(scans([...now, ...before]), { labelledAt })).toEqual(
        foldShipment(scans(now), { labelledAt }),
      );
    });
  });

  it('nor does the next parcel count for one that has long arrived', () => {
    const next = journey({ from: 24 * 200 });
    check(fc.tuple(journeyOf(ROAD, { hours: 90 }), next), ([steps, after]) => {
      const delivery: Step = { hour: 95, meaning: meaningOf('delivered'), code: 'OK', city: 'Paris' };
      const mine = [...steps, delivery];
      expect(foldShipment(scans([...after, ...mine]))).toEqual(foldShipment(scans(mine)));
    });
  });
});

describe('C06: a code nobody knows', () => {
  it('never takes a parcel back and never ends its journey', () => {
    const unknown = journeyOf([meaningOf('in_transit', 'update')]);
    check(fc.tuple(journey(), unknown), ([known, strange]) => {
      const hours = new Set(known.map(({ hour }) => hour));
      const mixed = [...known, ...strange.filter(({ hour }) => !hours.has(hour))];
      const [with_, without] = [foldShipment(scans(mixed)), foldShipment(scans(known))];
      const early = ['unknown', 'pre_transit', 'expired', 'in_transit'];
      if (with_.status !== without.status)
        expect([with_.status, early.includes(without.status)]).toEqual(['in_transit', true]);
      expect(with_.delivered_at).toBe(without.delivered_at);
    });
  });
});

describe('C08: two carriers, one parcel', () => {
  it('both legs make one journey, whoever is heard first and however late the first carrier goes on telling', () => {
    const origin = journeyOf(ROAD, { hours: 100 });
    const straggling = journeyOf([meaningOf('in_transit', 'departed'), meaningOf('in_transit', 'update')], {
      from: 200,
    });
    check(
      fc.tuple(origin, journeyOf(ROAD, { from: 101, hours: 60 }), straggling, fc.boolean()),
      ([far, near, late, first]) => {
        const delivery: Step = {
          hour: 180,
          meaning: meaningOf('delivered', 'left_in_safe_place'),
          code: 'OK',
          city: 'Paris',
        };
        const legs = [scans([...far, ...late], 'china_post'), scans([...near, delivery], 'usps')];
        const state = foldShipment((first ? legs : legs.reverse()).flat());
        expect(state).toMatchObject({
          status: 'delivered',
          sub_status: 'left_in_safe_place',
          delivered_at: iso(START + 180 * HOUR),
        });
      },
    );
  });
});

describe('the way back', () => {
  it('a parcel that turned round is returned, never delivered, whatever is scanned on the road', () => {
    check(
      fc.tuple(journeyOf(ROAD, { hours: 90 }), journeyOf(ROAD, { from: 100, hours: 90 }), fc.boolean()),
      ([there, back, home]) => {
        const turn: Step = { hour: 95, meaning: meaningOf('returned', 'returning'), code: 'RT', city: 'Paris' };
        const end: Step = { hour: 200, meaning: meaningOf('delivered'), code: 'OK', city: 'Paris' };
        const state = foldShipment(scans([...back, ...(home ? [end] : []), turn, ...there]));
        expect(state).toMatchObject({
          status: 'returned',
          sub_status: home ? 'returned_to_sender' : 'returning',
          delivered_at: null,
        });
      },
    );
  });
});

describe('C10: estimates', () => {
  it('the newest told counts, the first told is kept, whatever the order they arrive in', () => {
    const told = fc.uniqueArray(fc.record({ at: fc.nat(500), day: fc.nat(20) }), {
      minLength: 1,
      maxLength: 8,
      selector: ({ at }) => at,
    });
    check(
      told.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      ([all, shuffled]) => {
        const estimate = ({ at, day }: { at: number; day: number }): Observation[] => {
          const when = iso(START + day * DAY);
          const eta = { earliest: when, latest: when, source: 'carrier', confidence: 'medium' } as const;
          return toObservations(
            { ...payload([]), eta, observed_at: iso(START + at * HOUR) },
            { source: 'dhl', receivedAt: iso(START) },
          );
        };
        const sorted = [...all].sort((a, b) => a.at - b.at);
        const state = foldShipment(shuffled.flatMap(estimate));
        expect(state.eta_original?.latest).toBe(iso(START + (sorted[0]?.day ?? 0) * DAY));
        expect(state.eta_current?.latest).toBe(iso(START + (sorted.at(-1)?.day ?? 0) * DAY));
      },
    );
  });
});
