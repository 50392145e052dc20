import { describe, expect, it } from 'vitest';
import type { CaseVerdict } from './case-of';
import { dueAt, painOf, severityOf, type Weight } from './severity';

const verdict = (members: Partial<CaseVerdict> = {}): CaseVerdict => ({
  kind: 'stall',
  situation: 'on_the_way',
  silentDays: 5,
  lateDays: 0,
  ...members,
});
const usual: Weight = { value: 10_000, usualValue: 10_000, hasWritten: false, isTold: false };

describe('pain', () => {
  it.each([
    ['a stall of five days', verdict(), usual, 70],
    ['and three days late', verdict({ lateDays: 3 }), usual, 76],
    ['twice as dear', verdict(), { ...usual, value: 20_000 }, 75],
    ['a quarter as dear', verdict(), { ...usual, value: 2_500 }, 60],
    ['a thousand times as dear counts no more than it may', verdict(), { ...usual, value: 10_000_000 }, 95],
    ['nothing to compare with', verdict(), { ...usual, usualValue: null }, 70],
    ['free of charge', verdict(), { ...usual, value: 0 }, 70],
    ['who has written waits harder', verdict(), { ...usual, hasWritten: true }, 95],
    ['who has been told waits easier', verdict(), { ...usual, isTold: true }, 45],
    ['a year of silence is not worse than everything', verdict({ silentDays: 365 }), usual, 110],
    ['lost today', verdict({ kind: 'lost', silentDays: 0 }), usual, 100],
    ['a day late', verdict({ kind: 'late', silentDays: 0, lateDays: 1 }), usual, 40],
    [
      'never below nothing',
      verdict({ kind: 'late', silentDays: 0, lateDays: 0 }),
      { ...usual, value: 1, isTold: true },
      0,
    ],
  ])('%s', (_, one, weight, expected) => {
    expect(painOf(one, weight)).toBe(expected);
  });
});

describe('by when somebody looks', () => {
  it.each([
    // Wednesday noon in Berlin
    [100, '2026-11-25T11:00:00Z', '2026-11-25T17:00:00.000Z'],
    [70, '2026-11-25T11:00:00Z', '2026-11-26T17:00:00.000Z'],
    [30, '2026-11-25T11:00:00Z', '2026-11-27T17:00:00.000Z'],
    // in the afternoon it is tomorrow's
    [100, '2026-11-25T14:00:00Z', '2026-11-26T17:00:00.000Z'],
    // on a Saturday it is Monday's, and Tuesday's
    [100, '2026-11-28T08:00:00Z', '2026-11-30T17:00:00.000Z'],
    [70, '2026-11-28T08:00:00Z', '2026-12-01T17:00:00.000Z'],
  ])('pain %i at %s: %s', (pain, now, expected) => {
    expect(dueAt(severityOf(pain), new Date(now), 'Europe/Berlin').toISOString()).toBe(expected);
  });
});
