import { expect, it } from 'vitest';
import type { Eta } from '@/lib/carriers/types';
import { forgetUntold } from './forget-untold';

const eta = (day: string, source: Eta['source'] = 'carrier'): Eta => ({
  earliest: day,
  latest: day,
  source,
  confidence: 'high',
});
const step = (one: Eta) => ({ at: '2026-11-01T00:00:00Z', eta: one, reason: 'first' as const });
const [promised, wrong, right] = [eta('2026-11-20', 'promised'), eta('2026-11-21'), eta('2026-11-22')];
const at = new Date('2026-11-19T08:00:00Z');

it('keeps what the facts tell, and what is the shop’s own word', () => {
  const parcel = {
    id: 'x',
    direction: 'return' as const,
    shippedAt: at,
    labelledAt: at,
    etaOriginal: promised,
    eta: right,
    etaTrail: [step(promised), step(right)],
  };
  expect(forgetUntold(parcel, [right])).toEqual(parcel);
});

it('forgets a carrier’s word and a hand-over that no fact of the parcel tells', () => {
  const parcel = {
    direction: 'return' as const,
    shippedAt: new Date(0),
    labelledAt: at,
    etaOriginal: wrong,
    eta: wrong,
    etaTrail: [step(wrong), step(right), step(wrong)],
  };
  expect(forgetUntold(parcel, [right])).toEqual({
    direction: 'return',
    shippedAt: null,
    labelledAt: at,
    etaOriginal: right,
    eta: right,
    etaTrail: [step(right)],
  });
  expect(forgetUntold({ ...parcel, shippedAt: null }, [])).toMatchObject({
    etaOriginal: null,
    eta: null,
    etaTrail: [],
  });
});

it('gives back the day that the shop told of handing it over, which a stranger’s scan had taken the place of', () => {
  const parcel = { shippedAt: new Date(0), labelledAt: at, etaOriginal: null, eta: null, etaTrail: [] };
  expect(forgetUntold({ ...parcel, direction: 'outbound' }, [])).toMatchObject({ shippedAt: at });
  expect(forgetUntold({ ...parcel, direction: 'outbound', labelledAt: null }, [])).toMatchObject({ shippedAt: null });
});
