import { expect, it } from 'vitest';
import { newestFirst } from './newest-first';

const event = (id: string, occurredAt: string | null, localTime: string | null = null) => ({
  id,
  occurredAt,
  localTime,
  receivedAt: '2026-11-25T09:00:00Z',
});

it('orders by what happened, not by what was told or stored first', () => {
  const told = [
    event('c', '2026-11-23T17:00:00+01:00'),
    event('a', '2026-11-25T08:00:00Z'),
    event('b', null, '2026-11-24T06:00'),
    event('d', null),
  ];
  expect(newestFirst(told).map(({ id }) => id)).toEqual(['d', 'a', 'b', 'c']);
});

it('puts the later of two stored events first where their times are the same', () => {
  const told = [event('a', '2026-11-25T08:00:00Z'), event('b', '2026-11-25T08:00:00Z')];
  expect(newestFirst(told).map(({ id }) => id)).toEqual(['b', 'a']);
});
