import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adapterFor } from './registry';
import { foldShipment } from './rules/fold-shipment';
import { toObservations } from './rules/to-observations';
import {
  ACTION_BY,
  CAUSES,
  type CanonicalShipment,
  type NormalizedPayload,
  PayloadNotUnderstood,
  SHIPMENT_STATUSES,
  SOURCES,
  type Source,
  SUB_STATUSES,
} from './types';

const samplesOf = async (source: Source): Promise<string[]> =>
  Object.values((await import(`./adapters/${source}/samples.ts`)).samples as Record<string, string>);

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{3})?Z$/;
const LOCAL = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?)?$/;
const orNull = (values: readonly unknown[], value: unknown) => value === null || values.includes(value);

/** What must hold of whatever an adapter answers. */
function checkPayload({ shipments, orders, errors }: NormalizedPayload, source: Source) {
  expect(JSON.stringify([shipments, orders, errors])).not.toMatch(/\\u0000|\\ud[89a-f]/i);
  for (const shipment of shipments) {
    checkMeaning(shipment);
    expect(shipment.delivered_at === null || shipment.status === 'delivered').toBe(true);
    for (const at of [shipment.shipped_at, shipment.delivered_at, shipment.observed_at])
      expect(at ?? '2026-01-01T00:00:00Z').toMatch(INSTANT);
    for (const event of shipment.events) {
      checkMeaning(event);
      expect(event.occurred_at ?? '2026-01-01T00:00:00Z').toMatch(INSTANT);
      expect(event.local_time ?? '2026-01-01').toMatch(LOCAL);
    }
    // stored and folded, in any order, it gives one state
    const observations = toObservations(shipment, { source, receivedAt: '2026-06-01T00:00:00Z' });
    expect(foldShipment([...observations].reverse())).toEqual(foldShipment(observations));
  }
}

function checkMeaning(meaning: Pick<CanonicalShipment, 'status' | 'sub_status' | 'cause' | 'action_by'>) {
  expect(SHIPMENT_STATUSES).toContain(meaning.status);
  expect(
    orNull(SUB_STATUSES, meaning.sub_status) && orNull(CAUSES, meaning.cause) && orNull(ACTION_BY, meaning.action_by),
  ).toBe(true);
}

function parseOrRefuse(source: Source, body: string) {
  let payload: NormalizedPayload;
  try {
    payload = adapterFor(source).parse(body, 'webhook');
  } catch (error) {
    expect(error).toBeInstanceOf(PayloadNotUnderstood);
    return;
  }
  checkPayload(payload, source);
}

const HOSTILE = [
  null,
  true,
  -1,
  1e300,
  '',
  '\u0000',
  '\ud800',
  '<b>&amp;</b>',
  '9'.repeat(5000),
  [],
  [[]],
  {},
  { content: { content: [] } },
  '2026-02-30T99:99:99Z',
  '0001-01-01',
  [null],
  { id: {} },
];

/** The value with some of its members replaced by hostile ones. */
function mutate(value: unknown, choose: () => number): unknown {
  if (choose() % 12 === 0) return HOSTILE[choose() % HOSTILE.length];
  if (Array.isArray(value)) return value.map((one) => mutate(one, choose));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [choose() % 40 === 0 ? '__proto__' : key, mutate(one, choose)]),
  );
}

describe.each(SOURCES)('%s', (source) => {
  it('understands its samples, and a fold of what they say agrees with what they declare', async () => {
    for (const body of await samplesOf(source)) {
      const payload = adapterFor(source).parse(body, 'webhook');
      checkPayload(payload, source);
      for (const shipment of payload.shipments) {
        const state = foldShipment(toObservations(shipment, { source, receivedAt: '2026-06-01T00:00:00Z' }));
        expect(state.status).toBe(shipment.status);
        expect(state.delivered_at).toBe(shipment.delivered_at);
      }
    }
  });

  it('answers or refuses mutilated payloads, and never anything else', async () => {
    const bodies = await samplesOf(source);
    fc.assert(
      fc.property(
        fc.constantFrom(...bodies),
        fc.array(fc.nat(), { minLength: 200, maxLength: 200 }),
        (body, choices) => {
          let i = 0;
          const choose = () => choices[i++ % choices.length] ?? 0;
          const json = /^\s*[[{]/.test(body);
          const cut = choose() % body.length;
          parseOrRefuse(
            source,
            json
              ? JSON.stringify(mutate(JSON.parse(body), choose))
              : body.slice(0, cut) + body.slice(cut + (choose() % 40)),
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it('answers or refuses any text at all', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.json(), fc.constantFrom('', '<', '<a', '<a></b>', '\uFEFF{}', '[[[[', '"', 'null')),
        (body) => parseOrRefuse(source, body),
      ),
      { numRuns: 100 },
    );
    parseOrRefuse(source, '['.repeat(200_000));
    parseOrRefuse(source, '<a>'.repeat(50_000));
  });

  it('refuses every request with an empty secret', () => {
    const request = {
      method: 'POST',
      url: 'https://x.test/?token=',
      headers: { authorization: 'Bearer ' },
      body: '{}',
      nowUnix: 0,
    };
    expect(adapterFor(source).verify(request, '')).toBe(false);
  });
});
