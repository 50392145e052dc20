import { describe, expect, it } from 'vitest';
import type { Eta } from '@/lib/carriers/types';
import { lateNews } from './late-news';

const on = (day: string): Eta => ({
  earliest: `${day}T00:00:00+01:00`,
  latest: `${day}T23:59:00+01:00`,
  source: 'learned',
  confidence: 'low',
});
const step = (day: string, told?: true) => ({
  at: '2026-11-24T11:00:00Z',
  eta: on(day),
  reason: 'silence' as const,
  ...(told && { told }),
});
type Facts = Parameters<typeof lateNews>[0];
const facts = (over: Partial<Facts> = {}): Facts => ({
  now: new Date('2026-11-24T11:00:00Z'),
  situation: 'on_the_way',
  promisedAt: null,
  timeZone: 'Europe/Berlin',
  original: on('2026-11-26'),
  current: on('2026-11-26'),
  trail: [],
  ...over,
});

describe('lateNews', () => {
  it.each<[string, Partial<Facts>, ReturnType<typeof lateNews>]>([
    ['on time', {}, null],
    ['a day later than first said', { current: on('2026-11-27') }, { day: '2026-11-27' }],
    ['a day later than promised', { promisedAt: '2026-11-25T12:00:00Z' }, { day: '2026-11-26' }],
    ['not later than promised', { current: on('2026-11-27'), promisedAt: '2026-11-28T12:00:00Z' }, null],
    ['a range that reaches past it', { current: { ...on('2026-11-26'), latest: on('2026-11-28').latest } }, null],
    ['over, and no new day', { now: new Date('2026-11-27T08:00:00Z') }, { day: null }],
    ['long over: no news', { now: new Date('2026-12-04T08:00:00Z') }, null],
    ['on the van after all', { current: on('2026-11-27'), situation: 'on_the_van' }, null],
    ['delivered', { current: on('2026-11-27'), situation: 'delivered' }, null],
    ['told already', { current: on('2026-11-27'), trail: [step('2026-11-27', true)] }, null],
    [
      'earlier than what was told',
      { current: on('2026-11-27'), trail: [step('2026-11-28', true), step('2026-11-27')] },
      null,
    ],
    [
      'later than what was told',
      { current: on('2026-11-30'), trail: [step('2026-11-27', true), step('2026-11-30')] },
      { day: '2026-11-30' },
    ],
    [
      'told, and then nothing more is known',
      { now: new Date('2026-11-28T08:00:00Z'), trail: [step('2026-11-27', true)] },
      null,
    ],
  ])('%s', (_name, over, expected) => expect(lateNews(facts(over))).toEqual(expected));
});
