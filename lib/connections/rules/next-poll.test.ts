import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SHIPMENT_STATUSES } from '@/lib/carriers/types';
import { isOver, nextPoll, type PollFacts } from './next-poll';

const NOW = new Date('2026-11-22T12:00:00Z');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const facts = (days: number, over: Partial<PollFacts> = {}): PollFacts => ({
  now: NOW,
  since: new Date(NOW.getTime() - days * DAY),
  status: 'in_transit',
  subStatus: null,
  isCollected: true,
  heardAt: null,
  failures: 0,
  chance: 0.5,
  ...over,
});
const hours = (input: PollFacts) => {
  const next = nextPoll(input);
  return next && (next.getTime() - NOW.getTime()) / HOUR;
};

it.each([
  ['the first day', facts(0), 1],
  ['the seventh day', facts(6.9), 1],
  ['the second week', facts(7), 24],
  ['the third, with the carrier', facts(14), 24],
  ['the third, never handed over', facts(14, { isCollected: false }), 72],
  ['the same after failures', facts(14, { isCollected: false, failures: 3 }), 72],
  ['never handed over, day 60', facts(60, { isCollected: false }), null],
  ['day 59', facts(59.9), 24],
  ['day 60', facts(60), null],
  ['delivered', facts(1, { status: 'delivered' }), null],
  ['expired', facts(1, { status: 'expired' }), null],
  ['on its way back', facts(1, { status: 'returned', subStatus: 'returning' }), 1],
  ['back', facts(1, { status: 'returned', subStatus: 'returned_to_sender' }), null],
  ['told an hour ago by a provider that tells', facts(1, { heardAt: new Date(NOW.getTime() - HOUR) }), 23],
  ['told two days ago by one', facts(3, { heardAt: new Date(NOW.getTime() - 2 * DAY) }), 1],
  ['one failure', facts(1, { failures: 1 }), 2],
  ['four failures', facts(1, { failures: 4 }), 16],
  ['a hundred failures', facts(1, { failures: 100 }), 24],
])('%s: %#', (_, input, expected) => {
  expect(hours(input)).toBe(expected);
});

it('is spread by a tenth either way, always ahead, and never beyond a day and its tenth', () => {
  expect(hours(facts(1, { chance: 0 }))).toBeCloseTo(0.9);
  expect(hours(facts(1, { chance: 1 }))).toBeCloseTo(1.1);
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 90, noNaN: true }),
      fc.constantFrom(...SHIPMENT_STATUSES),
      fc.nat(1000),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (days, status, failures, chance) => {
        const ahead = hours(facts(days, { status, failures, chance }));
        if (ahead === null) expect(isOver(status, null) || days >= 60).toBe(true);
        else expect(ahead > 0 && ahead <= 26.4).toBe(true);
      },
    ),
  );
});
