import { describe, expect, it } from 'vitest';
import { heldUntil, stopsAway, troubleOf, worthQuoting } from './courier-words';
import { event } from './testing/order-facts';

describe('stopsAway', () => {
  it.each([
    ['Your driver is 8 stops away', 8],
    ['1 stop away', 1],
    ['0 stops away', null],
    ['108 stops away', null],
    ['Noch 8 Stopps bis zur Zustellung.', 8],
    ['お届けまであと3件です', 3],
    ['Noch 108 Stopps', null],
    ['Driver stopped away from the door', null],
    [null, null],
  ])('%s → %s', (text, stops) => expect(stopsAway(text)).toBe(stops));
});

describe('heldUntil', () => {
  it.each([
    ['Held until 2026-11-30', '2026-11-30'],
    ['Lagerfrist bis 1.12.2026.', '2026-12-01'],
    ['Held until 2026-11-20', null],
    ['Held until 2027-11-30', null],
    ['Held until 2026-02-30', null],
    ['Locker 14, shelf 3.4.20', null],
    ['Liegt bis 01.12. am Kiosk Yilmaz bereit', '2026-12-01'],
    ['Abholung bis zum 5.1. möglich', '2027-01-05'],
    ['宅配ボックスに入れました。12月1日（火）までお預かりします', '2026-12-01'],
    ['Seit 24.11.2026 am Kiosk bereit', null],
    ['Letzter Tag: bis 24.11.2026', '2026-11-24'],
    ['Seit 24.11.2026 am Kiosk bereit, Abholung bis 01.12.2026', '2026-12-01'],
    ['Ready 2026-11-24, held until 2026-12-01', '2026-12-01'],
    ['Seit 24.11.2026 bereit, bis 01.12.', '2026-12-01'],
    ['Bis 01.12.2026 abholen, hier seit 24.11.2026', '2026-12-01'],
    ['Ready 2026-11-24 (2026-12-01)', '2026-12-01'],
    ['Eingetroffen am 1.12. um 9 Uhr', null],
    ['Abholung bis 31.2. möglich', null],
    ['', null],
  ])('%s → %s', (text, day) => expect(heldUntil(text, '2026-11-24')).toBe(day));
});

describe('worthQuoting', () => {
  it.each([
    ['Anschluss nach Leipzig verpasst.', true],
    ['玄関先の青いベンチに置きました', true],
    ['DELIVERED, FRONT DOOR/PORCH', false],
    ['Delivered', false],
    ['OK 0042', false],
    ['', false],
  ])('%s: %s', (text, expected) => expect(worthQuoting(text)).toBe(expected));
});

describe('troubleOf', () => {
  it('finds the newest event that says why', () => {
    const arrived = event('in_transit', 'arrived', '2026-11-24T10:00:00Z');
    const delay = event('in_transit', 'weather_delay', '2026-11-23T10:00:00Z');
    const older = event('exception', 'missorted', '2026-11-22T10:00:00Z');
    expect(troubleOf([arrived, delay, older])).toBe(delay);
    expect(troubleOf([arrived])).toBeNull();
  });
});
