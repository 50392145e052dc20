import { describe, expect, it } from 'vitest';
import { backtestEstimates, type JudgedParcel } from './backtest-estimates';
import { addDays } from './calendar';
import { addWorkingDays } from './working-days';

const parcel = (shippedOn: string, took: number, over: Partial<JudgedParcel> = {}): JudgedParcel => ({
  carrier: 'dhl',
  service: null,
  origin: null,
  destination: 'DE',
  postalCode: null,
  shippedOn,
  deliveredOn: addWorkingDays(shippedOn, took, 'DE'),
  promisedOn: null,
  etaOriginal: null,
  timeZone: 'Europe/Berlin',
  ...over,
});
/** One parcel a day from Monday 1 June 2026 on. */
const daily = (count: number, took: (index: number) => number) =>
  Array.from({ length: count }, (_, index) => parcel(addDays('2026-06-01', index), took(index)));

describe('backtestEstimates', () => {
  it('says that it does not know until ten have arrived, and hits what never varies', () => {
    const { parcels, sources, learned_from, undated } = backtestEstimates(
      daily(40, () => 2),
      '2026-06-01',
    );
    expect(parcels).toBe(40);
    expect(undated).toBe(12);
    // Ten had arrived before the fourteenth was handed over, weekends and Corpus Christi in between.
    expect(sources.learned).toMatchObject({
      dated: 28,
      hit_rate: 1,
      on_time_rate: 1,
      width_days: 1,
      missed_by_days: null,
    });
    expect(learned_from).toEqual([{ lane: 'carrier + country', dated: 28, hit_rate: 1 }]);
  });

  it('judges no parcel by what came after it', () => {
    // The carrier becomes slower overnight: what is handed over that day cannot have been dated by it.
    const slower = daily(60, (index) => (index < 40 ? 1 : 5));
    const whole = backtestEstimates(slower, '2026-06-01');
    const upTo = (count: number) => backtestEstimates(slower.slice(0, count), '2026-06-01').sources.learned;
    expect(upTo(41).dated - upTo(40).dated).toBe(1);
    expect(upTo(41).on_time_rate).toBeLessThan(1);
    // Of the forty quick ones nothing changes when the future is taken away.
    const quick =
      backtestEstimates(slower, '2026-06-01').sources.learned.dated -
      backtestEstimates(slower.slice(40), '2026-06-01').sources.learned.dated;
    expect(quick).toBeGreaterThan(0);
    expect(whole.sources.learned.missed_by_days).toBeGreaterThan(0);
  });

  it('holds what carrier and shop said against the same parcels', () => {
    const said = { earliest: '2026-06-03', latest: '2026-06-04', source: 'carrier', confidence: 'medium' } as const;
    const { sources, undated } = backtestEstimates(
      [
        parcel('2026-06-01', 2, { etaOriginal: said, promisedOn: '2026-06-03' }),
        parcel('2026-06-01', 4, { etaOriginal: said, promisedOn: '2026-06-05' }),
        parcel('2026-06-01', 1, { etaOriginal: { ...said, source: 'promised' } }),
      ],
      '2026-06-01',
    );
    expect(sources.carrier).toMatchObject({ dated: 2, hit_rate: 0.5, width_days: 2, missed_by_days: 1 });
    expect(sources.promised).toMatchObject({ dated: 2, hit_rate: 1, on_time_rate: 1, width_days: 1 });
    expect(sources.learned.dated).toBe(0);
    expect(undated).toBe(1);
  });

  it('has nothing to say of nothing', () => {
    expect(backtestEstimates([], '2026-06-01')).toMatchObject({ parcels: 0, from: null, carriers: [] });
  });
});
