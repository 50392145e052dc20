import { expect, it } from 'vitest';
import { type ParcelFacts, parcelView, sayCaution, sayGrams } from './caution-view';
import { returnRow } from './return-row';

const now = new Date('2026-11-22T12:00:00Z');
const known: ParcelFacts = {
  dockedAt: null,
  weighed: { grams: 170, by: 'easypost' },
  expected: { grams: 1_650, isKnown: true },
  declared: 1_650,
  cautions: [],
  serialLines: [],
};
const view = (over: Partial<ParcelFacts>, isAwaited = true) =>
  parcelView({ ...known, ...over }, { mayDecide: true, isAwaited, zone: 'UTC', now });

it.each([
  [950, '950 g'],
  [1_000, '1 kg'],
  [1_649, '1.65 kg'],
  [12_000, '12 kg'],
])('%i grams', (grams, text) => {
  expect(sayGrams(grams)).toBe(text);
});

it('tells both figures and who weighed; what nobody knows is not told', () => {
  expect(view({}).facts).toEqual([
    { label: 'Its parcel weighs', text: '170 g, says EasyPost' },
    { label: 'It should weigh', text: '1.65 kg' },
    { label: 'Its label says', text: '1.65 kg' },
  ]);
  expect(view({ expected: { grams: 1_000, isKnown: false }, declared: null }).facts).toHaveLength(1);
  expect(view({ weighed: null, declared: null }).facts).toEqual([]);
});

it('a list says of such a return that somebody should look', () => {
  const facts = {
    id: '1',
    number: 'R-1',
    status: 'received' as const,
    place: 'refund' as const,
    since: now.toISOString(),
    currency: 'EUR',
    remaining: 100,
    awaited: 0,
    damaged: 0,
    customerName: 'Mara',
    customerEmail: 'mara@example.com',
    lines: [],
  };
  const problem = (over: object) => returnRow({ ...facts, ...over }, { shop: 'a', now, reasons: [] }).problem;
  expect(problem({ cautioned: true })).toContain('have a look before it is paid');
  expect(problem({})).not.toContain('have a look');
  expect(problem({ cautioned: true, place: 'done' })).not.toContain('have a look');
});

it('what was looked at is not told again, and what is here is not put down twice', () => {
  const data = { expected: 1_650, weighed: 170 };
  const seen = view({
    cautions: [
      { kind: 'lighter', data, clearedAt: now },
      { kind: 'serial_unknown', data: { serials: ['SN9'] }, clearedAt: null },
    ],
  });
  expect(seen.cautions).toEqual(['Serial number SN9 was not sold with this order: it may be another one.']);
  expect([view({}).mayDock, view({}, false).mayDock, view({ dockedAt: now }).mayDock]).toEqual([true, false, false]);
  expect(sayCaution({ kind: 'lighter', data })).toBe(
    'Its parcel weighs only 170 g, and its goods in their box should weigh 1.65 kg: something may be missing.',
  );
});
