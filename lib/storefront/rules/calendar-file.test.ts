import { describe, expect, it } from 'vitest';
import { calendarFile } from './calendar-file';

const entry = {
  uid: 'a@shop.test',
  stamp: new Date('2026-11-24T11:00:00Z'),
  summary: 'Delivery',
  description: 'Two lines\nand, more; or \\ less',
  url: 'https://shop.test/x',
};
const lines = (file: string) => file.replace(/\r\n /g, '').split('\r\n');

describe('calendarFile', () => {
  it('writes hours as instants and days as days, the end after the last', () => {
    const hours = { start: new Date('2026-11-26T09:00:00Z'), end: new Date('2026-11-26T12:00:00Z') };
    expect(lines(calendarFile({ ...entry, ...hours, sequence: 2 }))).toEqual(
      expect.arrayContaining(['SEQUENCE:2', 'DTSTART:20261126T090000Z', 'DTEND:20261126T120000Z']),
    );
    expect(lines(calendarFile({ ...entry, day: '2026-12-31' }))).toEqual(
      expect.arrayContaining(['DTSTART;VALUE=DATE:20261231', 'DTEND;VALUE=DATE:20270101']),
    );
    expect(lines(calendarFile({ ...entry, day: '2026-11-26', lastDay: '2026-11-28' }))).toContain(
      'DTEND;VALUE=DATE:20261129',
    );
  });

  it('escapes what would end a line or a value', () => {
    expect(lines(calendarFile({ ...entry, day: '2026-11-26' }))).toContain(
      'DESCRIPTION:Two lines\\nand\\, more\\; or \\\\ less',
    );
  });

  it('keeps every line within 75 octets, without tearing a character', () => {
    const file = calendarFile({ ...entry, day: '2026-11-26', summary: 'お届け'.repeat(40) });
    for (const line of file.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
    expect(lines(file)).toContain(`SUMMARY:${'お届け'.repeat(40)}`);
  });

  it('holds several entries in one calendar', () => {
    const file = lines(calendarFile({ ...entry, day: '2026-11-26' }, { ...entry, uid: 'b', day: '2026-11-27' }));
    expect(file.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(2);
    expect(file.filter((line) => line === 'BEGIN:VCALENDAR')).toHaveLength(1);
  });
});
