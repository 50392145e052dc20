import type { Figure } from '../types';

type Span = { of: number; good: number };
type Spans = { now: Span; before: Span };

/** Fewer than so many cases say nothing about a shop. */
const ENOUGH = 5;

const percent = ({ of, good }: Span): number => Math.round((good / of) * 100);

/** One share of 28 days against the 28 before; too little data says so. */
export function figure(label: string, spans: Spans, words: { note: (span: Span) => string; enough?: number }): Figure {
  const enough = words.enough ?? ENOUGH;
  const { now, before } = spans;
  if (now.of < enough) return { label, value: null, note: words.note(now), change: null };
  const value = percent(now);
  if (before.of < enough) return { label, value: `${value} %`, note: words.note(now), change: null };
  const points = value - percent(before);
  return {
    label,
    value: `${value} %`,
    note: words.note(now),
    change:
      points === 0
        ? { text: 'unchanged', tone: 'calm' }
        : {
            text: `${points > 0 ? '↑' : '↓'} ${Math.abs(points)} ${Math.abs(points) === 1 ? 'point' : 'points'}`,
            tone: points > 0 ? 'good' : 'bad',
          },
  };
}

const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

/** The four numbers of the first screen. `sayValue` words a sum in the shop's money. */
export function figures(
  counts: { promises: Spans; told: Spans; kept: Spans; happy: Spans },
  sayValue: (amount: number) => string,
): Figure[] {
  return [
    figure('Promises kept', counts.promises, {
      note: ({ of, good }) =>
        of === 0 ? 'No promised parcel has arrived yet' : `${good} of ${count(of, 'parcel')} by the day you gave`,
    }),
    figure('Told first', counts.told, {
      note: ({ of, good }) =>
        of === 0 ? 'Nothing came late' : `${good} of ${count(of, 'delay')} shown before they asked`,
      enough: 3,
    }),
    figure('Sale kept', counts.kept, {
      note: ({ of, good }) =>
        of === 0 ? 'Nothing has come back' : `${sayValue(good)} of ${sayValue(of)} stayed as exchange or credit`,
      enough: 1,
    }),
    figure('Satisfaction', counts.happy, {
      note: ({ of }) => (of === 0 ? 'Nobody has answered yet' : `${count(of, 'answer')} in 28 days`),
    }),
  ];
}
