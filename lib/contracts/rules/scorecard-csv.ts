import { dwellOf, groupScores, type Score, type ScoreRow } from './scorecard';

/** A cell that no spreadsheet takes for a formula (OWASP, CSV injection), with its quotes doubled. */
export function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  const safe = /^[\s]*[=+\-@\t\r|%]/.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""').replace(/[\r\n]+/g, ' ')}"`;
}

const HEAD = [
  'carrier',
  'service',
  'origin',
  'destination',
  'parcels',
  'came_by_promise',
  'with_promise',
  'came_by_first_estimate',
  'with_estimate',
  'first_try',
  'tried',
  'lost',
  'damaged',
  'ended',
  'longest_silence_days_median',
  'rating_sum',
  'ratings',
  'value_minor_units',
];

const cells = (score: Score): (number | null)[] => [
  score.parcels,
  score.promised.good,
  score.promised.of,
  score.estimated.good,
  score.estimated.of,
  score.first.good,
  score.first.of,
  score.lost,
  score.damaged,
  score.ended,
  dwellOf(score.dwells, 0.5),
  score.ratings.sum,
  score.ratings.of,
  score.value,
];

/** A scorecard as counts, a line for each carrier, service and lane: whoever reckons with it needs no rounding of ours. */
export function scorecardCsv(rows: readonly ScoreRow[]): string {
  const lines = groupScores(rows, ({ carrier, service, origin, destination }) => [
    carrier,
    service,
    origin,
    destination,
  ]).map(({ key, score }) => [...key, ...cells(score)].map(csvCell).join(','));
  return `${[HEAD.join(','), ...lines].join('\r\n')}\r\n`;
}
