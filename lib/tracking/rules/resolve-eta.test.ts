import { describe, expect, it } from 'vitest';
import { type EtaEvidence, nextEtas, resolveEta } from './resolve-eta';

const none: EtaEvidence = {
  carrier: null,
  transitDays: [],
  promisedAt: null,
  rule: null,
  shippedAt: '2026-11-23T15:00:00Z',
  country: 'DE',
  timeZone: 'Europe/Berlin',
};
const carrier = { earliest: '2026-11-26T09:00:00Z', latest: '2026-11-26T12:00:00Z' };
const tenTimes = (...days: number[]) => Array.from({ length: 10 }, (_, index) => days[index % days.length] ?? 0);
const berlin = (day: string, end = false) =>
  new Date(Date.parse(`${day}T00:00:00+01:00`) + (end ? 86_399_999 : 0)).toISOString();

describe('resolveEta', () => {
  it('knows nothing when there is nothing to know', () => expect(resolveEta(none)).toBeNull());

  it('believes the carrier first, then own history, then the promise, then the rule', () => {
    const all: EtaEvidence = {
      ...none,
      carrier,
      transitDays: tenTimes(2),
      promisedAt: '2026-11-27T18:00:00Z',
      rule: { min: 3, max: 5 },
    };
    expect(resolveEta(all)).toEqual({ ...carrier, source: 'carrier', confidence: 'high' });
    expect(resolveEta({ ...all, carrier: null })).toMatchObject({
      source: 'learned',
      latest: berlin('2026-11-25', true),
    });
    expect(resolveEta({ ...all, carrier: null, transitDays: [2, 2] })).toEqual({
      earliest: berlin('2026-11-27'),
      latest: berlin('2026-11-27', true),
      source: 'promised',
      confidence: 'medium',
    });
    expect(resolveEta({ ...all, carrier: null, transitDays: [], promisedAt: null })).toMatchObject({
      source: 'rule',
      earliest: berlin('2026-11-26'),
      latest: berlin('2026-11-30', true),
      confidence: 'low',
    });
  });

  it('widens what it learned when deliveries scatter', () => {
    const learned = resolveEta({ ...none, transitDays: [1, 1, 1, 2, 2, 3, 5, 6, 7, 9] });
    expect(learned).toMatchObject({
      confidence: 'low',
      earliest: berlin('2026-11-25'),
      latest: berlin('2026-12-01', true),
    });
  });

  it('learns nothing from nine deliveries', () => {
    expect(resolveEta({ ...none, transitDays: tenTimes(2).slice(1) })).toBeNull();
  });

  it('passes over an estimate it cannot read, and turns one round that is backwards', () => {
    expect(resolveEta({ ...none, carrier: { earliest: 'soon', latest: '0001-01-01T00:00:00Z' } })).toBeNull();
    expect(resolveEta({ ...none, carrier: { earliest: carrier.latest, latest: carrier.earliest } })).toMatchObject(
      carrier,
    );
  });
});

describe('nextEtas', () => {
  const first = { ...carrier, source: 'carrier' as const, confidence: 'high' as const };
  const second = { ...first, latest: '2026-11-27T12:00:00Z' };

  it('keeps the first for good and follows the newest', () => {
    expect(nextEtas({ original: null, current: null }, first)).toEqual({ original: first, current: first });
    expect(nextEtas({ original: first, current: first }, second)).toEqual({ original: first, current: second });
    expect(nextEtas({ original: first, current: second }, null)).toEqual({ original: first, current: second });
  });
});
