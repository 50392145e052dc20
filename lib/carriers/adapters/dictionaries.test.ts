import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { adapterFor } from '../registry';
import { toObservations } from '../rules/to-observations';
import type { Source } from '../types';
import { unknownCode } from '../unknown-code';
import type { Examples } from './examples';

const folders = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && readdirSync(join(import.meta.dirname, entry.name)).includes('codes.ts'))
  .map(({ name }) => name);

const isRow = (value: unknown) => Array.isArray(value) && typeof value[0] === 'string' && value.length >= 2;
/** A table of codes: an object of rows. One of sentences: a list of patterns, each with its row. */
const isTable = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.keys(value).length > 0 &&
  Object.values(value).every(isRow);
const isPhrases = (value: unknown): value is [RegExp, unknown][] =>
  Array.isArray(value) && value.every((one) => Array.isArray(one) && one[0] instanceof RegExp);

/** Tables of attempts and conflicts, whose cells are no meanings of a code; the adapters' own tests hold them. */
const NO_MEANINGS = new Set(['ATTEMPT_CODES', 'REFINES', 'STANDARD_ZONES', 'FIXED_ZONES']);

const sources = await Promise.all(
  folders.map(async (source) => ({
    source: source as Source,
    codes: (await import(`./${source}/codes.ts`)) as Record<string, unknown>,
    examples: ((await import(`./${source}/examples.ts`)) as { examples: Examples }).examples,
  })),
);

describe.each(sources)('$source', ({ source, codes, examples }) => {
  const tables = Object.entries(codes).filter(([name, table]) => !NO_MEANINGS.has(name) && isTable(table));
  const phrases = Object.entries(codes).filter(([, table]) => isPhrases(table));

  it('has an example of every row of its dictionary, and none of another', () => {
    expect(Object.keys(examples).sort()).toEqual([...tables, ...phrases].map(([name]) => name).sort());
    for (const [name, table] of tables)
      expect(Object.keys(examples[name]?.means ?? {}).sort()).toEqual(Object.keys(table as object).sort());
    for (const [name, table] of phrases) {
      const told = Object.keys(examples[name]?.means ?? {});
      const first = told.map((sentence) =>
        (table as [RegExp, unknown][]).findIndex(([phrase]) => phrase.test(sentence)),
      );
      expect([...new Set(first)].sort((a, b) => a - b)).toEqual((table as unknown[]).map((_, i) => i));
    }
  });

  it.each(
    Object.entries(examples).flatMap(([table, { payload, means }]) =>
      Object.entries(means).map(([code, meaning]) => ({ table, code, meaning, body: payload(code) })),
    ),
  )('$table $code: $meaning', ({ body, meaning }) => {
    const [shipment] = adapterFor(source).parse(body, 'tracking').shipments;
    const told = shipment?.events[0] ?? shipment;
    const parts = [told?.status, told?.sub_status, told?.cause, told?.action_by];
    expect(parts.map((part) => part ?? '-').join(' ')).toBe(meaning);
    // what the dictionary has is counted nowhere as unknown
    const facts = shipment ? toObservations(shipment, { source, receivedAt: '2026-05-06T00:00:00Z' }) : [];
    expect(facts.map(unknownCode).filter(Boolean)).toEqual([]);
  });
});
