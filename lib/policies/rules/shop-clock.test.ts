import { expect, it, test } from 'vitest';
import { readShopClock, showShopClock } from './shop-clock';

test.each([
  ['2026-12-01T09:00', 'Europe/Berlin', '2026-12-01T08:00:00.000Z'],
  ['2026-07-01T09:00', 'Europe/Berlin', '2026-07-01T07:00:00.000Z'],
  ['2026-12-01T09:00', 'Asia/Tokyo', '2026-12-01T00:00:00.000Z'],
  ['2026-12-01T09:00', 'America/Los_Angeles', '2026-12-01T17:00:00.000Z'],
  // Shown twice: the first of the two.
  ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
])('%s in %s is %s', (text, zone, instant) => {
  expect(readShopClock(text, zone).toISOString()).toBe(instant);
  expect(showShopClock(new Date(instant), zone)).toBe(text);
});

it('a time that the clocks skip lies just after the jump', () => {
  const at = readShopClock('2026-03-29T02:30', 'Europe/Berlin').getTime();
  expect(at).toBeGreaterThanOrEqual(Date.parse('2026-03-29T00:30:00Z'));
  expect(at).toBeLessThanOrEqual(Date.parse('2026-03-29T01:30:00Z'));
});
