import { expect, it } from 'vitest';
import { sayTracker } from './word-tracker';

const clock = { zone: 'UTC', now: new Date('2026-11-25T12:00:00Z') };
const tracker = { source: 'easypost', name: 'easypost', lastError: null, at: '2026-11-24T11:00:00Z' };

it.each([
  [{ ...tracker, state: 'followed' as const }, 'EasyPost follows it since Tue 24 Nov, 11:00.'],
  [{ ...tracker, state: 'wanted' as const }, 'EasyPost is being asked to follow it.'],
  [
    { ...tracker, name: 'Warehouse', state: 'refused' as const, lastError: 'No such number' },
    'Warehouse (EasyPost) does not follow it. No such number.',
  ],
])('%j', (facts, words) => {
  expect(sayTracker(facts, clock)).toBe(words);
});
