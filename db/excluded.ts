import { getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';

/** `set column = excluded.column` for each column named: what an upsert takes over from the row that met another. */
export function excluded<T extends PgTable, K extends keyof T['_']['columns'] & string>(
  table: T,
  columns: readonly K[],
): Record<K, SQL> {
  const all = getTableColumns(table);
  return Object.fromEntries(
    columns.map((column) => [column, sql`excluded.${sql.identifier(all[column]?.name ?? column)}`]),
  ) as Record<K, SQL>;
}
