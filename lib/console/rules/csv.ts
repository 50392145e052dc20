/** Signs by which a spreadsheet takes a cell for a formula, their full-width twins included. */
const FORMULA = /^(?:[\s\u00a0\ufeff]*[=+\-@＝＋－＠]|[\t\r])/u;

/**
 * One cell of a CSV file (RFC 4180). What a spreadsheet would run as a formula is given an apostrophe, which shows it as
 * text: names, comments and titles are other people's. Numbers of our own stay numbers.
 */
export function csvCell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\n\r;']/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Lines of a CSV file, each ended as RFC 4180 has it. */
export const csvLine = (cells: readonly (string | number | null | undefined)[]): string =>
  `${cells.map(csvCell).join(',')}\r\n`;
