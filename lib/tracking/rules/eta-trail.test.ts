import { describe, expect, it } from 'vitest';
import type { Eta } from '@/lib/carriers/types';
import type { EtaStep } from '../types';
import { type EtaCircumstances, markTold, nextEtas } from './eta-trail';

const on = (day: string, source: Eta['source'] = 'carrier', hours = ['00:00', '23:59']): Eta => ({
  earliest: `${day}T${hours[0]}:00+01:00`,
  latest: `${day}T${hours[1]}:00+01:00`,
  source,
  confidence: 'high',
});
const told = (over: Partial<EtaCircumstances> = {}) => ({
  at: '2026-11-24T11:00:00.000Z',
  zone: 'Europe/Berlin',
  situation: 'on_the_way' as const,
  cause: null,
  ...over,
});
const nothing = { original: null, current: null, trail: [] as EtaStep[] };
const reasons = ({ trail }: { trail: EtaStep[] }) => trail.map(({ reason }) => reason);
const first = nextEtas(nothing, on('2026-11-26'), told());

describe('nextEtas', () => {
  it('keeps the first for good and follows the newest', () => {
    const second = nextEtas(first, on('2026-11-27'), told());
    expect(second).toMatchObject({ original: on('2026-11-26'), current: on('2026-11-27') });
    expect(reasons(second)).toEqual(['first', 'carrier']);
    expect(nextEtas(second, null, told())).toEqual(second);
    expect(nextEtas(nothing, null, told())).toEqual(nothing);
  });

  it('takes other hours of the same day for the same step, told better', () => {
    const window = on('2026-11-26', 'carrier', ['10:00', '12:00']);
    const next = nextEtas(first, window, told());
    expect(next.trail).toEqual([{ at: told().at, eta: window, reason: 'first' }]);
    expect(next.original).toEqual(on('2026-11-26'));
  });

  it.each<[string, Eta, Partial<EtaCircumstances>, string]>([
    ['the carrier moves it', on('2026-11-28'), {}, 'carrier'],
    ['the carrier says why', on('2026-11-28'), { cause: 'weather' }, 'weather'],
    ['a cause excuses no earlier day', on('2026-11-25'), { cause: 'weather' }, 'carrier'],
    ['it has not left', on('2026-11-28', 'learned'), { situation: 'awaiting_courier' }, 'handover'],
    ['nothing was heard', on('2026-11-28', 'learned'), {}, 'silence'],
    ['the range grows narrower', on('2026-11-25', 'learned'), {}, 'history'],
  ])('%s', (_name, eta, over, reason) => {
    expect(reasons(nextEtas(first, eta, told(over)))).toEqual(['first', reason]);
  });

  it('begins the trail of a parcel that was estimated before there was one', () => {
    const old = { original: on('2026-11-26'), current: on('2026-11-26'), trail: [] };
    expect(reasons(nextEtas(old, on('2026-11-27'), told()))).toEqual(['carrier']);
  });

  it('keeps the first and the newest of a carrier that cannot make up its mind', () => {
    let etas = first;
    for (let day = 1; day <= 28; day++) etas = nextEtas(etas, on(`2026-12-${String(day).padStart(2, '0')}`), told());
    expect(etas.trail).toHaveLength(12);
    expect(etas.trail[0]?.eta).toEqual(on('2026-11-26'));
    expect(etas.trail.at(-1)?.eta).toEqual(on('2026-12-28'));
  });

  it('remembers what was told', () => {
    expect(markTold(nextEtas(first, on('2026-11-27'), told()).trail).map((step) => step.told)).toEqual([
      undefined,
      true,
    ]);
  });
});
