import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { withTestDb } from '@/db/testing/test-db';
import { HELD } from './constants';

/** A column of such a name, and every document and list of words, can hold a person until somebody has said that it does not. */
const TELLING =
  /name|mail|phone|address|city|postal|recipient|note|comment|message|reason|answer|word|detail|description|text|subject|body|bytes|label|title|question|declaration|part|error|url|contact|photo|wanted|document|data|signed/;

/** Columns that only look as if: what they hold instead. */
const PLAIN: Record<string, string> = {
  'credit_accounts.account_key': 'a keyed hash, with the money that is owed',
  'credit_entries.account_key': 'a keyed hash, with the money that is owed',
  'customer_flags.account_key': 'a keyed hash',
  'grants.token_hash': 'a hash',
  'inbox.reason': 'a code of ours',
  'order_lines.image_url': 'a picture of the catalogue',
  'order_lines.serials': 'what is engraved on goods',
  'order_lines.tags': 'what the shop calls its goods',
  'order_refunds.lines': 'lines and quantities',
  'problem_report_events.actor_name': 'who of the staff',
  'problem_reports.answer_by': 'a day',
  'return_cautions.data': 'weights, and what is engraved on goods',
  'return_events.actor_name': 'who of the staff',
  'return_inspections.serials': 'what is engraved on goods',
  'return_lines.reason': 'a code of the policy',
  'returns.quote': 'lines and amounts',
  'shipments.eta': 'days',
  'shipments.eta_original': 'days',
  'shipments.eta_trail': 'days',
  'tracking_events.eta': 'days',
  'withdrawals.email_key': 'a keyed hash',
};

it('every column that can hold a person is blanked, goes with its row, or is said to hold none', () =>
  withTestDb(async ({ db }) => {
    const { rows: columns } = await db.execute<{ table: string; column: string; type: string }>(sql`
      select c.table_name as table, c.column_name as column, c.data_type as type from information_schema.columns c
      where c.table_schema = 'public' and c.data_type in ('text', 'character varying', 'json', 'jsonb', 'bytea', 'ARRAY')
      order by 1, 2`);
    const { rows: definers } = await db.execute<{ body: string }>(
      sql`select pg_get_functiondef('erase_history'::regproc) as body`,
    );
    const statements = (definers[0]?.body ?? '').split(';');
    const isForgotten = ({ table, column }: { table: string; column: string }) =>
      statements.some((one) => new RegExp(`UPDATE ${table}\\b[\\s\\S]*\\b${column} =`).test(one));
    const held = new Map(HELD.map((one) => [one.table, one]));
    const open = columns.flatMap((one) => {
      const { table, column, type } = one;
      const known = held.get(table);
      const place = `${table}.${column}`;
      if (!known || known.gone || column in (known.blank ?? {}) || place in PLAIN) return [];
      if (known.history && isForgotten(one)) return [];
      return type !== 'text' || TELLING.test(column) ? [place] : [];
    });
    expect(open).toEqual([]);

    const there = new Set(columns.map(({ table, column }) => `${table}.${column}`));
    const blanked = HELD.flatMap(({ table, blank }) => Object.keys(blank ?? {}).map((column) => `${table}.${column}`));
    expect([...Object.keys(PLAIN), ...blanked].filter((place) => !there.has(place))).toEqual([]);
  }));
