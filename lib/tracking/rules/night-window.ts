import { daysBetween } from '@/lib/core/local-date';
import type { Day } from './calendar';
import type { Span } from './dates';

const DAY = 24 * 60;
/** Hours that begin in an evening and are over by the next dawn belong to that evening. */
const EVENING = 17 * 60;
const DAWN = 6 * 60;
const LONGEST = 8 * 60;

/**
 * "22:00–01:00" is a window of its evening, not something between two days: its end is counted on past midnight
 * (1500 for 01:00). Once that midnight is over, what remains of it is a window of today. Any other span is given back.
 */
export function nightWindow(span: Span, today: Day): Span {
  const { from, to } = span;
  if (from.minute === null || to.minute === null || daysBetween(from.day, to.day) !== 1) return span;
  const end = to.minute + DAY;
  if (from.minute < EVENING || to.minute > DAWN || end - from.minute > LONGEST) return span;
  if (to.day === today && to.minute > 0) return { from: { day: today, minute: 0 }, to };
  return { from, to: { day: from.day, minute: end } };
}
