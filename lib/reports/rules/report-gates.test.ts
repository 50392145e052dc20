import { describe, expect, it } from 'vitest';
import { type GateParcel, reportGates } from './report-gates';
import { reportSettingsSchema, reportTerms } from './report-settings';

const TODAY = '2026-11-25';
const terms = reportTerms({});
const parcel = (more: Partial<GateParcel>): GateParcel => ({
  situation: 'on_the_way',
  sent: '2026-11-18',
  arrived: null,
  given: null,
  unitsFree: 1,
  unitsTold: 0,
  ...more,
});
const gate = (kind: string, more: Partial<GateParcel>, settings = {}) => {
  const found = reportGates(parcel(more), reportTerms(settings), TODAY).find((one) => one.kind === kind);
  if (!found) throw new Error(kind);
  return found.isOpen ? `open ${found.until ?? ''}`.trim() : `${found.reason} ${found.day ?? ''}`.trim();
};

describe('"it is not here"', () => {
  it.each([
    ['delivered today', { situation: 'delivered', arrived: '2026-11-25' }, 'too_soon 2026-11-26'],
    ['delivered yesterday', { situation: 'delivered', arrived: '2026-11-24' }, 'open 2026-12-24'],
    ['left with a neighbour', { situation: 'delivered_neighbour', arrived: '2026-11-20' }, 'open 2026-12-20'],
    ['the last day', { situation: 'delivered', arrived: '2026-10-26' }, 'open 2026-11-25'],
    ['a day later', { situation: 'delivered', arrived: '2026-10-25' }, 'window_over 2026-11-24'],
    ['delivered, nobody knows when', { situation: 'delivered' }, 'open'],
    ['on its way, in time', { given: '2026-11-25' }, 'on_its_way 2026-11-28'],
    ['three days late', { given: '2026-11-22' }, 'open'],
    ['without a day, sent a week ago', {}, 'on_its_way 2026-12-02'],
    ['without a day, sent two weeks ago', { sent: '2026-11-11' }, 'open'],
    ['without any date', { sent: null }, 'on_its_way'],
    ['lost', { situation: 'lost', given: '2026-11-30' }, 'open'],
    ['coming back', { situation: 'returning' }, 'open'],
    ['not handed over', { situation: 'label_made', sent: null }, 'not_sent'],
    ['cancelled', { situation: 'cancelled' }, 'not_sent'],
    ['nothing left of it', { situation: 'lost', unitsFree: 0 }, 'nothing_left'],
    ['told already', { situation: 'lost', unitsFree: 0, unitsTold: 1 }, 'told'],
  ] as [string, Partial<GateParcel>, string][])('%s', (_, more, said) => {
    expect(gate('not_arrived', more)).toBe(said);
  });

  it('waits as long as the shop says', () => {
    const arrived = { situation: 'delivered' as const, arrived: '2026-11-25' };
    expect(gate('not_arrived', arrived, { not_arrived_after_days: 0 })).toBe('open 2026-12-25');
    expect(gate('not_arrived', arrived, { not_arrived_after_days: 5 })).toBe('too_soon 2026-11-30');
    expect(gate('not_arrived', { given: '2026-11-24' }, { late_after_days: 1 })).toBe('open');
  });
});

describe.each(['damaged', 'missing', 'wrong'])('"%s"', (kind) => {
  it.each([
    ['on its way', { given: '2026-11-01' }, 'not_delivered'],
    ['lost', { situation: 'lost' }, 'not_delivered'],
    ['came today', { situation: 'delivered', arrived: '2026-11-25' }, 'open 2026-12-09'],
    ['collected', { situation: 'collected', arrived: '2026-11-25' }, 'open 2026-12-09'],
    ['the last day', { situation: 'delivered', arrived: '2026-11-11' }, 'open 2026-11-25'],
    ['a day later', { situation: 'delivered', arrived: '2026-11-10' }, 'window_over 2026-11-24'],
  ] as [string, Partial<GateParcel>, string][])('%s', (_, more, said) => {
    expect(gate(kind, more)).toBe(said);
  });
});

it('settings are whole numbers of days, and kinds that exist', () => {
  expect(reportSettingsSchema.safeParse({ contents_within_days: 0 }).success).toBe(false);
  expect(reportSettingsSchema.safeParse({ photos: ['stolen'] }).success).toBe(false);
  expect(reportSettingsSchema.safeParse({ surprise: 1 }).success).toBe(false);
  expect(terms).toMatchObject({ contents_within_days: 14, photos: ['damaged', 'wrong'], auto_accept: null });
});
