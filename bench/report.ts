import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '@/bin/setup';
import type { Spread } from './rounds';

export type Ratio = {
  name: string;
  value: Spread;
  /** What is asked for at least (or at most), and what we aim at. */
  target: number;
  aim?: number;
  less?: boolean;
};

/** A fact that does not depend on how busy the machine is. */
export type Check = { name: string; value: string | number; ok: boolean };

export type Report = {
  part: string;
  title: string;
  columns: string[];
  rows: (string | number | null)[][];
  ratios: Ratio[];
  checks: Check[];
  notes?: string[];
};

const number = (value: number) =>
  Number.isNaN(value) ? '–' : value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
const cell = (value: string | number | null) =>
  value === null ? '–' : typeof value === 'number' ? number(value) : value;
const say = (line = '') => console.log(line);

export const machine = () => ({
  node: process.version,
  cores: availableParallelism(),
  load: loadavg().map((load) => Number(load.toFixed(2))),
});

/** Prints a part's table, its ratios and its checks, and writes them to bench/results. False when a check failed. */
export function tell(report: Report, load: number[]): boolean {
  const { node, cores, load: after } = machine();
  say();
  say(report.title);
  say(`Node ${node}, ${cores} cores, load ${load.join(' ')} before and ${after.join(' ')} after`);
  say();
  table([report.columns, ...report.rows.map((row) => row.map(cell))]);
  if (report.ratios.length > 0) {
    say();
    table([
      ['ratio (within a round)', 'median', 'range', 'target', 'aim', ''],
      ...report.ratios.map(({ name, value, target, aim, less }) => [
        name,
        number(value.median),
        `${number(value.least)}–${number(value.most)}`,
        `${less ? '≤' : '≥'} ${target}`,
        aim === undefined ? '' : `${less ? '≤' : '≥'} ${aim}`,
        meets(value.median, aim ?? target, less) ? '✓' : meets(value.median, target, less) ? '·' : '✗',
      ]),
    ]);
  }
  say();
  for (const { name, value, ok } of report.checks) say(`${ok ? '✓' : '✗'} ${name}: ${value}`);
  for (const note of report.notes ?? []) say(note);
  const folder = join(ROOT, 'bench/results');
  mkdirSync(folder, { recursive: true });
  const written = { at: new Date().toISOString(), node, cores, load: { before: load, after }, ...report };
  writeFileSync(join(folder, `${report.part}.json`), `${JSON.stringify(written, null, 2)}\n`);
  return report.checks.every(({ ok }) => ok);
}

const meets = (value: number, limit: number, less = false) => (less ? value <= limit : value >= limit);

function table(rows: string[][]) {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  rows.forEach((row, index) => {
    say(
      row.map((text, column) => (column ? text.padStart(widths[column] ?? 0) : text.padEnd(widths[0] ?? 0))).join('  '),
    );
    if (index === 0) say(widths.map((width) => '─'.repeat(width)).join('  '));
  });
}
