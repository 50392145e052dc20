import { describe, expect, it } from 'vitest';
import type { Lane } from './learn-lanes';
import { type EtaEvidence, resolveEta } from './resolve-eta';

const lane = (days: number[]): Lane => ({
  carrier: 'dhl',
  service: '',
  origin: '',
  destination: 'DE',
  prefix: '',
  days,
  weekdays: [1, 2, 3, 4, 5],
});
/** Handed over on a Monday, looked at on Tuesday noon. */
const none: EtaEvidence = {
  now: new Date('2026-11-24T11:00:00Z'),
  situation: 'on_the_way',
  carrier: null,
  lanes: [],
  promisedAt: null,
  rule: null,
  shippedAt: '2026-11-23T15:00:00Z',
  leavesOn: '2026-11-24',
  country: 'DE',
  timeZone: 'Europe/Berlin',
  shopZone: 'Europe/Berlin',
};
const carrier = { earliest: '2026-11-26T09:00:00Z', latest: '2026-11-26T12:00:00Z' };
const twoDays = [lane([0, 0, 30])];
const rule = { days: 4, cutOff: null, closed: [] };
const at = (now: string) => new Date(`${now}+01:00`);
const berlin = (day: string, end = false) =>
  new Date(Date.parse(`${day}T00:00:00+01:00`) + (end ? 86_399_999 : 0)).toISOString();
const whole = (first: string, last = first) => ({ earliest: berlin(first), latest: berlin(last, true) });

describe('resolveEta', () => {
  it('knows nothing when there is nothing to know', () => expect(resolveEta(none)).toBeNull());

  it('believes the carrier first, then own history, then the promise, then the contract', () => {
    const all: EtaEvidence = { ...none, carrier, lanes: twoDays, promisedAt: '2026-11-27T18:00:00Z', rule };
    expect(resolveEta(all)).toEqual({ ...carrier, source: 'carrier', confidence: 'high' });
    expect(resolveEta({ ...all, carrier: null })).toEqual({
      ...whole('2026-11-25'),
      source: 'learned',
      confidence: 'medium',
      history: { of: 30, by: 30 },
    });
    expect(resolveEta({ ...all, carrier: null, lanes: [] })).toEqual({
      ...whole('2026-11-27'),
      source: 'promised',
      confidence: 'medium',
    });
    expect(resolveEta({ ...all, carrier: null, lanes: [], promisedAt: null })).toEqual({
      ...whole('2026-11-26', '2026-11-27'),
      source: 'rule',
      confidence: 'low',
    });
  });

  it.each([
    ['the day is still open at noon', '2026-11-26T12:00', 'high', null],
    ['after the window and its grace history speaks', '2026-11-26T13:31', undefined, '2026-11-26'],
    ['in the evening of a day that brought nothing', '2026-11-26T18:00', undefined, '2026-11-27'],
    ['a day later too', '2026-11-27T09:00', undefined, '2026-11-27'],
    ['after the last of them nobody knows, and its old word stays', '2026-11-30T09:00', 'low', null],
  ])('%s', (_name, now, confidence, day) => {
    const eta = resolveEta({ ...none, now: at(now), carrier, lanes: [lane([0, 0, 30, 10, 8])] });
    if (day) expect(eta).toMatchObject({ source: 'learned', earliest: berlin(day) });
    else expect(eta).toMatchObject({ ...carrier, source: 'carrier', confidence });
  });

  it('takes the evening without a van for a day that brought nothing', () => {
    const promisedAt = '2026-11-24T20:00:00+01:00';
    expect(resolveEta({ ...none, promisedAt, now: at('2026-11-24T17:59') })).toMatchObject({ source: 'promised' });
    expect(resolveEta({ ...none, promisedAt, now: at('2026-11-24T18:00') })).toBeNull();
    const late = { ...none, promisedAt, now: at('2026-11-24T18:00'), lanes: [lane([0, 20, 20, 20])] };
    expect(resolveEta(late)).toMatchObject(whole('2026-11-25', '2026-11-26'));
    // On the van it may still ring.
    expect(resolveEta({ ...late, lanes: [], situation: 'on_the_van' })).toMatchObject({ source: 'promised' });
  });

  it('counts from the day it can leave while it has not', () => {
    const waiting = { ...none, situation: 'label_made' as const, shippedAt: null, lanes: twoDays };
    expect(resolveEta({ ...waiting, leavesOn: '2026-11-27' })).toMatchObject(whole('2026-12-01'));
    // Days of waiting are none of travelling: the same parcel a week later.
    expect(resolveEta({ ...waiting, now: at('2026-12-04T09:00'), leavesOn: '2026-12-04' })).toMatchObject(
      whole('2026-12-08'),
    );
  });

  it('keeps cut-off, days off and holidays of the contract', () => {
    const late = { ...none, rule: { days: 2, cutOff: '15:30', closed: [] } };
    expect(resolveEta(late)).toMatchObject(whole('2026-11-25', '2026-11-26'));
    expect(resolveEta({ ...late, rule: { ...late.rule, cutOff: '16:30' } })).toMatchObject(
      whole('2026-11-24', '2026-11-25'),
    );
    expect(resolveEta({ ...late, rule: { days: 2, cutOff: null, closed: ['2026-11-25'] } })).toMatchObject(
      whole('2026-11-24', '2026-11-26'),
    );
    const christmas = {
      ...none,
      now: at('2026-12-24T09:00'),
      shippedAt: '2026-12-23T09:00:00Z',
      rule: { ...rule, days: 2 },
    };
    expect(resolveEta(christmas)).toMatchObject(whole('2026-12-24', '2026-12-28'));
  });

  it('does not judge trouble by the parcels that had none', () => {
    for (const situation of ['delayed_weather', 'delayed_customs', 'missorted', 'held', 'lost', 'returning'] as const) {
      expect(resolveEta({ ...none, situation, lanes: twoDays })).toBeNull();
      expect(resolveEta({ ...none, situation, lanes: twoDays, carrier })).toMatchObject(carrier);
    }
  });

  it('learns nothing from nine deliveries', () => {
    expect(resolveEta({ ...none, lanes: [lane([0, 0, 9])] })).toBeNull();
  });

  it('passes over an estimate it cannot read, and turns one round that is backwards', () => {
    expect(resolveEta({ ...none, carrier: { earliest: 'soon', latest: '0001-01-01T00:00:00Z' } })).toBeNull();
    expect(resolveEta({ ...none, carrier: { earliest: carrier.latest, latest: carrier.earliest } })).toMatchObject(
      carrier,
    );
  });
});
