const escapeText = (text: string) => text.replace(/([\\;,])/g, '\\$1').replace(/\r?\n/g, '\\n');

/** Lines longer than 75 octets continue on the next one, after a space (RFC 5545, 3.1). */
function fold(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const character of line) {
    const size = new TextEncoder().encode(character).length;
    if (octets + size > 74) {
      parts.push(part);
      part = '';
      octets = 0;
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join('\r\n ');
}

/** Whole local calendar days, YYYY-MM-DD, or hours between two instants. */
type When = { day: string; lastDay?: string } | { start: Date; end: Date };

export type CalendarFileEntry = {
  uid: string;
  stamp: Date;
  summary: string;
  description: string;
  url: string;
  /** Higher where the same entry has been given out before with another date. */
  sequence?: number;
} & When;

const instant = (at: Date): string => `${at.toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`;
const dayAfter = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

function span(when: When): string[] {
  if ('start' in when) return [`DTSTART:${instant(when.start)}`, `DTEND:${instant(when.end)}`];
  const end = dayAfter(when.lastDay ?? when.day);
  return [`DTSTART;VALUE=DATE:${when.day.replaceAll('-', '')}`, `DTEND;VALUE=DATE:${end.replaceAll('-', '')}`];
}

/** Entries as an iCalendar file (RFC 5545). */
export function calendarFile(...entries: CalendarFileEntry[]): string {
  const events = entries.flatMap((entry) => [
    'BEGIN:VEVENT',
    `UID:${entry.uid}`,
    `DTSTAMP:${instant(entry.stamp)}`,
    ...(entry.sequence ? [`SEQUENCE:${entry.sequence}`] : []),
    ...span(entry),
    `SUMMARY:${escapeText(entry.summary)}`,
    `DESCRIPTION:${escapeText(entry.description)}`,
    `URL:${entry.url}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]);
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Porchlight//EN',
    'METHOD:PUBLISH',
    ...events,
    'END:VCALENDAR',
    '',
  ]
    .map(fold)
    .join('\r\n');
}
